import { BarChart, LineChart, TreemapChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

/* Loaded when the first chart is drawn, and only what is drawn anywhere. */
echarts.use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GridComponent,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  TreemapChart,
]);

/* Drawn in plain memory: for a canvas of the graphics card the page waits until the card is ready, and long where there is none. */
echarts.setPlatformAPI({
  createCanvas: () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d', { willReadFrequently: true });
    return canvas;
  },
});

export type { EChartsCoreOption } from 'echarts/core';
export type Drawn = echarts.ECharts;

/** Draws on a canvas in the element. */
export const draw = (element: HTMLElement): Drawn => echarts.init(element, null, { renderer: 'canvas' });

/** The same chart as the text of an SVG. */
export const svgOf = (option: echarts.EChartsCoreOption, width: number, height: number): string => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...option, animation: false });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
};
