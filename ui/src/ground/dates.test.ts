import { describe, expect, it } from 'vitest';
import { ageOf, day, daysAfter, instant } from './dates';

describe('dates', () => {
  it('have one format, in UTC unless somebody chose otherwise', () => {
    expect(instant('2026-11-29T23:30:00-01:00')).toBe('30 Nov 2026, 00:30 UTC');
    expect(day('2026-11-29T23:30:00-01:00')).toBe('30 Nov 2026');
  });

  it('tell ages in whole days', () => {
    const now = Date.parse('2026-11-30T12:00:00Z');
    expect(ageOf('2026-11-29T12:00:00Z', now)).toBe('1 day');
    expect(ageOf('2023-11-29T12:00:01Z', now)).toBe('1,096 days');
    expect(ageOf('2026-12-29T12:00:00Z', now)).toBe('not yet');
    expect(ageOf(null, now)).toBeNull();
  });

  it('say when so many days are over', () => {
    expect(daysAfter('2026-01-01T00:00:00Z', 90)).toBe('2026-04-01T00:00:00.000Z');
  });
});
