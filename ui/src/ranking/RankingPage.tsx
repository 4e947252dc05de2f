import { Select, Switch } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Figure, Figures } from '../answer/Figures';
import { PageHead } from '../answer/PageHead';
import { Chart } from '../drawing/Chart';
import type { Palette } from '../drawing/palette';
import { EntityLink } from '../entity/EntityName';
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
import { ENTITY_FIELDS } from '../table/fields';
import { FilterBar } from '../table/FilterBar';
import { MEASURES } from '../table/measures';
import type { Measure } from '../table/measures';
import { ServerTable, turningOf } from '../table/ServerTable';
import type { ServerColumn } from '../table/ServerTable';
import { whereOf, whereText } from '../table/where';
import { histogram } from './histogram';
import { RANKING } from './questions';
import type { Asked, Ranked, Ranking } from './questions';

/* What can be compromised by itself, by what it is. */
const RANKED: readonly {
  readonly value: string;
  readonly label: string;
  readonly kinds: readonly EntityKind[] | null;
}[] = [
  { value: '', label: 'Identities', kinds: null },
  { value: 'credentials', label: 'Credentials', kinds: TYPES.Credentials },
  { value: 'tools', label: 'Tools', kinds: ['TOOL'] },
  { value: 'groups', label: 'Groups', kinds: TYPES.Groups },
  { value: 'grants', label: 'Grants', kinds: TYPES.Grants },
  { value: 'persons', label: 'Persons', kinds: TYPES.Persons },
];

const columnsOf = (asked: Asked, kept: URLSearchParams): readonly ServerColumn<Ranked>[] => [
  { key: 'rank', header: 'Rank', number: true, show: ({ rank }) => whole(rank) },
  { key: 'name', header: 'Name', show: ({ node }) => <EntityLink entity={node} terse /> },
  { key: 'kind', header: 'Kind', show: ({ node }) => inWords(node.kind) },
  { key: 'tenant', header: 'Tenant', show: ({ node }) => node.tenant?.name },
  ...(asked.by === 'RESIDUAL' || asked.by === 'EXPOSURE_HOURS'
    ? [
        {
          key: 'value',
          header: labelOf(asked.by),
          number: true,
          show: (row: Ranked) => (asked.by === 'RESIDUAL' ? tenths(row.value) : whole(Math.round(row.value))),
        },
      ]
    : []),
  { key: 'score', header: 'Score, inherent', number: true, show: ({ measures }) => tenths(measures.score) },
  { key: 'loss', header: 'Customers lost', number: true, show: ({ measures }) => tenths(measures.loss) },
  {
    key: 'tenants',
    header: `Customers at ${asked.level}`,
    number: true,
    show: ({ measures }) => whole(measures.tenantCounts[asked.level.toLowerCase() as Lowercase<Step>]),
  },
  {
    key: 'admins',
    header: 'Administrations',
    number: true,
    show: ({ measures }) => whole(measures.tenantAdminCount),
  },
  {
    key: 'resources',
    header: 'Resource value',
    number: true,
    show: ({ measures }) => whole(Math.round(measures.resourceValue)),
  },
  { key: 'entities', header: 'Entities', number: true, show: ({ measures }) => whole(measures.entityCount) },
  {
    key: 'percentile',
    header: 'Lower than it, %',
    number: true,
    extra: true,
    show: ({ percentile }) => tenths(percentile),
  },
  {
    key: 'look',
    header: 'Look',
    show: ({ node }) => (
      <>
        <Link to={addressOf('/blast-radius', changed(kept, { of: node.id }))}>radius</Link>{' '}
        <Link to={addressOf('/choke-points', changed(kept, { of: node.id }))}>what helps</Link>
      </>
    ),
  },
];

const labelOf = (by: Measure): string => MEASURES.find(({ value }) => value === by)!.label;

