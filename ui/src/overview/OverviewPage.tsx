import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { BeingLoaded } from '../answer/BeingLoaded';
import { PageHead } from '../answer/PageHead';
import { valuedCount, valuedWord } from '../answer/score';
import { LevelBars, Ring } from '../answer/ScoreCard';
import { SUMMARY } from '../answer/summary';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { addressOf, changed, go, Link, useAddress } from '../ground/address';
import type { Assumptions, VariablesOf } from '../ground/graphql';
import { counted, points, tenths, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useQuestion } from '../question/question';
import type { Question } from '../question/question';
import { draftedOf, inputOf } from '../what-if/changes';
import type { ChangeInput } from '../what-if/changes';
import { openAsDraft } from '../what-if/draft';
import { AS_MANY, HELPS, MOST, MOST_AFTER, PAGE } from './questions';
import type { Most, Reacher } from './questions';

/* How many stand in the list of the first. */
const LISTED = 6;

const open = (name: string, change: Parameters<typeof draftedOf>[0]) => {
  openAsDraft(name, '', [draftedOf(change)]);
  go('/scenarios');
};

type AsManyAs = VariablesOf<typeof AS_MANY>;

/* How many take over as many customers as the first did: of the page where they end on it, else the server counts them all. */
const AsMany = ({ edges, of }: { edges: readonly { readonly value: number }[]; of: AsManyAs }) => {
  const count = edges.filter((edge) => edge.value >= of.value).length;
  const [{ data }] = useQuery({ query: AS_MANY, variables: of, pause: count < PAGE });
  if (count < PAGE) return whole(count);
  return data ? whole(data.ranking.totalCount) : `${whole(count)} or more`;
};

const Effect = ({ most, change, assume }: { most: Most; change: ChangeInput; assume: Assumptions }) => {
  const variables = useMemo(() => ({ assume, changes: [change] }), [assume, change]);
  const [{ data, error }] = useQuery({ query: MOST_AFTER, variables });
  const value = most.edges[0]!.value;
  const before = useMemo(() => ({ assume, scenario: null, changes: [], value }), [assume, value]);
  const after = useMemo(() => ({ assume, scenario: null, changes: [change], value }), [assume, change, value]);
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  return (
    <p>
      <span className="great">
        <span className="before">
          <AsMany edges={most.edges} of={before} />
        </span>{' '}
        →{' '}
        <strong>
          <AsMany edges={data.ranking.edges} of={after} />
        </strong>
      </span>{' '}
      identities that take over {counted(value, 'customer')}.
    </p>
  );
};

const Change = ({ most, assume }: { most: Most; assume: Assumptions }) => {
  const { query } = useAddress();
  const [{ data, error }] = useQuery({ query: HELPS, variables: { assume } });
  const best = data?.advice.changes[0];
  const input = useMemo(() => best && inputOf(draftedOf(best.change)), [best]);
  const gravest = most.edges[0]!.node;
  const kept = changed(questionOf(query), { of: gravest.id });
  return (
    <section className="card answer" aria-label="What one change helps most">
      <h2>What one change helps most, over all identities?</h2>
      {error && <Refusal error={error} />}
      {!data && !error && (
        <>
          <p className="quiet">
            Every candidate is tried on every identity; that takes seconds, a minute where there are many.
          </p>
          <Waiting rows={1} />
        </>
      )}
      {data && !best && <p>No change of cost 1 lowers the damage.</p>}
      {data && best && input && (
        <>
          <p className="headline">{best.change.words}</p>
          <Effect most={most} change={input} assume={assume} />
          <p className="toolbar">
            <span className="quiet">
              Mean residual score over all identities, each compromised alone: {points(data.advice.before)} →{' '}
              {points(data.advice.after)}, for a cost of {best.change.cost}.
            </span>
          </p>
        </>
      )}
      <p className="toolbar">
        {data && best && (
          <Button size="compact-sm" onClick={() => open(data.advice.scenario.name, best.change)}>
            Open as a scenario
          </Button>
        )}
        <Link to={addressOf('/advice', questionOf(query))}>The best set of changes</Link>
        <Link to={addressOf('/choke-points', kept)}>What helps {gravest.name} alone</Link>
      </p>
    </section>
  );
};

const OfTheEstateOnly = () => (
  <section className="card answer" aria-label="What one change helps most">
    <h2>What one change helps most, over all identities?</h2>
    <p>Advice speaks of the estate as it is. Leave the scenario to be advised.</p>
  </section>
);

