import { xml } from '../drawing/download';
import type { Palette } from '../drawing/palette';
import { SHAPES, stepOf } from '../entity/levels';
import type { ArrowEdgeType } from './ArrowEdge';
import { arrowPath } from './arrowPath';
import { JOINT } from './layout';
import type { MarkNodeType } from './MarkNode';

/** The part of a drawing that is seen: how far it is moved and enlarged, in pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/* Places are told from the corner of the box that a mark lies in. */
const boxesOf = (nodes: readonly MarkNodeType[]): Map<string, Box> => {
  const boxes = new Map<string, Box>();
  for (const { id, parentId, position, width = 0, height = 0 } of nodes) {
    const from = parentId ? boxes.get(parentId) : undefined;
    boxes.set(id, { x: position.x + (from?.x ?? 0), y: position.y + (from?.y ?? 0), width, height });
  }
  return boxes;
};

const shortened = (text: string, width: number): string => {
  const most = Math.floor(width / 6.2);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

const text = (x: number, y: number, said: string, size: number, fill: string, rest = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${rest}>${xml(said)}</text>`;

const markSvg = ({ data: { mark } }: MarkNodeType, { x, y, width, height }: Box, palette: Palette): string => {
  const colour = mark.level ? palette.levels[stepOf(mark.level)] : palette.compromised;
  const shape = SHAPES[mark.level ? stepOf(mark.level) : 'COMPROMISED'];
  const crown = mark.crown ? ' ♛' : '';
  if (mark.looks === 'entity') {
    const middle = x + width / 2;
    return [
      `<circle cx="${middle}" cy="${y + JOINT.entity}" r="20" fill="${palette.surface}" stroke="${colour}" stroke-width="4"/>`,
      `<path transform="translate(${middle - 10} ${y + JOINT.entity - 10})" d="${shape}" fill="${colour}"/>`,
      text(
        middle,
        y + 58,
        shortened(mark.title, width) + crown,
        11.5,
        palette.text,
        'text-anchor="middle" font-weight="600"',
      ),
      text(middle, y + 73, shortened(mark.subtitle, width), 10, palette.quiet, 'text-anchor="middle"'),
    ].join('');
  }
  const middle = mark.looks === 'box' ? 18 : height / 2;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${palette.surface}" fill-opacity="${mark.looks === 'box' ? 0.6 : 1}" stroke="${colour}" stroke-width="2"/>`,
    `<path transform="translate(${x + 10} ${y + middle - 9}) scale(.9)" d="${shape}" fill="${colour}"/>`,
    text(
      x + 36,
      y + middle + (mark.subtitle === '' ? 4 : mark.over ? -6 : -2),
      shortened(mark.title, width - 40) + crown,
      11.5,
      palette.text,
      'font-weight="600"',
    ),
    text(x + 36, y + middle + (mark.over ? 8 : 12), shortened(mark.subtitle, width - 40), 10, palette.quiet),
    ...(mark.over ? [text(x + 36, y + middle + 20, shortened(mark.over, width - 40), 10, palette.quiet)] : []),
  ].join('');
};

const arrowSvg = (
  { data }: ArrowEdgeType,
  boxes: ReadonlyMap<string, Box>,
  looks: ReadonlyMap<string, MarkNodeType>,
  palette: Palette,
): string => {
  if (!data) return '';
  const { arrow } = data;
  const [from, to] = [boxes.get(arrow.from), boxes.get(arrow.to)];
  if (!from || !to) return '';
  const [source, target] = [looks.get(arrow.from)!.data.mark.looks, looks.get(arrow.to)!.data.mark.looks];
  /* Arrows of an entity begin and end at its ring. */
  const inset = (box: Box, look: keyof typeof JOINT) => (look === 'entity' ? box.width / 2 - 22 : 0);
  const [path, x, y] = arrowPath({
    sourceX: from.x + from.width - inset(from, source),
    sourceY: from.y + JOINT[source],
    targetX: to.x + inset(to, target),
    targetY: to.y + JOINT[target],
  });
  const colour = palette.levels[stepOf(arrow.level)];
  const words = arrow.quiet ? '' : [arrow.words, ...(arrow.gates ?? [])].join(' · ');
  return (
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" marker-end="url(#head-${stepOf(arrow.level)})"${arrow.beside ? ' stroke-dasharray="5 4"' : ''}/>` +
    text(
      x,
      y + 3,
      words,
      10,
      palette.quiet,
      `text-anchor="middle" paint-order="stroke" stroke="${palette.surface}" stroke-width="4"`,
    )
  );
};

/** The text of an SVG of what is seen. */
export const svgOf = (
  nodes: readonly MarkNodeType[],
  edges: readonly ArrowEdgeType[],
  view: View,
  palette: Palette,
): string => {
  const boxes = boxesOf(nodes);
  const looks = new Map(nodes.map((node) => [node.id, node]));
  const heads = Object.entries(palette.levels).map(
    ([step, colour]) =>
      `<marker id="head-${step}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="${colour}"/></marker>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${view.width} ${view.height}" width="${view.width}" height="${view.height}" font-family="Inter, system-ui, sans-serif">`,
    `<defs>${heads.join('')}</defs>`,
    `<rect width="100%" height="100%" fill="${palette.surface}"/>`,
    `<g transform="translate(${view.x} ${view.y}) scale(${view.zoom})">`,
    ...nodes.filter(({ data }) => data.mark.looks === 'box').map((node) => markSvg(node, boxes.get(node.id)!, palette)),
    ...edges.map((edge) => arrowSvg(edge, boxes, looks, palette)),
    ...nodes.filter(({ data }) => data.mark.looks !== 'box').map((node) => markSvg(node, boxes.get(node.id)!, palette)),
    '</g></svg>',
  ].join('\n');
};
