import { Button, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type Sigma from 'sigma';
import { Legend } from '../entity/levels';
import { counted, whole } from '../ground/numbers';
import { downloadPng, downloadSvg, pictureOf } from './download';
import type { Drawing, Layout } from './layout';
import type { Numbered } from './layout.worker';
import { paletteOf } from './palette';
import type { Palette } from './palette';
import { SaveDrawing } from './SaveDrawing';
import { emphasise, show, stage } from './scene';
import type { DrawnEntity, DrawnRelation, Emphasis, Scene } from './scene';
import { svgOf } from './sceneSvg';

interface View {
  readonly entities: readonly DrawnEntity[];
  readonly relations: readonly DrawnRelation[];
  readonly truncated: boolean;
  readonly total: number;
}

interface Props {
  /** What is drawn; undefined while the answer is on its way. */
  view: View | undefined;
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

/* Makes layouts, and WebGL ready to begin: what takes long is done where the page does not wait for it. */
const useHelper = (): Worker | undefined => {
  const [helper, setHelper] = useState<Worker>();
  useEffect(() => {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', () => setHelper(worker), { once: true });
    return () => worker.terminate();
  }, []);
  return helper;
};

const useScene = (view: View | undefined, helper: Worker | undefined): Scene | undefined => {
  const [scene, setScene] = useState<Scene>();
  const asked = useRef(0);
  useEffect(() => {
    if (!view || !helper) return undefined;
    const { entities, relations } = view;
    const { groups, drawing } = grouped(entities);
    const number = ++asked.current;
    const laidOut = ({ data }: MessageEvent<Numbered<Layout>>) => {
      if (data.number === number) setScene({ entities, relations, groups, layout: data.of });
    };
    const question: Numbered<Drawing> = { number, of: drawing };
    helper.addEventListener('message', laidOut);
    helper.postMessage(question);
    return () => helper.removeEventListener('message', laidOut);
  }, [view, helper]);
  return scene;
};

/* Undefined until it is ready, null where the browser cannot. */
const useStage = (
  place: RefObject<HTMLDivElement | null>,
  helper: Worker | undefined,
  palette: Palette,
): Sigma | null | undefined => {
  const [renderer, setRenderer] = useState<Sigma | null>();
  useEffect(() => {
    if (!helper) return undefined;
    let staged: Sigma | undefined;
    try {
      staged = stage(place.current!, palette);
      setRenderer(staged);
    } catch {
      setRenderer(null);
    }
    return () => {
      staged?.kill();
      setRenderer(undefined);
    };
  }, [place, helper, palette]);
  return renderer;
};

const told = ({ entities, total, truncated }: View): string =>
  truncated
    ? `${whole(entities.length)} of ${whole(total)} drawn, the nearest first; the list has them all`
    : `${counted(total, 'entity', 'entities')} drawn`;

/** What falls as a drawing: one disc a tenant, levels by colour and shape, the compromised as a star. */
export const RadiusGraph = (props: Props) => {
  const scheme = useComputedColorScheme('light');
  return <Drawn key={scheme} palette={paletteOf(scheme)} {...props} />; // other colours are another stage
};

const Drawn = ({ view, file, emphasis, onChoose, palette }: Props & { readonly palette: Palette }) => {
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Sigma>();
  const helper = useHelper();
  const scene = useScene(view, helper);
  const renderer = useStage(place, helper, palette);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  /* Where something stands out now; to let it step back is as dear as to draw anew. */
  const emphasised = useRef<Sigma>(undefined);

  useEffect(() => {
    if (!scene || !renderer) return undefined;
    const abort = new AbortController();
    const chosen = ({ node }: { node: string }) => choose.current(node);
    renderer.on('clickNode', chosen);
    show(renderer, scene, palette, abort.signal).then(
      () => {
        setDrawn(renderer);
        performance.mark('drawn');
      },
      () => undefined,
    );
    return () => {
      abort.abort();
      renderer.off('clickNode', chosen);
      setDrawn(undefined);
    };
  }, [renderer, scene, palette]);

  useEffect(() => {
    if (!drawn || (!emphasis && emphasised.current !== drawn)) return;
    emphasise(drawn, emphasis, palette);
    emphasised.current = emphasis ? drawn : undefined;
  }, [drawn, emphasis, palette]);

  const svg = () => (scene ? svgOf(scene, paletteOf('light'), emphasis) : '');
  const camera = drawn?.getCamera();
  return (
    <figure className="drawing">
      <figcaption>
        <span>{view ? told(view) : 'Drawing …'}</span>
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
      {renderer === null ? (
        <p>This browser does not draw graphs (WebGL is off). The list shows the same.</p>
      ) : (
        <div className="canvas-frame">
          <div className="canvas" ref={place} aria-hidden="true" />
          {!drawn && <p className="middle quiet">Drawing …</p>}
        </div>
      )}
    </figure>
  );
};

export default RadiusGraph;