const Worst = ({ most, question }: { most: Most; question: Question }) => {
  const { query } = useAddress();
  const [{ data, error }] = useQuery({ query: SUMMARY, variables: question });
  const first = most.edges[0]!;
  const { assume, scenario } = question;
  const { value } = first;
  const as = useMemo(() => ({ assume, scenario, changes: null, value }), [assume, scenario, value]);
  const alike = most.edges.filter(({ rank }) => rank === 1).length - 1;
  const summary = data?.blastRadius;
  const valued = summary ? valuedCount(summary.score.vector) : undefined;
  return (
    <section className="card answer" aria-label="Who reaches the most customers">
      <h2>Who reaches the most customers?</h2>
      <div className="answer-body">
        {summary ? <Ring value={summary.score.residual} band={summary.score.band} /> : <div className="ring" />}
        <div className="stack">
          <p className="headline">
            {alike > 0 ? (
              <Link to={addressOf('/ranking', changed(questionOf(query), { of: null, by: 'TENANTS' }))}>
                <strong>
                  <AsMany edges={most.edges} of={as} /> identities
                </strong>
              </Link>
            ) : (
              <EntityLink entity={first.node} terse />
            )}{' '}
            {alike > 0 ? 'take' : 'takes'} over{' '}
            <strong>
              {whole(first.value)}
              {valued !== undefined && ` of ${whole(valued)}`}
            </strong>{' '}
            {summary && valued !== undefined ? valuedWord(summary.score.valued, valued) : 'customers'}
            {alike > 0 ? ', each compromised alone.' : '.'}
          </p>
          {alike > 0 && (
            <p>
              The gravest: <EntityLink entity={first.node} terse />, with the administration of{' '}
              {counted(first.measures.tenantAdminCount, 'customer')}.
            </p>
          )}
          {error && <Refusal error={error} />}
          {summary && (
            <LevelBars name="Held at least at" counts={summary.tenantCounts} of={valued ?? summary.tenantCounts.see} />
          )}
          <p className="toolbar">
            <Link className="button" to={addressOf('/blast-radius', changed(questionOf(query), { of: first.node.id }))}>
              See what falls
            </Link>
          </p>
        </div>
      </div>
    </section>
  );
};

const Row = ({ edge, most, kept }: { edge: Reacher; most: number; kept: URLSearchParams }) => (
  <tr>
    <td>
      <EntityLink entity={edge.node} />
    </td>
    <td className="wide">
      <span className="bar">
        <span className="control" style={{ width: `${most === 0 ? 0 : (100 * edge.value) / most}%` }} />
      </span>
    </td>
    <td className="number">{whole(edge.value)}</td>
    <td className="number">{whole(edge.measures.tenantAdminCount)}</td>
    <td className="number">{whole(edge.measures.entityCount)}</td>
    <td className="number">{tenths(edge.measures.score)}</td>
    <td>
      <Link
        to={addressOf('/blast-radius', changed(kept, { of: edge.node.id }))}
        aria-label={`See what falls with ${edge.node.name}`}
      >
        See
      </Link>
    </td>
  </tr>
);

const Firsts = ({ most }: { most: Most }) => {
  const { query } = useAddress();
  const kept = changed(questionOf(query), { of: null });
  return (
    <section className="card">
      <h2>The first of {counted(most.totalCount, 'identity', 'identities')}, each compromised alone</h2>
      <div className="scroller" role="region" aria-label="Who reaches most" tabIndex={0}>
        <table className="data dense">
          <thead>
            <tr>
              <th scope="col">Identity</th>
              <th scope="col" colSpan={2}>
                Customers at CONTROL
              </th>
              <th scope="col">Administrations</th>
              <th scope="col">Entities</th>
              <th scope="col">Score, inherent</th>
              <th scope="col">
                <span className="hidden">What falls</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {most.edges.slice(0, LISTED).map((edge) => (
              <Row key={edge.node.id} edge={edge} most={most.edges[0]!.value} kept={kept} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="toolbar top">
        <Link to={addressOf('/ranking', changed(kept, { by: 'TENANTS' }))}>The whole ranking, by any measure</Link>
      </p>
    </section>
  );
};

const Answers = ({ most }: { most: Most }) => {
  const { assume, scenario } = useQuestion();
  const first = most.edges[0]?.node.id;
  const question = useMemo(() => ({ compromised: first ? [first] : [], assume, scenario }), [first, assume, scenario]);
  if (!first)
    return (
      <BeingLoaded>
        <p className="empty">
          No identity is known yet. <Link to="/estate">Import an export</Link> to begin.
        </p>
      </BeingLoaded>
    );
  return (
    <>
      <div className="halves">
        <Worst most={most} question={question} />
        {scenario ? <OfTheEstateOnly /> : <Change most={most} assume={assume} />}
      </div>
      <Firsts most={most} />
      <Provenance about={most} />
    </>
  );
};

/** The two questions that everybody has first, answered at once. */
const OverviewPage = () => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const [{ data, error }] = useQuery({ query: MOST, variables: { assume, scenario } });
  return (
    <div className="stack">
      <PageHead title="Overview" asks="Who reaches the most customers, and what one change helps most?" />
      <section className="card ask">
        <EntityPicker
          label="When this is compromised, what falls?"
          placeholder="An identity, credential, tool … by name, UPN or id"
          chosen={[]}
          onChange={([id]) => id && go(addressOf('/blast-radius', changed(questionOf(query), { of: id })))}
          single
        />
      </section>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && <Answers most={data.ranking} />}
    </div>
  );
};

export default OverviewPage;
