/** Entities to be placed: for each the number of its group and its distance from what is compromised. */
export interface Drawing {
  readonly groups: readonly number[];
  readonly hops: readonly number[];
  readonly groupCount: number;
  /** The group that stands in the middle. */
  readonly middle: number;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Layout {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** One for each group, in their order; a group without members has radius 0. */
  readonly circles: readonly Circle[];
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const GAP = 3;

/* Rings are drawn out to the shape of a screen. */
const ASPECT = 1.5;

/**
 * Groups as discs around the middle one, largest nearest, none over another. In a disc its entities stand as the seeds of a sunflower,
 * the nearest to the compromised in the middle. O(n log n), and always alike for the same entities.
 */
export const layOut = (drawing: Drawing): Layout => {
  const members = membersOf(drawing);
  const circles = place(
    members.map((inGroup) => (inGroup.length === 0 ? 0 : 1.2 + Math.sqrt(inGroup.length))),
    drawing.middle,
  );
  const x = new Float32Array(drawing.groups.length);
  const y = new Float32Array(drawing.groups.length);
  members.forEach((inGroup, group) =>
    inGroup.forEach((entity, seed) => {
      const distance = inGroup.length === 1 ? 0 : Math.sqrt(seed + 0.5);
      x[entity] = circles[group]!.x + distance * Math.cos(seed * GOLDEN_ANGLE);
      y[entity] = circles[group]!.y + distance * Math.sin(seed * GOLDEN_ANGLE);
    }),
  );
  return { x, y, circles };
};

const membersOf = ({ groups, hops, groupCount }: Drawing): number[][] => {
  const members: number[][] = Array.from({ length: groupCount }, () => []);
  groups.forEach((group, entity) => members[group]!.push(entity));
  members.forEach((inGroup) => inGroup.sort((one, other) => hops[one]! - hops[other]! || one - other));
  return members;
};

/* Ring after ring: each takes as many discs as fit side by side at its distance. */
const place = (radii: readonly number[], middle: number): Circle[] => {
  const circles: Circle[] = radii.map((radius) => ({ x: 0, y: 0, radius }));
  const waiting = radii
    .map((radius, group) => ({ radius, group }))
    .filter(({ radius, group }) => radius > 0 && group !== middle)
    .sort((one, other) => other.radius - one.radius || one.group - other.group);
  let inner = radii[middle] ?? 0;
  for (let at = 0; at < waiting.length;) {
    const distance = inner + GAP + waiting[at]!.radius;
    const ring = takeRing(waiting.slice(at), distance);
    spread(ring, distance, circles);
    inner = distance + ring[0]!.radius;
    at += ring.length;
  }
  return circles;
};

interface Disc {
  readonly radius: number;
  readonly group: number;
}

const angleOf = (disc: Disc, distance: number): number =>
  2 * Math.asin(Math.min(1, (disc.radius + GAP / 2) / distance));

const takeRing = (waiting: readonly Disc[], distance: number): Disc[] => {
  let used = 0;
  const end = waiting.findIndex((disc) => (used += angleOf(disc, distance)) > 2 * Math.PI);
  return waiting.slice(0, end === -1 ? waiting.length : Math.max(1, end));
};

const spread = (ring: readonly Disc[], distance: number, circles: Circle[]): void => {
  const used = ring.reduce((sum, disc) => sum + angleOf(disc, distance), 0);
  const slack = Math.max(0, 2 * Math.PI - used) / ring.length;
  let angle = -Math.PI / 2;
  for (const disc of ring) {
    const half = (angleOf(disc, distance) + slack) / 2;
    angle += half;
    circles[disc.group] = {
      x: ASPECT * distance * Math.cos(angle),
      y: distance * Math.sin(angle),
      radius: disc.radius,
    };
    angle += half;
  }
};
