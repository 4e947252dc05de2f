import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { Chart } from '../drawing/Chart';
import { DataTable } from '../drawing/DataTable';
import type { Column as TableColumn } from '../drawing/DataTable';
import type { Palette } from '../drawing/palette';
import { EntityLink } from '../entity/EntityName';
import { Level } from '../entity/levels';
import type { Assumptions } from '../ground/graphql';
import { counted, points, tenths, whole } from '../ground/numbers';
import { falls, waterfall } from './charts';
import { CONTRIBUTIONS, EVERYONE, MOVES } from './questions';
import type { Changed, Contribution, Moves } from './questions';

/** One scenario against the estate as it is. */
export interface Against {
  readonly scenarios: string[];
  readonly compromised: string[];
  readonly assume: Assumptions;
}

type Move = Moves['lost']['edges'][number];

const MOVED: readonly TableColumn<Move>[] = [
  { header: 'Name', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} /> },
  {
    header: 'Before',
    value: ({ before }) => before,
    show: ({ before }) => (before ? <Level level={before} /> : 'not reached'),
  },
  {
    header: 'After',
    value: ({ after }) => after,
    show: ({ after }) => (after ? <Level level={after} /> : 'not reached'),
  },
];

const MoveList = ({ title, moves, file }: { title: string; moves: Moves['lost']; file: string }) => (
  <section>
    <h3>
      {title}: {whole(moves.totalCount)}
    </h3>
    {moves.edges.length < moves.totalCount && (
      <p className="quiet">The greatest {whole(moves.edges.length)} are listed.</p>
    )}
    {moves.totalCount > 0 && <DataTable label={title} rows={moves.edges} columns={MOVED} file={file} pageSize={10} />}
  </section>
);

/** All that is lost and gained, tenants first. */
export const MoveLists = ({ moves }: { moves: Moves }) => (
  <div className="halves">
    <MoveList title="Tenants lost" moves={moves.tenantsLost} file="tenants-lost" />
    <MoveList title="Tenants gained" moves={moves.tenantsGained} file="tenants-gained" />
    <MoveList title="Entities lost" moves={moves.lost} file="lost" />
    <MoveList title="Entities gained" moves={moves.gained} file="gained" />
  </div>
);

/** What the attacker loses and gains, by name. */
export const LostAndGained = ({ against }: { against: Against }) => {
  const [{ data, error }] = useQuery({ query: MOVES, variables: against, pause: against.compromised.length === 0 });
  if (against.compromised.length === 0)
    return <p className="empty">Choose who is compromised to see what he loses and gains.</p>;
  if (error) return <Refusal error={error} />;
  const moves = data?.comparison.columns.at(-1)?.chosen;
  return moves ? <MoveLists moves={moves} /> : <Waiting />;
};

const WORTH: readonly TableColumn<Contribution>[] = [
  { header: 'Change', value: ({ change }) => change.words },
  { header: 'Cost', value: ({ change }) => change.cost },
  {
    header: 'Fair share',
    value: ({ shapley }) => shapley,
    show: ({ shapley }) => (shapley === null ? 'not computed' : points(shapley)),
  },
  {
    header: 'Lost without it',
    value: ({ leaveOneOut }) => leaveOneOut,
    show: ({ leaveOneOut }) => points(leaveOneOut),
  },
  {
    header: 'For each unit of cost',
    value: ({ savingPerCost }) => savingPerCost,
    show: ({ savingPerCost }) => (savingPerCost === null ? '–' : savingPerCost.toFixed(2)),
  },
];

/** What each change is worth, as a fall from the score before to the score after. */
export const Worth = ({ against, before }: { against: Against; before: number }) => {
  const [{ data, error }] = useQuery({ query: CONTRIBUTIONS, variables: against });
  const column = data?.comparison.columns.at(-1);
  const steps = useMemo(() => (column ? falls(before, column.saving, column.changes) : []), [column, before]);
  const option = useCallback((palette: Palette) => waterfall(before, steps, palette), [before, steps]);
  if (error) return <Refusal error={error} />;
  if (!column) return <Waiting />;
  const without = column.changesReason ?? column.changes[0]?.shapleyReason;
  return (
    <>
      <Chart
        label="From the score before to the score after, change by change"
        file="contributions"
        height={360}
        option={option}
      >
        <DataTable label="What each change is worth" rows={column.changes} columns={WORTH} file="contributions" />
      </Chart>
      {without && (
        <p className="quiet">
          {column.changesReason ? 'What each change is worth' : 'The fair share'} is not computed: {without}.
        </p>
      )}
    </>
  );
};

type RankChange = Changed['rankChanges']['edges'][number];
type Regression = Changed['regressions']['edges'][number];

const RANKS: readonly TableColumn<RankChange>[] = [
  { header: 'Identity', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} /> },
  { header: 'Rank before', value: ({ rankBefore }) => rankBefore },
  { header: 'Rank after', value: ({ rankAfter }) => rankAfter },
  { header: 'Score before', value: ({ before }) => before, show: ({ before }) => tenths(before) },
  { header: 'Score after', value: ({ after }) => after, show: ({ after }) => tenths(after) },
];

const WORSE: readonly TableColumn<Regression>[] = [
  { header: 'Identity', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} /> },
  { header: 'Tenant', value: ({ tenant }) => tenant?.name ?? 'the estate' },
  {
    header: 'Before',
    value: ({ before }) => before,
    show: ({ before }) => (before ? <Level level={before} /> : 'not reached'),
  },
  { header: 'After', value: ({ after }) => after, show: ({ after }) => <Level level={after} /> },
];

/** Whose radius changes, and whether anybody's grows. */
export const WhoChanges = ({ changed: { rankChanges, regressions } }: { changed: Changed }) => (
  <div className="stack">
    <p className="headline">
      {regressions.totalCount === 0
        ? 'Nobody reaches any tenant at a higher level than before.'
        : `${counted(regressions.totalCount, 'time')} somebody reaches a tenant at a higher level than before.`}
    </p>
    {regressions.totalCount > 0 && (
      <DataTable label="What gets worse" rows={regressions.edges} columns={WORSE} file="regressions" pageSize={10} />
    )}
    <h3>{counted(rankChanges.totalCount, 'identity', 'identities')} with another score</h3>
    <DataTable label="Whose score changes" rows={rankChanges.edges} columns={RANKS} file="rank-changes" pageSize={15} />
  </div>
);

/** The same of a scenario. */
export const Everyone = ({ against }: { against: Against }) => {
  const [{ data, error }] = useQuery({ query: EVERYONE, variables: against });
  if (error) return <Refusal error={error} />;
  const all = data?.comparison.columns.at(-1)?.all;
  return all ? <WhoChanges changed={all} /> : <Waiting />;
};
