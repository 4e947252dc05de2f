import { Select, Tabs } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { measuredBefore } from '../comparison/charts';
import { MoveLists, WhoChanges } from '../comparison/Differences';
import type { Comparison } from '../comparison/questions';
import { SideBySide } from '../comparison/SideBySide';
import { amend, Link, useAddress } from '../ground/address';
import type { VariablesOf } from '../ground/graphql';
import { tenths } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import { DRIFT, DRIFT_MOVES, DRIFT_OF_ALL, VERSION } from './questions';
import { earlierThan, versionIn } from './versions';

type Asked = VariablesOf<typeof DRIFT>;

/* Columns of a comparison are called after scenarios, one of which may be plainly worse; these are versions. */
const named = ({ columns, ...rest }: Comparison): Comparison => ({
  ...rest,
  columns: columns.map((column) => ({
    ...column,
    scenario: { id: String(column.version), name: `Version ${column.version}` },
    dominatedBy: [],
    dominatedByBaseline: false,
  })),
});

const Moves = ({ asked }: { asked: Asked }) => {
  const none = asked.compromised?.length === 0;
  const [{ data, error }] = useQuery({ query: DRIFT_MOVES, variables: asked, pause: none });
  if (none) return <p className="empty">Choose who is compromised to see what he has lost and gained since.</p>;
  if (error) return <Refusal error={error} />;
  const moves = data?.drift.columns.at(-1)?.chosen;
  return moves ? <MoveLists moves={moves} /> : <Waiting />;
};

const All = ({ asked }: { asked: Asked }) => {
  const [{ data, error }] = useQuery({ query: DRIFT_OF_ALL, variables: asked });
  if (error) return <Refusal error={error} />;
  const all = data?.drift.columns.at(-1)?.all;
  return all ? <WhoChanges changed={all} /> : <Waiting />;
};

const told = (comparison: Comparison): string => {
  const before = measuredBefore(comparison);
  const after = measuredBefore({ ...comparison, columns: comparison.columns.slice(-1) });
  const of = comparison.columns[0]?.chosen ? 'The score of the chosen' : 'The mean score of all identities';
  if (Math.abs(after - before) < 0.05) return `${of} is as it was: ${tenths(before)}.`;
  return `${of} has ${after < before ? 'fallen' : 'risen'} from ${tenths(before)} to ${tenths(after)}.`;
};

const Result = ({ asked }: { asked: Asked }) => {
  const { query } = useAddress();
  const [{ data, error }] = useQuery({ query: DRIFT, variables: asked });
  const drift = useMemo(() => data && named(data.drift), [data]);
  if (error) return <Refusal error={error} />;
  if (!drift) return <Waiting />;
  return (
    <>
      <p className="headline">{told(drift)}</p>
      <section className="card">
        <Tabs
          value={query.get('view') ?? 'side'}
          onChange={(chosen) => amend({ view: chosen === 'side' ? null : chosen })}
          keepMounted={false}
        >
          <Tabs.List aria-label="Views">
            <Tabs.Tab value="side">Side by side</Tabs.Tab>
            <Tabs.Tab value="lost">Lost and gained</Tabs.Tab>
            <Tabs.Tab value="all">All identities</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="side">
            <SideBySide comparison={drift} />
          </Tabs.Panel>
          <Tabs.Panel value="lost">
            <Moves asked={asked} />
          </Tabs.Panel>
          <Tabs.Panel value="all">
            <All asked={asked} />
          </Tabs.Panel>
        </Tabs>
      </section>
      <Provenance about={drift} />
    </>
  );
};

const Versions = ({ newest }: { newest: number }) => {
  const { query } = useAddress();
  const { compromised, assume } = useQuestion();
  const to = versionIn(query.get('until'), newest, newest);
  const from = versionIn(query.get('since'), to - 1, to - 1);
  const asked = useMemo(() => ({ from, to, compromised, assume }), [from, to, compromised, assume]);
  const choices = (below: number) =>
    earlierThan(below).map((version) => ({ value: `${version}`, label: `Version ${version}` }));
  return (
    <>
      <Compromised answered={false} withScenario={false} placeholder="Every identity, each alone">
        <div className="toolbar top">
          <Select
            size="sm"
            label="Since"
            data={choices(to)}
            value={`${from}`}
            allowDeselect={false}
            onChange={(since) => amend({ since })}
          />
          <Select
            size="sm"
            label="Until"
            data={choices(newest + 1).filter(({ value }) => value !== '1')}
            value={`${to}`}
            allowDeselect={false}
            onChange={(until) => amend({ until, since: null })}
          />
        </div>
      </Compromised>
      <Result asked={asked} />
    </>
  );
};

/** What have imports changed? */
const DriftPage = () => {
  const [{ data, error }] = useQuery({ query: VERSION, requestPolicy: 'cache-and-network' });
  const newest = data?.estate.snapshot.version;
  return (
    <div className="stack">
      <PageHead title="Drift" asks="What did the last import change: who reaches more, who less?" />
      {error && <Refusal error={error} />}
      {newest === undefined && !error && <Waiting />}
      {newest !== undefined && newest > 1 && <Versions newest={newest} />}
      {newest !== undefined && newest <= 1 && (
        <p className="empty">
          There is one version of the estate so far. <Link to="/estate">Import</Link> something newer, and compare.
        </p>
      )}
    </div>
  );
};

export default DriftPage;
