import { MultiSelect, SegmentedControl, Select, Switch } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import type { CombinedError } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Figure, Figures } from '../answer/Figures';
import { PageHead } from '../answer/PageHead';
import { Chart } from '../drawing/Chart';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import type { Palette } from '../drawing/palette';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { inWords, TYPES } from '../entity/kinds';
import { STEPS } from '../entity/levels';
import type { Step } from '../entity/levels';
import { addressOf, amend, changed, Link, useAddress } from '../ground/address';
import type { EntityKind } from '../ground/graphql';
import { tenths, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { AssumptionsBar } from '../question/AssumptionsBar';
import { useQuestion } from '../question/question';
import { wholeListOf } from '../question/wholeList';
import { histogram } from './histogram';
import { MEASURES, RANKING } from './questions';
import type { Asked, Measure, Ranked, Ranking } from './questions';

/* What is read at once; the table then sorts all of it by any column. */
const MOST = 10_000;

interface Read {
  readonly ranking: Ranking | undefined;
  readonly error: CombinedError | undefined;
}

const NOTHING: Read = { ranking: undefined, error: undefined };

const useRanking = (asked: Asked): Read => {
  const client = useClient();
  const [read, setRead] = useState(NOTHING);
  useEffect(() => {
    let gone = false;
    const turn = async (after: string | null, rows: readonly Ranked[]): Promise<void> => {
      const { data, error } = await client.query(RANKING, { ...asked, after }).toPromise();
      if (gone) return;
      if (!data) {
        setRead({ ranking: undefined, error });
        return;
      }
      const edges = [...rows, ...data.ranking.edges];
      setRead({ ranking: { ...data.ranking, edges }, error: undefined });
      const { hasNextPage, endCursor } = data.ranking.pageInfo;
      if (hasNextPage && edges.length < MOST) await turn(endCursor, edges);
    };
    setRead(NOTHING);
    void turn(null, []);
    return () => {
      gone = true;
    };
  }, [client, asked]);
  return read;
};

const columnsOf = (asked: Asked, kept: URLSearchParams): readonly Column<Ranked>[] => [
  { header: 'Identity', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} /> },
  { header: 'Rank', value: ({ rank }) => rank },
  { header: 'Kind', value: ({ node }) => inWords(node.kind) },
  { header: 'Tenant', value: ({ node }) => node.tenant?.name ?? null },
  { header: 'Score', value: ({ measures }) => measures.score, show: ({ measures }) => tenths(measures.score) },
  {
    header: `Tenants at ${asked.level}`,
    value: ({ measures }) => measures.tenantCounts[asked.level.toLowerCase() as Lowercase<Step>],
  },
  { header: 'Administrations', value: ({ measures }) => measures.tenantAdminCount },
  {
    header: 'Resource value',
    value: ({ measures }) => measures.resourceValue,
    show: ({ measures }) => whole(Math.round(measures.resourceValue)),
  },
  {
    header: 'Entities',
    value: ({ measures }) => measures.entityCount,
    show: ({ measures }) => whole(measures.entityCount),
  },
  ...(asked.by === 'EXPOSURE_HOURS'
    ? [
        {
          header: 'Exposure hours',
          value: (row: Ranked) => row.value,
          show: (row: Ranked) => whole(Math.round(row.value)),
        },
      ]
    : []),
  { header: 'Percentile', value: ({ percentile }) => percentile, show: ({ percentile }) => tenths(percentile) },
  {
    header: 'Look',
    value: () => null,
    show: ({ node }) => (
      <>
        <Link to={addressOf('/blast-radius', changed(kept, { of: node.id }))}>radius</Link>{' '}
        <Link to={addressOf('/choke-points', changed(kept, { of: node.id }))}>what helps</Link>
      </>
    ),
  },
];

const Spread = ({ ranking, by }: { ranking: Ranking; by: Measure }) => {
  const { distribution } = ranking;
  const name = MEASURES.find(({ value }) => value === by)!.label;
  const option = useCallback(
    (palette: Palette) => histogram(distribution.histogram, distribution.p95, name, palette),
    [distribution, name],
  );
  return (
    <Chart label={`${name}: how the ranked identities are spread`} file="distribution" height={240} option={option}>
      <ul>
        {distribution.histogram.map(({ from, to, count }) => (
          <li key={from}>
            {tenths(from)} to {tenths(to)}: {whole(count)}
          </li>
        ))}
      </ul>
    </Chart>
  );
};

