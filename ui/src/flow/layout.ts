import ELK from 'elkjs/lib/elk-api.js';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import type { Flow, Mark } from './flow';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a mark is drawn; a box is as large as what lies in it. */
export const SIZES: Readonly<Record<Mark['looks'], Size>> = {
  entity: { width: 150, height: 94 },
  group: { width: 222, height: 50 },
  tile: { width: 178, height: 34 },
  box: { width: 214, height: 60 },
};

/** How far below its top a mark is met by arrows. */
export const JOINT: Readonly<Record<Mark['looks'], number>> = { entity: 22, group: 25, tile: 17, box: 18 };

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.spacing.nodeNode': '9',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/* A long way goes on in the next line, as text does. */
const WRAPPED = {
  'elk.spacing.nodeNode': '44',
  'elk.aspectRatio': '2.4',
  'elk.layered.wrapping.strategy': 'MULTI_EDGE',
};

const IN_A_BOX = {
  'elk.algorithm': 'rectpacking',
  'elk.aspectRatio': '1.4',
  'elk.spacing.nodeNode': '10',
  'elk.padding': '[top=44,left=12,bottom=12,right=12]',
};

export interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

/** Where each mark stands, by id, from the corner of its box or of the drawing. */
export type Places = ReadonlyMap<string, Place>;

const childrenOf = ({ marks }: Flow, inside?: string): ElkNode[] =>
  marks
    .filter((mark) => mark.inside === inside)
    .map(({ id, looks }) =>
      looks === 'box'
        ? { id, layoutOptions: IN_A_BOX, children: childrenOf({ marks, arrows: [] }, id) }
        : { id, ...SIZES[looks] },
    );

const placesOf = ({ children = [] }: ElkNode): [string, Place][] =>
  children.flatMap((child) => {
    const { id, x = 0, y = 0, width = 0, height = 0 } = child;
    return [[id, { x, y, width, height }] as [string, Place], ...placesOf(child)];
  });

/** Layers from left to right, made in a worker that ends with it. */
export const layOut = async (flow: Flow, wraps: boolean): Promise<Places> => {
  const elk = new ELK({ workerFactory: () => new ElkWorker() });
  try {
    const done = await elk.layout({
      id: 'root',
      layoutOptions: wraps ? { ...OPTIONS, ...WRAPPED } : OPTIONS,
      children: childrenOf(flow),
      edges: flow.arrows.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    });
    return new Map(placesOf(done));
  } finally {
    elk.terminateWorker();
  }
};
