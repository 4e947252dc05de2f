import type { Palette } from '../drawing/palette';

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const short = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

/** The bin that a value lies in; the last one if it lies above all. */
export const binOf = (bins: readonly Bin[], value: number): number => {
  const found = bins.findIndex(({ to }) => value <= to);
  return found === -1 ? bins.length - 1 : found;
};

/** Bars side by side, one a bin, with the bin of the 95th percentile marked. */
export const histogram = (bins: readonly Bin[], p95: number, name: string, palette: Palette) => ({
  tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => tooltip(bins[dataIndex]) },
  grid: { left: 8, right: 24, top: 28, bottom: 28, containLabel: true },
  xAxis: {
    type: 'category',
    name,
    nameLocation: 'middle',
    nameGap: 28,
    data: bins.map(({ from }) => short(from)),
    axisLabel: { color: palette.quiet },
    axisLine: { lineStyle: { color: palette.line } },
  },
  yAxis: {
    type: 'value',
    name: 'identities',
    minInterval: 1,
    axisLabel: { color: palette.quiet },
    splitLine: { lineStyle: { color: palette.line } },
  },
  series: [
    {
      type: 'bar',
      barCategoryGap: '8%',
      itemStyle: { color: palette.accent, borderRadius: [3, 3, 0, 0] },
      data: bins.map(({ count }) => count),
      ...(bins.length > 0 && {
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: palette.levels.CONTROL, type: 'dashed' },
          label: { formatter: '95 %', color: palette.text },
          data: [{ xAxis: binOf(bins, p95) }],
        },
      }),
    },
  ],
});

const tooltip = (bin: Bin | undefined): string =>
  bin ? `${short(bin.from)} to ${short(bin.to)}: ${bin.count} identities` : '';
