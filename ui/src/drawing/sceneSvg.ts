import { SHAPES } from '../entity/levels';
import { xml } from './download';
import type { Palette } from './palette';
import { colourOf, shapeOf } from './scene';
import type { DrawnEntity, Emphasis, Scene } from './scene';

const SCALE = 14;

/** The whole scene as the text of an SVG, whatever part of it is on screen. */
export const svgOf = (scene: Scene, palette: Palette, emphasis: Emphasis | null): string => {
  const { circles } = scene.layout;
  const reach = SCALE * (2 + circles.reduce((most, { x, y, radius }) => Math.max(most, Math.hypot(x, y) + radius), 10));
  const box = [-reach, -reach, 2 * reach, 2 * reach].map(Math.round).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="1600" height="1600" font-family="Inter, system-ui, sans-serif">`,
    `<rect x="${-reach}" y="${-reach}" width="${2 * reach}" height="${2 * reach}" fill="${palette.surface}"/>`,
    ...groups(scene, palette),
    ...relations(scene, palette, emphasis),
    ...scene.entities.map((entity, at) => mark(entity, scene, at, palette)),
    '</svg>',
  ].join('\n');
};

const groups = (scene: Scene, palette: Palette): string[] =>
  scene.layout.circles.flatMap(({ x, y, radius }, group) =>
    radius === 0
      ? []
      : [
          `<circle cx="${px(x)}" cy="${px(-y)}" r="${px(radius)}" fill="${palette.quiet}" fill-opacity=".08" stroke="${palette.line}"/>`,
          `<text x="${px(x)}" y="${px(-y - radius) - 5}" text-anchor="middle" font-size="13" fill="${palette.quiet}">${xml(scene.groups[group] ?? '')}</text>`,
        ],
  );

const relations = (scene: Scene, palette: Palette, emphasis: Emphasis | null): string[] => {
  const places = new Map(scene.entities.map((entity, at) => [entity.id, at]));
  return scene.relations.flatMap((relation) => {
    const from = places.get(relation.source);
    const to = places.get(relation.target);
    if (from === undefined || to === undefined) return [];
    const strong = emphasis?.relations.has(relation.id) ?? false;
    const { x, y } = scene.layout;
    return [
      `<line x1="${px(x[from]!)}" y1="${px(-y[from]!)}" x2="${px(x[to]!)}" y2="${px(-y[to]!)}" stroke="${strong ? palette.accent : palette.quiet}" stroke-width="${strong ? 3 : 0.7}" stroke-opacity="${strong ? 1 : 0.3}"/>`,
    ];
  });
};

const mark = (entity: DrawnEntity, scene: Scene, at: number, palette: Palette): string => {
  const size = entity.compromised ? 1.2 : 0.5;
  const place = `translate(${px(scene.layout.x[at]!) - 10 * size} ${px(-scene.layout.y[at]!) - 10 * size}) scale(${size})`;
  return `<path transform="${place}" d="${SHAPES[shapeOf(entity)]}" fill="${colourOf(entity, palette)}"><title>${xml(entity.name)}: ${entity.level}</title></path>`;
};

const px = (units: number): number => Math.round(units * SCALE * 10) / 10;
