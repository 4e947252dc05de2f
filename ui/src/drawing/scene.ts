import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { Settings } from 'sigma/settings';
import type { Coordinates } from 'sigma/types';
import { inWords } from '../entity/kinds';
import { rankOf, stepOf } from '../entity/levels';
import type { AccessLevel, EntityKind, RelationKind } from '../ground/graphql';
import type { Layout } from './layout';
import { faint } from './palette';
import type { Palette } from './palette';
import { NoProgram, ShapeProgram } from './shapes';
import type { Shape } from './shapes';
import { inTurns, turn } from './turns';

export interface DrawnEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly tenant: { readonly id: string; readonly name: string } | null;
  readonly level: AccessLevel;
  readonly hops: number;
  readonly compromised: boolean;
}

export interface DrawnRelation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly source: string;
  readonly target: string;
  readonly gives: AccessLevel;
}

/** What is drawn, and where. */
export interface Scene {
  readonly entities: readonly DrawnEntity[];
  readonly relations: readonly DrawnRelation[];
  readonly groups: readonly string[];
  readonly layout: Layout;
}

/** What stands out: a path, or what a change would save. */
export interface Emphasis {
  readonly entities: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

export const shapeOf = (entity: DrawnEntity): Shape => (entity.compromised ? 'COMPROMISED' : stepOf(entity.level));

export const colourOf = (entity: DrawnEntity, palette: Palette): string =>
  entity.compromised ? palette.compromised : palette.levels[stepOf(entity.level)];

/* From so many entities on, relations step back so that the entities are seen. */
const CROWDED = 1000;

const sizeOf = (entity: DrawnEntity, count: number): number =>
  entity.compromised ? 11 : (count > 2000 ? 2.5 : 3.5) + rankOf(entity.level) * 0.5 + (entity.hops < 3 ? 1.5 : 0);

/** The scene as a graph whose nodes and edges look as their levels do, made in turns with whatever else the page has to do. */
export const graphOf = async (scene: Scene, palette: Palette, signal: AbortSignal): Promise<MultiDirectedGraph> => {
  const graph = new MultiDirectedGraph();
  const { entities, layout } = scene;
  const add = (entity: DrawnEntity, at: number) =>
    graph.addNode(entity.id, {
      x: layout.x[at],
      y: layout.y[at],
      label: entity.name,
      color: colourOf(entity, palette),
      shape: shapeOf(entity),
      size: sizeOf(entity, entities.length),
    });
  const join = ({ id, kind, source, target, gives }: DrawnRelation) => {
    if (!graph.hasNode(source) || !graph.hasNode(target) || graph.hasEdge(id)) return;
    const strong = palette.levels[stepOf(gives)];
    graph.addEdgeWithKey(id, source, target, {
      label: inWords(kind),
      color: faint(strong, palette, entities.length > CROWDED ? 0.22 : 0.35),
      strong,
      size: 0.7,
    });
  };
  await inTurns(entities, add, signal);
  await inTurns(scene.relations, join, signal);
  return graph;
};

const settingsOf = (palette: Palette): Partial<Settings> => ({
  nodeProgramClasses: { circle: ShapeProgram },
  nodeHoverProgramClasses: { circle: NoProgram },
  edgeProgramClasses: { arrow: NoProgram },
  renderEdgeLabels: true,
  labelFont: palette.font,
  labelSize: 12,
  labelColor: { color: palette.text },
  labelRenderedSizeThreshold: 9,
  labelDensity: 0.4,
  edgeLabelFont: palette.font,
  edgeLabelSize: 10,
  edgeLabelColor: { color: palette.quiet },
  hideEdgesOnMove: true,
  zIndex: true,
  minCameraRatio: 0.02,
  maxCameraRatio: 2,
  defaultDrawNodeHover: (context, node) => {
    const text = node.label ?? '';
    context.font = `600 12px ${palette.font}`;
    context.fillStyle = palette.surface;
    context.strokeStyle = palette.line;
    context.beginPath();
    context.roundRect(node.x + node.size + 2, node.y - 11, context.measureText(text).width + 12, 22, 5);
    context.fill();
    context.stroke();
    context.fillStyle = palette.text;
    context.fillText(text, node.x + node.size + 8, node.y + 4);
  },
});

const GROUPS = 'groups';
const NAMES = 'names';

const contextOf = (renderer: Sigma, layer: string): CanvasRenderingContext2D => {
  const context = renderer.getCanvases()[layer]!.getContext('2d')!;
  const { width, height } = renderer.getDimensions();
  context.clearRect(0, 0, width, height);
  return context;
};

/* The discs of the groups under everything else, their names over it. */
const drawGroups = (renderer: Sigma, scene: Scene, palette: Palette): void => {
  const [discs, names] = [contextOf(renderer, GROUPS), contextOf(renderer, NAMES)];
  discs.fillStyle = palette.quiet + '14';
  discs.strokeStyle = palette.quiet + '40';
  names.fillStyle = palette.quiet;
  names.strokeStyle = palette.surface + 'd0';
  names.lineWidth = 3;
  names.lineJoin = 'round';
  names.textAlign = 'center';
  scene.layout.circles.forEach((circle, group) => {
    if (circle.radius === 0) return;
    const middle = renderer.graphToViewport(circle);
    const edge = renderer.graphToViewport({ x: circle.x + circle.radius, y: circle.y });
    const radius = Math.hypot(edge.x - middle.x, edge.y - middle.y);
    discs.beginPath();
    discs.arc(middle.x, middle.y, radius, 0, 2 * Math.PI);
    discs.fill();
    discs.stroke();
    if (radius < 18) return;
    names.font = `600 ${radius > 60 ? 12 : 10}px ${palette.font}`;
    const name = shortened(names, scene.groups[group] ?? '', radius * 3.2);
    names.strokeText(name, middle.x, middle.y - radius - 4);
    names.fillText(name, middle.x, middle.y - radius - 4);
  });
};

const shortened = (context: CanvasRenderingContext2D, text: string, width: number): string => {
  let shown = text;
  while (shown.length > 3 && context.measureText(shown).width > width) shown = shown.slice(0, -2).trimEnd() + '…';
  return shown;
};

/** Makes an element ready to be drawn into; the caller ends it with `kill`. Shaders are compiled here, while the answer is on its way. */
export const stage = (element: HTMLElement, palette: Palette): Sigma => {
  const renderer = new Sigma(new MultiDirectedGraph(), element, settingsOf(palette));
  /* Its type knows less than the function does. */
  const below = { style: {}, beforeLayer: 'edges' };
  const above = { style: { pointerEvents: 'none' }, afterLayer: 'nodes' };
  renderer.createCanvasContext(GROUPS, below);
  renderer.createCanvasContext(NAMES, above);
  renderer.resize(true);
  return renderer;
};

/** Puts the scene on the stage. */
export const show = async (renderer: Sigma, scene: Scene, palette: Palette, signal: AbortSignal): Promise<void> => {
  const graph = await graphOf(scene, palette, signal);
  await turn();
  signal.throwIfAborted();
  const groups = () => drawGroups(renderer, scene, palette);
  renderer.on('afterRender', groups);
  signal.addEventListener('abort', () => renderer.off('afterRender', groups));
  renderer.setGraph(graph);
};

/* So near that what stands out fills the drawing. */
const focus = (renderer: Sigma, ids: ReadonlySet<string>): void => {
  /* What the renderer says of a node's place is not yet true in the frame in which its look has changed; the graph's own place is. */
  const graph = renderer.getGraph();
  const places = [...ids]
    .filter((id) => graph.hasNode(id))
    .map((id) => renderer.graphToViewport(graph.getNodeAttributes(id) as Coordinates))
    .map((place) => renderer.viewportToFramedGraph(place));
  if (places.length === 0) return;
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const ratio = Math.min(1, Math.max(0.08, 1.8 * Math.max(right - left, high - low)));
  void renderer.getCamera().animate({ x: (left + right) / 2, y: (low + high) / 2, ratio }, { duration: 300 });
};

/** Lets what is emphasised stand out and the rest step back; null: everything is alike. */
export const emphasise = (renderer: Sigma, emphasis: Emphasis | null, palette: Palette): void => {
  const quiet = faint(palette.quiet, palette, 0.25);
  const quietest = faint(palette.quiet, palette, 0.08);
  renderer.setSettings({
    nodeReducer: emphasis
      ? (id, look) =>
          emphasis.entities.has(id)
            ? { ...look, zIndex: 1, size: Math.max(9, look['size'] as number) }
            : { ...look, color: quiet, label: null }
      : null,
    edgeReducer: emphasis
      ? (id, look) =>
          emphasis.relations.has(id)
            ? { ...look, zIndex: 1, size: 3, color: look['strong'] as string, forceLabel: true }
            : { ...look, color: quietest, label: null }
      : null,
  });
  if (emphasis) focus(renderer, emphasis.entities);
};
