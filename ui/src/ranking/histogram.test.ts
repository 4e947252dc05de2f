import { expect, it } from 'vitest';
import { binOf } from './histogram';

it('finds the bin of a value', () => {
  const bins = [0, 10, 20].map((from) => ({ from, to: from + 10, count: 1 }));
  expect([0, 10, 10.5, 30, 31].map((value) => binOf(bins, value))).toEqual([0, 0, 1, 2, 2]);
});
