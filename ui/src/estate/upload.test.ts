import { expect, it } from 'vitest';
import { refusalOf, shareDone } from './upload';

it('tells the reason that the server gives, or that it gave none', () => {
  expect(refusalOf({ errors: [{ message: 'the file is empty' }] })).toBe('the file is empty');
  for (const silent of [null, {}, { errors: [] }, 'text']) expect(refusalOf(silent)).toContain('did not say why');
});

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
