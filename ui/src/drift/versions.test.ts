import { describe, expect, it } from 'vitest';
import { earlierThan, versionIn } from './versions';

describe('versions', () => {
  it('go back as far as they are kept', () => {
    expect(earlierThan(4)).toEqual([3, 2, 1]);
    expect(earlierThan(30)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
    expect(earlierThan(1)).toEqual([]);
  });

  it('are read from an address, and nothing else is', () => {
    expect(versionIn('3', 5, 5)).toBe(3);
    for (const text of [null, '', '0', '6', '2.5', 'x']) expect(versionIn(text, 5, 4)).toBe(4);
  });
});
