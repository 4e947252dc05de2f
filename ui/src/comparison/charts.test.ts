import { expect, it } from 'vitest';
import { falls } from './charts';
import type { Contribution } from './questions';

const worth = (words: string, shapley: number | null, leaveOneOut = 0): Contribution => ({
  shapley,
  shapleyReason: null,
  leaveOneOut,
  savingPerCost: null,
  change: { cost: 1, words },
});

it('falls from before to after, step by step', () => {
  expect(falls(80, 30, [worth('a', 20), worth('b', 10)])).toEqual([
    { name: 'a', from: 80, saved: 20 },
    { name: 'b', from: 60, saved: 10 },
  ]);
});

it('says what changes save together where there is no fair share', () => {
  expect(falls(80, 30, [worth('a', null, 5), worth('b', null, 0)]).at(-1)).toEqual({
    name: 'together',
    from: 75,
    saved: 25,
  });
});
