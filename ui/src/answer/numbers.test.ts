import { describe, expect, it } from 'vitest';
import { lasting } from './numbers';

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
