import { expect, it } from 'vitest';
import { beginOf } from './TrendPage';

it('begins with the present year, quarter or month', () => {
  const now = new Date('2026-11-30T13:00:00Z');
  expect(beginOf('year', now)).toBe('2026-01-01T00:00:00.000Z');
  expect(beginOf('quarter', now)).toBe('2026-10-01T00:00:00.000Z');
  expect(beginOf('month', now)).toBe('2026-11-01T00:00:00.000Z');
  expect(beginOf(null, now)).toBeNull();
  expect(beginOf('century', now)).toBeNull();
});
