import { expect, it } from 'vitest';
import { refusalOf, shareRead } from './upload';

it('tells the reason that the server gives, or that it gave none', () => {
  expect(refusalOf({ errors: [{ message: 'the file is empty' }] })).toBe('the file is empty');
  for (const silent of [null, {}, { errors: [] }, 'text']) expect(refusalOf(silent)).toContain('did not say why');
});

it.each([
  [0, 0, 0],
  [50, 200, 0.25],
  [200, 200, 1],
])('says how much is read: %i of %i bytes', (bytes, totalBytes, share) => {
  const state = { phase: 'entities of a.csv', records: 7, bytes, totalBytes };
  expect(shareRead({ files: 'a.csv', startedAt: '2026-10-01T09:00:00Z', state })).toBe(share);
});