const Spread = ({ ranking, by }: { ranking: Ranking; by: Measure }) => {
  const { distribution } = ranking;
  const name = labelOf(by);
  const option = useCallback(
    (palette: Palette) => histogram(distribution.histogram, distribution.p95, name, palette),
    [distribution, name],
  );
  return (
    <Chart label={`${name}: how all that are ranked are spread`} file="distribution" height={240} option={option}>
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

/* The gravest, and whether others are as grave. */
const First = ({ ranking }: { ranking: Ranking }) => {
  const { query } = useAddress();
  const { edges, totalCount } = ranking;
  const [first] = edges;
  if (first?.rank !== 1) return null;
  const alike = edges.filter(({ rank }) => rank === 1).length - 1;
  return (
    <p className="headline">
      <EntityLink entity={first.node} terse />{' '}
      {alike > 0 ? `and ${whole(alike)}${alike + 1 === edges.length ? ' or more' : ''} others come` : 'comes'} first of{' '}
      {whole(totalCount)}.{' '}
      <Link to={addressOf('/choke-points', changed(questionOf(query), { of: first.node.id }))}>
        What one change helps most?
      </Link>
    </p>
  );
};

const Result = ({ ranking, asked, fading }: { ranking: Ranking; asked: Asked; fading: boolean }) => {
  const { query } = useAddress();
  const { distribution, edges } = ranking;
  const columns = useMemo(() => columnsOf(asked, questionOf(query)), [asked, query]);
  const { first: _, after: __, where, ...question } = asked;
  return (
    <>
      <First ranking={ranking} />
      <section className="card">
        <ServerTable
          label="Ranking"
          noun={asked.of ? ['entity', 'entities'] : ['identity', 'identities']}
          rows={edges}
          idOf={({ node }) => node.id}
          columns={columns}
          page={ranking}
          fading={fading}
          wholeList={wholeListOf('ranking', {
            ...question,
            where: where && whereText(where) !== null ? where : null,
          })}
        />
      </section>
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
      <Provenance about={ranking} />
    </>
  );
};

const Filters = ({ by, level }: { by: Measure; level: string }) => {
  const { query } = useAddress();
  return (
    <>
      <div className="toolbar top">
        <Select
          size="sm"
          label="Ranked"
          data={RANKED.map(({ value, label }) => ({ value, label }))}
          value={query.get('ranked') ?? ''}
          allowDeselect={false}
          onChange={(ranked) => amend({ ranked, after: null })}
        />
        <Select
          size="sm"
          label="By"
          data={[...MEASURES]}
          value={by}
          allowDeselect={false}
          onChange={(measure) => amend({ by: measure === 'SCORE' ? null : measure, after: null })}
        />
        <Select
          size="sm"
          label="Customers counted at"
          data={[...STEPS]}
          value={level}
          allowDeselect={false}
          onChange={(step) => amend({ level: step === 'CONTROL' ? null : step, after: null })}
        />
        <Switch
          label="Only the provider's"
          checked={query.has('provider')}
          onChange={(event) => amend({ provider: event.currentTarget.checked, after: null })}
        />
      </div>
      <FilterBar fields={ENTITY_FIELDS} first={['search', 'kinds', 'tenant']} />
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
    const of = RANKED.find(({ value }) => value === query.get('ranked'))?.kinds ?? null;
    const { first, after } = turningOf(query);
    return {
      by,
      level,
      of: of ? [...of] : null,
      tenant: query.get('tenant'),
      providerOnly: query.has('provider'),
      where: whereOf(query) ?? {},
      assume,
      scenario,
      first,
      after,
    };
  }, [query, by, level, assume, scenario]);
  const [{ data, error, fetching }] = useQuery({ query: RANKING, variables: asked });
  return (
    <div className="stack">
      <PageHead title="Ranking" asks="Each compromised alone: which reaches the most?" />
      <section className="card question">
        <Filters by={by} level={level} />
        <AssumptionsBar />
      </section>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && !error && <Result ranking={data.ranking} asked={asked} fading={fetching} />}
    </div>
  );
};

export default RankingPage;
