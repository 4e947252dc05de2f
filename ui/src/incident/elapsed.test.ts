import { expect, it } from 'vitest';
import { elapsed } from './elapsed';

it('says for how long something is taken, and nothing of what is to come', () => {
  const now = Date.parse('2026-10-01T09:00:00Z');
  expect(elapsed('2026-10-01T08:59:01Z', now)).toBe('0 min');
  expect(elapsed('2026-10-01T03:12:00Z', now)).toBe('5 h 48 min');
  expect(elapsed('2026-09-28T08:00:00Z', now)).toBe('3 d 1 h');
  expect(elapsed('2026-10-01T09:01:00Z', now)).toBeNull();
  expect(elapsed('03:12', now)).toBeNull();
});
