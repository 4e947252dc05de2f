import type { Palette } from './palette';

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly id?: string;
  readonly colour?: string;
}

/** Horizontal bars, the first on top, each with its number. */
export const bars = (values: readonly Bar[], colour: string, palette: Palette, digits = 0) => ({
  tooltip: {},
  grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
  xAxis: { type: 'value', axisLabel: { color: palette.quiet }, splitLine: { lineStyle: { color: palette.line } } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: values.map(({ name }) => name),
    axisLabel: { color: palette.text, width: 260, overflow: 'truncate' },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
  },
  series: [
    {
      type: 'bar',
      barMaxWidth: 18,
      itemStyle: { color: colour, borderRadius: 3 },
      label: {
        show: true,
        position: 'right',
        color: palette.text,
        formatter: ({ value }: { value: number }) => value.toLocaleString('en', { maximumFractionDigits: digits }),
      },
      data: values.map((bar) => ({
        ...bar,
        ...(bar.colour ? { itemStyle: { color: bar.colour, borderRadius: 3 } } : {}),
      })),
    },
  ],
});
