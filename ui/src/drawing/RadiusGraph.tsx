import { Button, Loader, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type Sigma from 'sigma';
import { counted, whole } from '../answer/numbers';
import { Legend } from '../entity/levels';
import { downloadPng, downloadSvg, pictureOf } from './download';
import type { Drawing, Layout } from './layout';
import { paletteOf } from './palette';
import { SaveDrawing } from './SaveDrawing';
import { emphasise, render } from './scene';
import type { DrawnEntity, DrawnRelation, Emphasis, Scene } from './scene';
import { svgOf } from './sceneSvg';

interface Props {
  view: {
    readonly entities: readonly DrawnEntity[];
    readonly relations: readonly DrawnRelation[];
    readonly truncated: boolean;
    readonly total: number;
  };
  file: string;
  emphasis: Emphasis | null;
  onChoose: (id: string) => void;
}

const NOBODYS = 'of no tenant';

/** Groups in the order of their first entity, which is the nearest; the first stands in the middle. */
const grouped = (entities: readonly DrawnEntity[]): { groups: string[]; drawing: Drawing } => {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const groups = entities.map((entity) => {
    const key = entity.tenant?.id ?? '';
    if (!numbers.has(key)) names[numbers.size] = entity.tenant?.name ?? NOBODYS;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  const hops = entities.map((entity) => entity.hops);
  return { groups: names, drawing: { groups, hops, groupCount: names.length, middle: 0 } };
};

/* The layout is made in a worker, so that the page answers meanwhile. */
const useScene = ({ entities, relations }: Props['view']): Scene | undefined => {
  const [scene, setScene] = useState<Scene>();
  useEffect(() => {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    const { groups, drawing } = grouped(entities);
    worker.onmessage = ({ data }: MessageEvent<Layout>) => setScene({ entities, relations, groups, layout: data });
    worker.postMessage(drawing);
    return () => worker.terminate();
  }, [entities, relations]);
  return scene;
};

/** What falls as a drawing: one disc a tenant, levels by colour and shape, the compromised as a star. */
export const RadiusGraph = ({ view, file, emphasis, onChoose }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const [renderer, setRenderer] = useState<Sigma>();
  const [failed, setFailed] = useState(false);
  const scene = useScene(view);
  const palette = paletteOf(useComputedColorScheme('light'));
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    if (!scene || !place.current) return undefined;
    let drawn: Sigma;
    try {
      drawn = render(place.current, scene, palette);
    } catch {
      setFailed(true);
      return undefined;
    }
    drawn.on('clickNode', ({ node }) => choose.current(node));
    setRenderer(drawn);
    performance.mark('drawn');
    return () => drawn.kill();
  }, [scene, palette]);

  useEffect(() => {
    if (renderer) emphasise(renderer, emphasis, palette);
  }, [renderer, emphasis, palette]);

  const svg = () => (scene ? svgOf(scene, paletteOf('light'), emphasis) : '');
  const camera = renderer?.getCamera();
  return (
    <figure className="drawing">
      <figcaption>
        <span>
          {view.truncated
            ? `${whole(view.entities.length)} of ${whole(view.total)} drawn, the nearest first; the list has them all`
            : `${counted(view.total, 'entity', 'entities')} drawn`}
        </span>
        <Legend />
        <span className="no-print">
          <Button variant="subtle" size="compact-xs" aria-label="Zoom in" onClick={() => void camera?.animatedZoom()}>
            +
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label="Zoom out"
            onClick={() => void camera?.animatedUnzoom()}
          >
            −
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={() => void camera?.animatedReset()}>
            All
          </Button>
          <SaveDrawing
            onPng={() => void pictureOf(svg()).then((picture) => downloadPng(file, picture))}
            onSvg={() => downloadSvg(file, svg())}
          />
        </span>
      </figcaption>
      {failed ? (
        <p>This browser does not draw graphs (WebGL is off). The list shows the same.</p>
      ) : (
        <div className="canvas-frame">
          <div className="canvas" ref={place} aria-hidden="true" />
          {!renderer && <Loader className="middle" />}
        </div>
      )}
    </figure>
  );
};

export default RadiusGraph;
