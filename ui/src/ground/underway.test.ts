import { expect, it } from 'vitest';
import { shareDone } from './underway';

it.each([
  [0, 0, 0, 0, 0],
  [50, 200, 0, 0, 0.25],
  [200, 200, 0, 0, 1],
  [200, 200, 3, 12, 0.25],
  [200, 200, 0, 12, 0],
])('says how much is done: %i of %i bytes, then %i of %i', (bytes, totalBytes, done, total, share) => {
  const state = { phase: 'entities of a.csv', records: 7, bytes, totalBytes, done, total };
  expect(shareDone({ files: 'a.csv', startedAt: '2026-10-01T09:00:00Z', state })).toBe(share);
});
