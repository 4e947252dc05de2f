import type { Palette } from '../drawing/palette';
import { points } from '../ground/numbers';
import type { Column, Contribution, Comparison } from './questions';
import { nameOf, shown } from './report';

const JIT = ['STRICT', 'SELF', 'ALL'] as const;

const axis = (palette: Palette) => ({
  axisLabel: { color: palette.quiet, width: 150, overflow: 'truncate' },
  axisLine: { lineStyle: { color: palette.line } },
  splitLine: { lineStyle: { color: palette.line } },
});

/** The score of each column under each assumption of just-in-time access: one small chart a column, all on one scale. */
export const smallMultiples = (columns: readonly Column[], palette: Palette) => {
  const width = 100 / columns.length;
  const grids = columns.map((_, at) => ({
    left: `${at * width + 1}%`,
    width: `${width - 3}%`,
    top: 40,
    bottom: 8,
    containLabel: true,
  }));
  return {
    tooltip: {},
    title: columns.map((column, at) => ({
      text: nameOf(column),
      left: `${at * width + 1}%`,
      top: 4,
      textStyle: { color: palette.text, fontSize: 12, width: 180, overflow: 'truncate' },
    })),
    grid: grids,
    xAxis: columns.map((_, at) => ({ gridIndex: at, type: 'category', data: [...JIT], ...axis(palette) })),
    yAxis: columns.map((_, at) => ({ gridIndex: at, type: 'value', min: 0, max: 100, ...axis(palette) })),
    series: columns.map((column, at) => ({
      type: 'bar',
      name: nameOf(column),
      xAxisIndex: at,
      yAxisIndex: at,
      barMaxWidth: 36,
      itemStyle: { color: at === 0 ? palette.quiet : palette.accent, borderRadius: [3, 3, 0, 0] },
      label: {
        show: true,
        position: 'top',
        color: palette.text,
        formatter: ({ value }: { value: number }) => shown(value, 1),
      },
      data: JIT.map((mode) => column.chosen?.byJit.find(({ jit }) => jit === mode)?.score.residual ?? 0),
    })),
  };
};

/** How the score of all identities is spread in each column. */
export const spreads = (columns: readonly Column[], palette: Palette) => ({
  tooltip: {},
  legend: { bottom: 0, textStyle: { color: palette.text } },
  grid: { left: 8, right: 16, top: 16, bottom: 36, containLabel: true },
  xAxis: { type: 'category', data: columns.map(nameOf), ...axis(palette) },
  yAxis: { type: 'value', min: 0, max: 100, ...axis(palette) },
  series: [
    { name: 'mean', of: (column: Column) => column.all.distribution.mean, color: palette.levels.SEE },
    { name: '95 %', of: (column: Column) => column.all.distribution.p95, color: palette.levels.READ },
    {
      name: 'mean of the highest 5 %',
      of: (column: Column) => column.all.distribution.cvar95,
      color: palette.levels.WRITE,
    },
    { name: 'highest', of: (column: Column) => column.all.distribution.max, color: palette.levels.CONTROL },
  ].map(({ name, of, color }) => ({ name, type: 'bar', color, barMaxWidth: 28, data: columns.map(of) })),
});

/** One step of a waterfall: where it starts, and by how much it goes down (or, negative, up). */
export interface Fall {
  readonly name: string;
  readonly from: number;
  readonly saved: number;
}

/** From the score before, change by change, to the score after. What the shares leave open stands as "together". */
export const falls = (before: number, saving: number, changes: readonly Contribution[]): Fall[] => {
  const shares = changes.map(({ change, shapley, leaveOneOut }) => ({
    name: change.words,
    saved: shapley ?? leaveOneOut,
  }));
  const rest = saving - shares.reduce((sum, { saved }) => sum + saved, 0);
  const steps = Math.abs(rest) > 0.05 ? [...shares, { name: 'together', saved: rest }] : shares;
  let from = before;
  return steps.map(({ name, saved }) => {
    const fall = { name, from, saved };
    from -= saved;
    return fall;
  });
};

/** The waterfall: each bar hangs where the one before it ended. */
export const waterfall = (before: number, steps: readonly Fall[], palette: Palette) => {
  const end = before - steps.reduce((sum, { saved }) => sum + saved, 0);
  const names = ['before', ...steps.map(({ name }) => name), 'after'];
  const whole = (value: number) => ({ value, itemStyle: { color: palette.quiet } });
  return {
    tooltip: {},
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: { color: palette.quiet, interval: 0, width: 120, overflow: 'break' },
    },
    yAxis: { type: 'value', ...axis(palette) },
    series: [
      {
        type: 'bar',
        stack: 'fall',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: [0, ...steps.map(({ from, saved }) => Math.min(from, from - saved)), 0],
      },
      {
        type: 'bar',
        stack: 'fall',
        barMaxWidth: 56,
        itemStyle: { borderRadius: 3 },
        label: {
          show: true,
          position: 'top',
          color: palette.text,
          formatter: ({ value }: { value: number }) => points(value),
        },
        data: [
          whole(before),
          ...steps.map(({ saved }) => ({
            value: Math.abs(saved),
            itemStyle: { color: saved >= 0 ? palette.good : palette.bad },
          })),
          whole(end),
        ],
      },
    ],
  };
};

/** What the saving of a column is measured on: the residual score of the chosen, or else of all, or their inherent one where that is not known. */
export const measuredBefore = ({ columns }: Comparison): number => {
  const first = columns[0];
  return first?.chosen?.score.residual ?? first?.all.residual?.mean ?? first?.all.distribution.mean ?? 0;
};
