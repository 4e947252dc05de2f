import ELK from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import type { Diagram } from './diagram';

export const BOX = { width: 170, height: 48 };

/** The middles of the entities' boxes, by id. */
export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '84',
  /* A long way goes on in the next line, as text does. */
  'elk.aspectRatio': '2.6',
  'elk.layered.wrapping.strategy': 'MULTI_EDGE',
  'elk.spacing.nodeNode': '28',
};

/** Layers from left to right, made in a worker that ends with it. */
export const layOut = async ({ entities, relations }: Diagram): Promise<Places> => {
  const elk = new ELK({ workerFactory: () => new ElkWorker() });
  try {
    const { children = [] } = await elk.layout({
      id: 'root',
      layoutOptions: OPTIONS,
      children: entities.map(({ id }) => ({ id, ...BOX })),
      edges: relations.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    });
    return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x: x + BOX.width / 2, y: y + BOX.height / 2 }]));
  } finally {
    elk.terminateWorker();
  }
};
