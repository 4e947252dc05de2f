import { expect, it } from 'vitest';
import { periodAt } from './periods';

it('finds the period of an instant: its first instant belongs to it, the next one to the next', () => {
  const periods = [
    { from: '2026-01-01T00:00:00Z' },
    { from: '2026-02-01T00:00:00Z' },
    { from: '2026-03-01T00:00:00Z' },
  ];
  const at = (instant: string) => periodAt(periods, instant);
  expect(at('2025-12-31T23:59:59Z')).toBe(0);
  expect(at('2026-01-31T23:59:59Z')).toBe(0);
  expect(at('2026-02-01T00:00:00Z')).toBe(1);
  expect(at('2027-01-01T00:00:00Z')).toBe(2);
});
