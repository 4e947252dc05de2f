import { Slider } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { Chart } from '../drawing/Chart';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import type { Palette } from '../drawing/palette';
import { amend, useAddress } from '../ground/address';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { instant, tenths } from '../ground/numbers';
import type { Question } from '../question/question';
import { periodAt } from './periods';
import { NextChange, TimeToReach } from './Waiting';

const OVER_TIME = graphql(`
  query OverTime($compromised: [ID!]!, $assume: Assumptions, $scenario: ID, $from: DateTime!, $to: DateTime!) {
    blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
      overTime(from: $from, to: $to) {
        periods {
          from
          to
          score
          entityCount
          tenantAdminCount
          tenantCounts {
            see
            read
            write
            control
          }
        }
        worst {
          from
        }
      }
    }
  }
`);

type Period = ResultOf<typeof OVER_TIME>['blastRadius']['overTime']['periods'][number];

/* How far the time axis stands from either side, in pixels: the slider below it begins and ends with it. */
const AXIS = 48;

const DAY = 24 * 3600 * 1000;

const COLUMNS: readonly Column<Period>[] = [
  { header: 'From', value: ({ from }) => from, show: ({ from }) => instant(from) },
  { header: 'To', value: ({ to }) => to, show: ({ to }) => instant(to) },
  { header: 'Score', value: ({ score }) => score, show: ({ score }) => tenths(score) },
  { header: 'Tenants at CONTROL', value: ({ tenantCounts }) => tenantCounts.control },
  { header: 'Tenants at SEE', value: ({ tenantCounts }) => tenantCounts.see },
  { header: 'Entities', value: ({ entityCount }) => entityCount },
];

/* Each period is one level step, drawn to its end. */
const stepped = (periods: readonly Period[], value: (period: Period) => number) =>
  periods.flatMap((period) => [
    [period.from, value(period)],
    [period.to, value(period)],
  ]);

const lines = (periods: readonly Period[], at: string, palette: Palette) => ({
  legend: { bottom: 0, textStyle: { color: palette.text } },
  grid: { left: AXIS, right: AXIS, top: 24, bottom: 36 },
  tooltip: { trigger: 'axis' },
  xAxis: {
    type: 'time',
    min: 'dataMin',
    max: 'dataMax',
    axisLabel: { color: palette.quiet },
    axisLine: { lineStyle: { color: palette.line } },
  },
  yAxis: [
    {
      type: 'value',
      name: 'score',
      min: 0,
      max: 100,
      axisLabel: { color: palette.quiet },
      splitLine: { lineStyle: { color: palette.line } },
    },
    { type: 'value', name: 'tenants', minInterval: 1, axisLabel: { color: palette.quiet }, splitLine: { show: false } },
  ],
  series: [
    {
      name: 'Score',
      type: 'line',
      symbol: 'none',
      areaStyle: { opacity: 0.12 },
      lineStyle: { width: 2 },
      color: palette.accent,
      data: stepped(periods, ({ score }) => score),
      markLine: {
        symbol: 'none',
        silent: true,
        label: { show: false },
        lineStyle: { color: palette.text, type: 'dashed' },
        data: [{ xAxis: at }],
      },
    },
    {
      name: 'Tenants at CONTROL',
      type: 'line',
      symbol: 'none',
      yAxisIndex: 1,
      lineStyle: { width: 2, type: 'dashed' },
      color: palette.levels.CONTROL,
      data: stepped(periods, ({ tenantCounts }) => tenantCounts.control),
    },
  ],
});

/** What would fall at which time; the slider stops where windows begin and end. */
export const OverTime = ({ question, at }: { question: Question; at: string }) => {
  const { query } = useAddress();
  const middle = query.get('around') ?? at;
  const span = useMemo(() => {
    const day = Math.floor(Date.parse(middle) / DAY) * DAY;
    return { from: new Date(day - 30 * DAY).toISOString(), to: new Date(day + 60 * DAY).toISOString() };
  }, [middle]);
  const variables = useMemo(
    () => ({ ...question, assume: { ...question.assume, at: span.from }, ...span }),
    [question, span],
  );
  const [{ data, error }] = useQuery({ query: OVER_TIME, variables });
  const periods = data?.blastRadius.overTime.periods;
  const option = useCallback((palette: Palette) => lines(periods ?? [], at, palette), [periods, at]);
  if (error) return <Refusal error={error} />;
  if (!periods) return <Waiting rows={1} />;
  const present = periodAt(periods, at);
  return (
    <div className="stack">
      <label className="label" id="instant">
        Judged at {instant(at)}
      </label>
      <p className="quiet">
        {periods.length === 1
          ? 'Nothing changes from 30 days before to 60 days after: no window of access that counts begins or ends.'
          : `${periods.length} periods from 30 days before to 60 days after; in each of them nothing changes.`}
      </p>
      <Chart label="What falls, by the time of the compromise" file="over-time" height={340} option={option}>
        <DataTable label="Periods" rows={periods} columns={COLUMNS} file="over-time" />
      </Chart>
      <div className="on-axis">
        <Slider
          aria-labelledby="instant"
          thumbLabel="The period in which access is judged"
          min={Date.parse(span.from)}
          max={Date.parse(span.to)}
          value={Date.parse(periods[present]!.from)}
          marks={periods.map(({ from }) => ({ value: Date.parse(from) }))}
          restrictToMarks
          label={(time) => instant(new Date(time).toISOString())}
          onChange={(time) => amend({ at: new Date(time).toISOString(), around: middle }, { replace: true })}
          disabled={periods.length === 1}
        />
      </div>
      <NextChange question={question} />
      <TimeToReach question={question} />
    </div>
  );
};
