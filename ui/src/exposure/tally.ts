export interface Tallied {
  readonly name: string;
  readonly value: number;
}

/** How often each name occurs, the most frequent first; what is beyond `most` names is summed up as others. */
export const tally = (names: readonly string[], most: number): Tallied[] => {
  const counts = new Map<string, number>();
  names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  const sorted = [...counts]
    .map(([name, value]) => ({ name, value }))
    .sort((one, other) => other.value - one.value || one.name.localeCompare(other.name));
  if (sorted.length <= most) return sorted;
  const others = sorted.slice(most - 1);
  const value = others.reduce((sum, { value: count }) => sum + count, 0);
  return [...sorted.slice(0, most - 1), { name: `${others.length} others`, value }];
};
