import { Button, Select, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { measuredBefore } from '../comparison/charts';
import { Everyone, LostAndGained, Worth } from '../comparison/Differences';
import { COMPARISON } from '../comparison/questions';
import type { Column, Comparison } from '../comparison/questions';
import { nameOf, reportAddress } from '../comparison/report';
import { SideBySide } from '../comparison/SideBySide';
import { amend, useAddress } from '../ground/address';
import { counted } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import { decoded, keepDraft } from '../what-if/draft';
import { DraftEditor } from './DraftEditor';
import { SavedScenarios } from './SavedScenarios';

const Became = ({ column }: { column: Column }) => {
  if (!column.resolution) return null;
  const { changes, removalOnly, relationsRemoved, relationsAdded, entitiesAdded } = column.resolution;
  return (
    <section>
      <h3>{nameOf(column)}</h3>
      <p className="quiet">
        {counted(relationsRemoved, 'relation')} fewer, {counted(relationsAdded, 'relation')} and{' '}
        {counted(entitiesAdded, 'entity', 'entities')} more.
        {removalOnly && ' Nothing in it could give anybody more.'}
      </p>
      <ol>
        {changes.map(({ words, missing }, at) => (
          <li key={at}>
            {words}
            {missing.length > 0 && <strong> No longer in the estate: {missing.join(', ')}</strong>}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Views = ({ comparison }: { comparison: Comparison }) => {
  const { query } = useAddress();
  const { compromised, assume } = useQuestion();
  const scenarios = comparison.columns.flatMap(({ scenario }) => scenario ?? []);
  const shown = scenarios.find(({ id }) => id === query.get('show')) ?? scenarios[0]!;
  const against = useMemo(() => ({ scenarios: [shown.id], compromised, assume }), [shown.id, compromised, assume]);
  const view = query.get('view') ?? 'side';
  return (
    <section className="card">
      <Tabs value={view} onChange={(chosen) => amend({ view: chosen === 'side' ? null : chosen })} keepMounted={false}>
        <Tabs.List aria-label="Views">
          <Tabs.Tab value="side">Side by side</Tabs.Tab>
          <Tabs.Tab value="lost">Lost and gained</Tabs.Tab>
          <Tabs.Tab value="worth">What each change is worth</Tabs.Tab>
          <Tabs.Tab value="all">All identities</Tabs.Tab>
          <Tabs.Tab value="changes">Changes</Tabs.Tab>
        </Tabs.List>
        {['lost', 'worth', 'all'].includes(view) && scenarios.length > 1 && (
          <Select
            size="sm"
            label="Scenario"
            data={scenarios.map(({ id, name }) => ({ value: id, label: name }))}
            value={shown.id}
            allowDeselect={false}
            onChange={(id) => amend({ show: id })}
          />
        )}
        <Tabs.Panel value="side">
          <SideBySide comparison={comparison} />
        </Tabs.Panel>
        <Tabs.Panel value="lost">
          <LostAndGained against={against} />
        </Tabs.Panel>
        <Tabs.Panel value="worth">
          <Worth against={against} before={measuredBefore(comparison)} />
        </Tabs.Panel>
        <Tabs.Panel value="all">
          <Everyone against={against} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <div className="stack">
            {comparison.columns.map((column, at) => (
              <Became key={at} column={column} />
            ))}
          </div>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
};

const Compared = ({ scenarios }: { scenarios: string[] }) => {
  const { compromised, assume } = useQuestion();
  const variables = useMemo(() => ({ scenarios, compromised, assume }), [scenarios, compromised, assume]);
  const [{ data, error }] = useQuery({ query: COMPARISON, variables });
  const printed = useRef<HTMLAnchorElement>(null);
  useHotkeys([['p', () => printed.current?.click()]]);
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { comparison } = data;
  const best = comparison.columns.slice(1).reduce((one, other) => (other.saving > one.saving ? other : one));
  const report = (kind: 'md' | 'html') => reportAddress(kind, { scenarios, compromised, assume });
  return (
    <>
      <div className="page-head">
        <p className="headline">
          {best.saving > 0 ? (
            <>
              <strong>{nameOf(best)}</strong> saves most: {best.saving.toFixed(1)} points of the score, at the cost of{' '}
              {best.cost}.
            </>
          ) : (
            'None of these lowers the score.'
          )}
        </p>
        <div className="toolbar no-print">
          <Button
            component="a"
            ref={printed}
            variant="default"
            size="compact-sm"
            href={report('html')}
            target="_blank"
            aria-keyshortcuts="P"
          >
            Report, to print
          </Button>
          <Button component="a" variant="default" size="compact-sm" href={report('md')} download="comparison.md">
            Report as Markdown
          </Button>
        </div>
      </div>
      <Views comparison={comparison} />
      <Provenance about={comparison} />
    </>
  );
};

/** What if: make scenarios, and see them side by side. */
const ScenariosPage = () => {
  const { query } = useAddress();
  const scenarios = useMemo(() => query.getAll('compare'), [query]);
  const shared = query.get('draft');
  useEffect(() => {
    if (!shared) return;
    const draft = decoded(shared);
    if (draft.changes.length > 0) keepDraft(draft);
    amend({ draft: null }, { replace: true });
  }, [shared]);
  return (
    <div className="stack">
      <PageHead
        title="Scenarios"
        asks="What would change if this were revoked, activated only on demand, narrowed, rotated?"
      />
      <DraftEditor compared={scenarios} />
      <SavedScenarios compared={scenarios} />
      <Compromised answered={false} withScenario={false} />
      {scenarios.length === 0 ? (
        <p className="empty">Tick the scenarios that are to stand beside the estate as it is.</p>
      ) : (
        <Compared scenarios={scenarios} />
      )}
    </div>
  );
};

export default ScenariosPage;
