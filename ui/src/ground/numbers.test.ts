import { describe, expect, it } from 'vitest';
import { lasting, points } from './numbers';

describe('a duration', () => {
  it.each([
    ['PT0S', 'no time'],
    ['PT45S', '45 seconds'],
    ['PT1H', '1 hour'],
    ['PT50H30M', '2 days 2 hours'],
    ['P3DT30M', '3 days 30 minutes'],
    ['PT1M0.5S', '1 minute'],
  ])('%s is "%s"', (duration, words) => expect(lasting(duration)).toBe(words));
});

it('shows small points with more digits', () => {
  expect([0, 0.2943, -0.5, 9.994, 9.996, 87.382].map(points)).toEqual([
    '0.00',
    '0.29',
    '-0.50',
    '9.99',
    '10.0',
    '87.4',
  ]);
});
