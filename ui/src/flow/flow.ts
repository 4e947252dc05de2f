import type { AccessLevel, EntityKind } from '../ground/graphql';

/** A mark of a drawing: an entity; a group of them, closed or opened into a box; what a box shows in one line. */
export interface Mark {
  readonly id: string;
  readonly looks: 'entity' | 'group' | 'tile' | 'box';
  readonly title: string;
  readonly subtitle: string;
  /** The relations that lead to it, where they stand with it rather than on its arrow. */
  readonly over?: string | undefined;
  /** Null: of several kinds. */
  readonly kind: EntityKind | null;
  /** Null: compromised. */
  readonly level: AccessLevel | null;
  /** Whether it is of tier 0 or MISSION. */
  readonly crown: boolean;
  /** How many entities it stands for. */
  readonly count: number;
  /** Whose it is, for those who look at one tenant only. */
  readonly tenant?: { readonly id: string; readonly name: string } | null | undefined;
  /** The id of the box that it lies in; boxes come before what is in them. */
  readonly inside?: string | undefined;
  /** The id of the entity, where it is one. */
  readonly entity?: string | undefined;
}

/** A relation, or several in one, from what is held to what is gained. */
export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  /** Whether its words are seen only where it is pointed at, as its end says them. */
  readonly quiet?: boolean | undefined;
  readonly level: AccessLevel;
  /** What has to be passed on it, in words. */
  readonly gates?: readonly string[] | undefined;
  /** Whether it is needed beside a step, as a factor or an approver is. */
  readonly beside?: boolean | undefined;
}

/** What is drawn from left to right, in the order of the attack. */
export interface Flow {
  readonly marks: readonly Mark[];
  readonly arrows: readonly Arrow[];
}

/** What the reader wants to see; empty: all. */
export interface Shown {
  readonly level: string | null;
  readonly kind: string | null;
  readonly tenant: string | null;
}

/** How many entities there are of each value, the most first. */
export const tally = <T>(of: readonly T[], value: (one: T) => string | null, count: (one: T) => number) => {
  const counts = new Map<string, number>();
  for (const one of of) {
    const key = value(one);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + count(one));
  }
  return [...counts].sort(([, one], [, other]) => other - one);
};
