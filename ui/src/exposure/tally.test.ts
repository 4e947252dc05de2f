import { expect, it } from 'vitest';
import { tally } from './tally';

it('counts, sorts and sums up what is left', () => {
  expect(tally(['b', 'a', 'b', 'c', 'd'], 3)).toEqual([
    { name: 'b', value: 2 },
    { name: 'a', value: 1 },
    { name: '2 others', value: 2 },
  ]);
  expect(tally([], 3)).toEqual([]);
});
