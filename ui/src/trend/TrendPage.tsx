import { SegmentedControl, Select } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { Chart } from '../drawing/Chart';
import { EntityLink } from '../entity/EntityName';
import { addressOf, amend, Link, useAddress } from '../ground/address';
import { day, instant } from '../ground/dates';
import { counted, points as shown, whole } from '../ground/numbers';
import type { Palette } from '../drawing/palette';
import { MEASURES } from '../table/measures';
import { cameWith, overVersions, STATISTICS } from './chart';
import type { Statistic } from './chart';
import { HISTORY } from './questions';
import type { History, Point } from './questions';

const SPANS = [
  { value: '', label: 'All' },
  { value: 'year', label: 'This year' },
  { value: 'quarter', label: 'This quarter' },
  { value: 'month', label: 'This month' },
];

/** The first instant of the present year, quarter or month, in UTC; null: from the beginning. */
export const beginOf = (span: string | null, now: Date): string | null => {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const first = { year: 0, quarter: month - (month % 3), month }[span ?? ''];
  return first === undefined ? null : new Date(Date.UTC(year, first, 1)).toISOString();
};

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : '±'}${shown(Math.abs(value))}`;

/* What became of something, in words; nothing where nothing did. */
const changed = (counts: { added: number; changed: number; removed: number } | null): string =>
  counts === null
    ? 'not told'
    : (['added', 'changed', 'removed'] as const)
        .filter((what) => counts[what] > 0)
        .map((what) => `${whole(counts[what])} ${what}`)
        .join(', ') || 'as before';

const Told = ({ history, statistic, of }: { history: History; statistic: Statistic; of: string }) => {
  const { change, points } = history;
  const [first, last] = [points[0], points.at(-1)];
  if (!change || !first || !last) return null;
  const [chained, own] = [change.chained?.[statistic], change.own?.[statistic]];
  const came = last.identities.count - first.identities.count;
  return (
    <p className="headline">
      From {day(first.at)} to {day(last.at)} {of}{' '}
      {chained === undefined
        ? 'cannot be told without growth'
        : Math.abs(chained) < 0.005
          ? 'stood still'
          : chained < 0
            ? 'got better'
            : 'got worse'}
      {chained !== undefined && <> ({signed(chained)})</>}
      {own !== undefined && <>; with what came and went, {signed(own)}</>}.{' '}
      {counted(last.identities.count, 'identity', 'identities')},{' '}
      {came === 0 ? 'as many as before' : `${whole(Math.abs(came))} ${came > 0 ? 'more' : 'fewer'} than before`}.
    </p>
  );
};

const Versions = ({ points, statistic }: { points: readonly Point[]; statistic: Statistic }) => (
  <table className="data dense">
    <caption className="hidden">Versions, the newest first</caption>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col" className="number">
          Version
        </th>
        <th scope="col">What came</th>
        <th scope="col">Entities</th>
        <th scope="col">Relations</th>
        <th scope="col" className="number">
          Identities
        </th>
        <th scope="col" className="number">
          Customers
        </th>
        <th scope="col" className="number">
          Without growth
        </th>
        <th scope="col" className="number">
          As it was
        </th>
      </tr>
    </thead>
    <tbody>
      {points.toReversed().map((point) => (
        <tr key={point.version.version}>
          <td>{instant(point.at)}</td>
          <td className="number">{point.version.version}</td>
          <td>{cameWith(point)}</td>
          <td>{point.version.changes.map(({ entities }) => changed(entities)).join('; ')}</td>
          <td>{point.version.changes.map(({ relations }) => changed(relations)).join('; ')}</td>
          <td className="number">{whole(point.identities.count)}</td>
          <td className="number">{whole(point.tenants.count)}</td>
          <td className="number">{point.chained ? shown(point.chained[statistic]) : '–'}</td>
          <td className="number">{point.distribution ? shown(point.distribution[statistic]) : '–'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Moved = ({ point }: { point: Point }) =>
  point.link &&
  point.link.moved.length > 0 && (
    <section className="card" aria-label="Who moved">
      <h2>Who moved farthest with the newest version</h2>
      <ul className="plain-list rows">
        {point.link.moved.map(({ id, identity, before, after }) => (
          <li key={id} className="spread">
            {identity ? <EntityLink entity={identity} terse /> : <span>{id}, gone since</span>}
            <span>
              {shown(before)} → <strong>{shown(after)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

const Answer = ({ history, statistic, of }: { history: History; statistic: Statistic; of: string }) => {
  const { points } = history;
  const option = useCallback((palette: Palette) => overVersions(points, statistic, palette), [points, statistic]);
  const last = points.at(-1);
  if (!last)
    return (
      <p className="empty">
        No version was measured in this time. A list is measured from the import on that follows its saving.
      </p>
    );
  return (
    <>
      <section className="card">
        <Told history={history} statistic={statistic} of={of} />
        {points.length === 1 && (
          <p>
            There is one version so far. <Link to="/bring-in">Bring newer data in</Link>, and it can be compared.
          </p>
        )}
        <Chart label={`${of}, version by version`} file="trend" height={320} option={option}>
          <div className="scroller">
            <Versions points={points} statistic={statistic} />
          </div>
        </Chart>
      </section>
      <Moved point={last} />
      <section className="card" aria-label="Versions">
        <h2>Versions</h2>
        <div className="scroller" role="region" aria-label="All versions" tabIndex={0}>
          <Versions points={points} statistic={statistic} />
        </div>
        <p>
          <Link to={addressOf('/drift')}>What the last import changed, one by one</Link>
        </p>
      </section>
    </>
  );
};

/** Does it get better? What each version came to when it was new, growth of the inventory left out. */
const TrendPage = () => {
  const { query } = useAddress();
  const measure =
    MEASURES.find(({ value }) => value === query.get('by')) ?? MEASURES.find(({ value }) => value === 'LOSS')!;
  const statistic = STATISTICS.find(({ value }) => value === query.get('of-all'))?.value ?? 'mean';
  const span = query.get('span');
  const list = query.get('list');
  const variables = useMemo(
    () => ({ measure: measure.value, from: beginOf(span, new Date()), to: null, of: list }),
    [measure, span, list],
  );
  const [{ data, error }] = useQuery({ query: HISTORY, variables, requestPolicy: 'cache-and-network' });
  const lists = data?.lists.nodes ?? [];
  const whose = lists.find(({ id }) => id === list)?.name;
  return (
    <div className="stack">
      <PageHead title="Trend" asks="Does it get better? What each version came to when it was new." />
      <section className="card question no-print">
        <div className="toolbar top">
          <SegmentedControl
            aria-label="Time"
            data={SPANS}
            value={span ?? ''}
            onChange={(chosen) => amend({ span: chosen })}
          />
          <Select
            size="sm"
            label="Measured by"
            data={[...MEASURES]}
            value={measure.value}
            allowDeselect={false}
            onChange={(by) => amend({ by: by === 'LOSS' ? null : by })}
          />
          <Select
            size="sm"
            label="Of all of them"
            data={[...STATISTICS]}
            value={statistic}
            allowDeselect={false}
            onChange={(of) => amend({ 'of-all': of === 'mean' ? null : of })}
          />
          <Select
            size="sm"
            label="Identities"
            placeholder="all"
            data={lists.map(({ id, name }) => ({ value: id, label: name }))}
            value={list}
            onChange={(chosen) => amend({ list: chosen })}
            clearable
            nothingFoundMessage="No list is saved"
          />
        </div>
      </section>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <Answer
          history={data.history}
          statistic={statistic}
          of={`${measure.label} (${STATISTICS.find(({ value }) => value === statistic)!.label}) over ${whose ? `the identities of ${whose}` : 'all identities'}`}
        />
      )}
    </div>
  );
};

export default TrendPage;