const Result = ({ ranking, asked }: { ranking: Ranking; asked: Asked }) => {
  const { query } = useAddress();
  const { distribution, edges, totalCount } = ranking;
  const columns = useMemo(() => columnsOf(asked, questionOf(query)), [asked, query]);
  const first = edges[0];
  return (
    <>
      {first && (
        <p className="headline">
          <EntityLink entity={first.node} terse /> comes first of {whole(totalCount)}.{' '}
          <Link to={addressOf('/choke-points', changed(questionOf(query), { of: first.node.id }))}>
            What one change helps most?
          </Link>
        </p>
      )}
      <section className="card">
        <Figures>
          <Figure value={tenths(distribution.mean)} name="mean" />
          <Figure value={tenths(distribution.median)} name="median" />
          <Figure value={tenths(distribution.p95)} name="95 % are no higher" />
          <Figure value={tenths(distribution.cvar95)} name="mean of the highest 5 %" />
          <Figure value={tenths(distribution.max)} name="highest" />
        </Figures>
        <Spread ranking={ranking} by={asked.by} />
      </section>
      <section className="card">
        {edges.length < totalCount && (
          <p className="quiet">
            {whole(edges.length)} of {whole(totalCount)} read, the greatest first: the filter and the order are of these
          </p>
        )}
        <DataTable
          label="Identities"
          rows={edges}
          columns={columns}
          wholeList={wholeListOf('ranking', { ...asked, kinds: null, of: asked.kinds })}
        />
      </section>
      <Provenance about={ranking} />
    </>
  );
};

const Filters = ({ by, level }: { by: Measure; level: string }) => {
  const { query } = useAddress();
  const tenant = query.get('tenant');
  return (
    <>
      <div className="toolbar">
        <SegmentedControl
          aria-label="Ranked by"
          data={[...MEASURES]}
          value={by}
          onChange={(measure) => amend({ by: measure === 'SCORE' ? null : measure })}
        />
      </div>
      <div className="toolbar top">
        <Select
          size="sm"
          label="Tenants counted at"
          data={[...STEPS]}
          value={level}
          allowDeselect={false}
          onChange={(step) => amend({ level: step === 'CONTROL' ? null : step })}
        />
        <MultiSelect
          size="sm"
          label="Kinds"
          placeholder={query.has('kind') ? '' : 'all'}
          data={TYPES.Identities.map((kind) => ({ value: kind, label: inWords(kind) }))}
          value={query.getAll('kind')}
          onChange={(kind) => amend({ kind })}
        />
        <div className="grow">
          <EntityPicker
            label="Of the tenant"
            placeholder="any"
            chosen={tenant ? [tenant] : []}
            onChange={([id]) => amend({ tenant: id })}
            kinds={TYPES.Tenants}
            single
          />
        </div>
        <Switch
          label="Only the provider's"
          checked={query.has('provider')}
          onChange={(event) => amend({ provider: event.currentTarget.checked })}
        />
      </div>
    </>
  );
};

/** Which identity reaches the most? */
const RankingPage = () => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const by = MEASURES.find(({ value }) => value === query.get('by'))?.value ?? 'SCORE';
  const level = STEPS.find((step) => step === query.get('level')) ?? 'CONTROL';
  const asked = useMemo<Asked>(() => {
    const kinds = query.getAll('kind') as EntityKind[];
    return {
      by,
      level,
      kinds: kinds.length > 0 ? kinds : null,
      tenant: query.get('tenant'),
      providerOnly: query.has('provider'),
      assume,
      scenario,
    };
  }, [query, by, level, assume, scenario]);
  const { ranking, error } = useRanking(asked);
  return (
    <div className="stack">
      <PageHead title="Ranking" asks="Every identity, compromised alone: which reaches the most?" />
      <section className="card question">
        <Filters by={by} level={level} />
        <AssumptionsBar />
      </section>
      {error && <Refusal error={error} />}
      {!ranking && !error && <Waiting />}
      {ranking && <Result ranking={ranking} asked={asked} />}
    </div>
  );
};

export default RankingPage;
