import type { Palette } from '../drawing/palette';
import type { Point } from './questions';

/** What of a spread is drawn. */
export const STATISTICS = [
  { value: 'mean', label: 'mean' },
  { value: 'median', label: 'median' },
  { value: 'p95', label: '95 % are no higher' },
  { value: 'cvar95', label: 'mean of the highest 5 %' },
  { value: 'max', label: 'highest' },
] as const;

export type Statistic = (typeof STATISTICS)[number]['value'];

/** What came with a version, in words: its sources, or which version came back. */
export const cameWith = ({ version }: Point): string =>
  version.restored !== null
    ? `version ${version.restored} restored`
    : version.sources.length > 0
      ? version.sources.join(', ')
      : 'joined or kept apart';

/** Two lines over the versions: what it came to without growth, and as it was; each version is a mark. */
export const overVersions = (points: readonly Point[], statistic: Statistic, palette: Palette) => ({
  legend: { bottom: 0, textStyle: { color: palette.text } },
  grid: { left: 8, right: 24, top: 24, bottom: 36, containLabel: true },
  tooltip: {
    trigger: 'axis',
    valueFormatter: (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : 'not measured'),
  },
  xAxis: { type: 'time', axisLabel: { color: palette.quiet }, axisLine: { lineStyle: { color: palette.line } } },
  yAxis: {
    type: 'value',
    scale: true,
    axisLabel: { color: palette.quiet },
    splitLine: { lineStyle: { color: palette.line } },
  },
  series: [
    {
      name: 'without growth',
      type: 'line',
      symbol: 'circle',
      symbolSize: 8,
      color: palette.accent,
      lineStyle: { width: 2 },
      data: points.map((point) => ({ value: [point.at, point.chained?.[statistic] ?? null], name: cameWith(point) })),
      markLine: {
        symbol: 'none',
        silent: true,
        lineStyle: { color: palette.line, type: 'dashed' },
        label: { show: points.length <= 12, color: palette.quiet, formatter: '{b}', position: 'insideEndTop' },
        data: points.map((point) => ({ xAxis: point.at, name: `v${point.version.version}` })),
      },
    },
    {
      name: 'as it was',
      type: 'line',
      symbol: 'emptyCircle',
      symbolSize: 6,
      color: palette.quiet,
      lineStyle: { width: 1, type: 'dashed' },
      data: points.map(({ at, distribution }) => [at, distribution?.[statistic] ?? null]),
    },
  ],
});
