import { xml } from '../drawing/download';
import type { Palette } from '../drawing/palette';
import { inWords } from '../entity/kinds';
import { stepOf } from '../entity/levels';
import type { Diagram } from './diagram';
import { BOX } from './elk';
import type { Places } from './elk';

/** The ways as the text of an SVG. */
export const svgOf = ({ entities, relations }: Diagram, places: Places, palette: Palette): string => {
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const [width, height] = [Math.max(...xs) + BOX.width, Math.max(...ys) + BOX.height];
  const lines = relations.map(({ from, to, kind, gives, beside }) => {
    const [start, end] = [places.get(from)!, places.get(to)!];
    const colour = palette.levels[stepOf(gives)];
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 - 5 };
    return (
      `<line x1="${start.x}" y1="${start.y}" x2="${end.x}" y2="${end.y}" stroke="${colour}" stroke-width="2"${beside ? ' stroke-dasharray="5 4"' : ''}/>` +
      `<text x="${middle.x}" y="${middle.y}" text-anchor="middle" font-size="10" fill="${palette.quiet}">${xml(inWords(kind))}</text>`
    );
  });
  const boxes = entities.map(({ id, name, kind, level }) => {
    const { x, y } = places.get(id)!;
    const colour = level ? palette.levels[stepOf(level)] : palette.compromised;
    return (
      `<rect x="${x - BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="7" fill="${palette.surface}" stroke="${colour}" stroke-width="2"/>` +
      `<text x="${x}" y="${y - 2}" text-anchor="middle" font-size="11" font-weight="600" fill="${palette.text}">${xml(name)}</text>` +
      `<text x="${x}" y="${y + 13}" text-anchor="middle" font-size="10" fill="${palette.quiet}">${xml(`${inWords(kind)}${level ? `, ${level}` : ''}`)}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter, system-ui, sans-serif">`,
    `<rect width="100%" height="100%" fill="${palette.surface}"/>`,
    ...lines,
    ...boxes,
    '</svg>',
  ].join('\n');
};
