import { Button, Checkbox, MultiSelect, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { inWords, TYPES } from '../entity/kinds';
import { addressOf, amend, changed, Link, useAddress } from '../ground/address';
import { counted, whole } from '../ground/numbers';
import { useQuestion } from '../question/question';
import { wholeListOf } from '../question/wholeList';
import type { EntityFilter } from '../table/fields';
import { whereOf, whereText } from '../table/where';
import { Coverage } from './Coverage';
import { Proven } from './Proven';
import { FINDINGS } from './questions';
import type { Finding, Findings, Severity } from './questions';
import { Remedies } from './Remedies';

const SEVERITIES: readonly Severity[] = ['CRITICAL', 'HIGH', 'MODERATE', 'LOW'];

interface Asked {
  readonly rule: string[] | null;
  readonly severity: Severity[] | null;
  readonly tenant: string | null;
  readonly framework: string | null;
  readonly control: string | null;
  readonly where: EntityFilter | null;
  readonly accepted: boolean;
  readonly at: string | null;
  readonly scenario: string | null;
}

interface Choosing {
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

const Row = ({
  finding,
  asked,
  opened,
  choosing,
}: {
  finding: Finding;
  asked: Asked;
  opened: boolean;
  choosing: Choosing;
}) => (
  <li className="finding">
    <p className="finding-words">
      <Checkbox
        size="xs"
        className="no-print"
        aria-label={`Choose: ${finding.words}`}
        checked={choosing.chosen.includes(finding.id)}
        onChange={() => choosing.onChoose(finding.id)}
      />
      <span className={`chip severity ${finding.severity.toLowerCase()}`}>{inWords(finding.severity)}</span>
      <button
        type="button"
        className="finding-name"
        aria-expanded={opened}
        onClick={() => amend({ finding: opened ? null : finding.id }, { replace: true })}
      >
        {finding.words}
      </button>
    </p>
    <p className="quiet">
      {finding.rule.id} {finding.rule.title} · by <EntityLink entity={finding.cause} terse /> ·{' '}
      {counted(finding.subjectCount, 'subject')}
      {finding.customerCount > 0 && ` · ${counted(finding.customerCount, 'customer')}`}
    </p>
    {opened && <Proven finding={finding} at={asked.at} scenario={asked.scenario} />}
  </li>
);

/* A page of findings; the next one follows once it is asked for. */
const Page = ({
  asked,
  after,
  depth,
  choosing,
}: {
  asked: Asked;
  after: string | null;
  depth: number;
  choosing: Choosing;
}) => {
  const { query } = useAddress();
  const variables = useMemo(() => ({ ...asked, after }), [asked, after]);
  const [{ data, error }] = useQuery({ query: FINDINGS, variables });
  const shown = Number(query.get('pages') ?? 1);
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { nodes, pageInfo } = data.findings;
  return (
    <>
      <ul className="findings">
        {nodes.map((finding) => (
          <Row
            key={finding.id}
            finding={finding}
            asked={asked}
            opened={query.get('finding') === finding.id}
            choosing={choosing}
          />
        ))}
      </ul>
      {pageInfo.hasNextPage &&
        (depth < shown ? (
          <Page asked={asked} after={pageInfo.endCursor} depth={depth + 1} choosing={choosing} />
        ) : (
          <Button variant="default" size="compact-sm" onClick={() => amend({ pages: depth + 1 }, { replace: true })}>
            Show more
          </Button>
        ))}
    </>
  );
};

const NotJudged = ({ rules }: { rules: Findings['rules'] }) => {
  const silent = rules.filter(({ judged }) => judged !== 'WHOLLY');
  if (silent.length === 0) return null;
  return (
    <section className="card">
      <h2>What cannot be judged</h2>
      <p className="quiet">
        No source states what these rules need, of all or of some; no finding of theirs is no proof.
      </p>
      <ul className="plain-list">
        {silent.map(({ rule, judged, needed }) => (
          <li key={rule.id}>
            {rule.id} {rule.title}: {judged === 'NOT' ? 'not judged' : 'judged in part'}
            {needed && `, needs ${needed}`}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Answer = ({ asked }: { asked: Asked }) => {
  const { query } = useAddress();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const turn = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const [{ data, error }] = useQuery({ query: FINDINGS, variables: { ...asked, after: null } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { totalCount, acceptedCount, bySeverity, rules } = data.findings;
  const count = (severity: Severity) => bySeverity.find((each) => each.severity === severity)?.count ?? 0;
  return (
    <>
      <section className="card">
        <h2 className="headline">
          <strong>{counted(totalCount, 'finding')}</strong>
          {totalCount > 0 && `: ${SEVERITIES.map((each) => `${whole(count(each))} ${inWords(each)}`).join(', ')}`}
          {!asked.accepted &&
            acceptedCount > 0 &&
            `; ${whole(acceptedCount)} more ${acceptedCount === 1 ? 'is' : 'are'} accepted for a while`}
        </h2>
        <div className="toolbar">
          <MultiSelect
            size="sm"
            label="Rules"
            placeholder={query.has('rule') ? '' : 'all'}
            data={rules.map(({ rule }) => ({ value: rule.id, label: `${rule.id} ${rule.title}` }))}
            value={query.getAll('rule')}
            onChange={(rule) => amend({ rule, pages: null })}
            searchable
          />
          {asked.control && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => amend({ framework: null, control: null, pages: null })}
            >
              {asked.framework} {asked.control} ✕<span className="hidden">: of all controls again</span>
            </Button>
          )}
          <Button
            component="a"
            href={wholeListOf('findings', { ...asked })}
            download
            variant="default"
            size="compact-sm"
          >
            CSV, the whole list
          </Button>
        </div>
        <Remedies ids={chosen} at={asked.at} scenario={asked.scenario} onClear={() => setChosen([])} />
        <Page asked={asked} after={null} depth={1} choosing={{ chosen, onChoose: turn }} />
      </section>
      <NotJudged rules={rules} />
    </>
  );
};

const Views = ({ coverage }: { coverage: boolean }) => {
  const { query } = useAddress();
  return (
    <nav className="kinds" aria-label="Views">
      <Link to={addressOf('/findings', changed(query, { view: null }))} aria-current={coverage ? undefined : 'page'}>
        Findings
      </Link>
      <Link
        to={addressOf('/findings', changed(query, { view: 'coverage' }))}
        aria-current={coverage ? 'page' : undefined}
      >
        Frameworks
      </Link>
    </nav>
  );
};

/** Where does the estate fall short of good practice, and what ends it? */
const FindingsPage = () => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const severity = SEVERITIES.find((each) => each === query.get('severity'));
  const tenant = query.get('tenant');
  const coverage = query.get('view') === 'coverage';
  const asked = useMemo<Asked>(() => {
    const rule = query.getAll('rule');
    return {
      rule: rule.length > 0 ? rule : null,
      severity: severity ? [severity] : null,
      tenant,
      framework: query.get('framework'),
      control: query.get('control'),
      where: whereText(whereOf(query) ?? {}) === null ? null : whereOf(query),
      accepted: query.has('accepted'),
      at: assume.at ?? null,
      scenario,
    };
  }, [query, severity, tenant, assume, scenario]);
  return (
    <div className="stack">
      <PageHead title="Findings" asks="Where does the estate fall short of good practice, and what ends it?" />
      <Views coverage={coverage} />
      <section className="card question" hidden={coverage}>
        <div className="toolbar">
          <SegmentedControl
            aria-label="Severity"
            data={[{ value: '', label: 'All' }, ...SEVERITIES.map((each) => ({ value: each, label: inWords(each) }))]}
            value={severity ?? ''}
            onChange={(chosen) => amend({ severity: chosen, pages: null })}
          />
          <SegmentedControl
            aria-label="Accepted"
            data={[
              { value: '', label: 'That count' },
              { value: '1', label: 'Accepted' },
            ]}
            value={query.has('accepted') ? '1' : ''}
            onChange={(accepted) => amend({ accepted, pages: null })}
          />
          <div className="grow">
            <EntityPicker
              label="Of the tenant"
              placeholder="any"
              chosen={tenant ? [tenant] : []}
              onChange={([id]) => amend({ tenant: id, pages: null })}
              kinds={TYPES.Tenants}
              single
            />
          </div>
        </div>
      </section>
      {coverage ? <Coverage at={asked.at} scenario={asked.scenario} /> : <Answer asked={asked} />}
    </div>
  );
};

export default FindingsPage;
