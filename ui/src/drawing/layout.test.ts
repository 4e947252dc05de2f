import { describe, expect, it } from 'vitest';
import { layOut } from './layout';
import type { Layout } from './layout';

/* A generator of numbers that is always alike for one seed (mulberry32). */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const drawn = (seed: number) => {
  const next = random(seed);
  const groupCount = 1 + Math.floor(next() * 80);
  const count = Math.floor(next() * 1500);
  const groups = Array.from({ length: count }, () => Math.floor(next() ** 2 * groupCount));
  const hops = Array.from({ length: count }, () => Math.floor(next() * 12));
  return { groups, hops, groupCount, middle: Math.floor(next() * groupCount) };
};

const SEEDS = Array.from({ length: 60 }, (_, at) => 20261001 + at);

/** The narrowest gap between two discs. */
const gap = ({ circles }: Layout): number => {
  const shown = circles.filter(({ radius }) => radius > 0);
  const gaps = shown.flatMap((one, at) =>
    shown.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius),
  );
  return Math.min(Infinity, ...gaps);
};

describe('a layout', () => {
  it.each(SEEDS)('keeps the discs of groups apart (seed %i)', (seed) => {
    expect(gap(layOut(drawn(seed)))).toBeGreaterThanOrEqual(0);
  });

  it.each(SEEDS)('keeps each entity in its disc, the nearest in the middle (seed %i)', (seed) => {
    const drawing = drawn(seed);
    const { x, y, circles } = layOut(drawing);
    circles.forEach((circle, group) => {
      const members = drawing.groups
        .flatMap((of, entity) => (of === group ? [entity] : []))
        .map((entity) => ({
          hops: drawing.hops[entity]!,
          distance: Math.hypot(x[entity]! - circle.x, y[entity]! - circle.y),
        }))
        .sort((one, other) => one.distance - other.distance);
      expect(members.map(({ hops }) => hops)).toEqual(
        members.map(({ hops }) => hops).sort((one, other) => one - other),
      );
      expect(Math.max(0, ...members.map(({ distance }) => distance))).toBeLessThanOrEqual(circle.radius);
    });
  });

  it('places nothing where there is nothing', () => {
    expect(layOut({ groups: [], hops: [], groupCount: 0, middle: 0 }).circles).toEqual([]);
  });
});
