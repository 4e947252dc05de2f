import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Drawn, EChartsCoreOption } from './charts';
import { downloadPng, downloadSvg } from './download';
import { paletteOf } from './palette';
import type { Palette } from './palette';
import { SaveDrawing } from './SaveDrawing';
import { turn } from './turns';

interface Props {
  /** What is drawn, in one sentence. */
  label: string;
  /** What its files are called. */
  file: string;
  height: number;
  /** What to draw; kept the same (by `useCallback`) as long as nothing changes. */
  option: (palette: Palette) => EChartsCoreOption;
  onPick?: (name: string) => void;
  /** The same facts as a table, for those who do not see the drawing. */
  children: ReactNode;
}

type Charts = typeof import('./charts');

/** A chart, with its table beside it and its files. Tooltips are drawn too, so that names never become markup. */
export const Chart = ({ label, file, height, option, onPick, children }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const [charts, setCharts] = useState<Charts>();
  const [drawn, setDrawn] = useState<Drawn>();
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    let gone = false;
    /* To load the charts, to make one and to fill it are three turns, so that keys and clicks come in between. */
    void import('./charts').then(async (loaded) => {
      await turn();
      if (!gone) setCharts(loaded);
    });
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => {
    if (!charts || !place.current) return undefined;
    const chart = charts.draw(place.current);
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    setDrawn(chart);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [charts]);

  useEffect(() => {
    if (!drawn) return undefined;
    const palette = paletteOf(scheme);
    const fill = setTimeout(() => drawn.setOption({ ...base(palette), ...option(palette) }, { notMerge: true }));
    return () => clearTimeout(fill);
  }, [drawn, option, scheme]);

  useEffect(() => {
    if (!drawn || !onPick) return undefined;
    const pick = (event: { name?: string; data?: unknown }) => {
      const id = (event.data as { id?: string } | undefined)?.id ?? event.name;
      if (id) onPick(id);
    };
    drawn.on('click', pick);
    return () => {
      if (!drawn.isDisposed()) drawn.off('click', pick);
    };
  }, [drawn, onPick]);

  const svg = () => {
    const palette = paletteOf('light');
    return charts?.svgOf({ ...base(palette), ...option(palette) }, drawn?.getWidth() ?? 800, height) ?? '';
  };
  return (
    <figure className="drawing">
      <figcaption>
        <span>{label}</span>
        <SaveDrawing
          onPng={() => drawn && downloadPng(file, drawn.renderToCanvas({ pixelRatio: 2 }))}
          onSvg={() => downloadSvg(file, svg())}
        />
      </figcaption>
      {!charts && <Skeleton height={height} animate={false} />}
      <div ref={place} style={{ height: charts ? height : 0 }} aria-hidden="true" />
      <details className="as-table">
        <summary>As a table</summary>
        {children}
      </details>
    </figure>
  );
};

const base = (palette: Palette): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily: palette.font, color: palette.text },
  tooltip: {
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette.surface,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 12 },
  },
  grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
});
