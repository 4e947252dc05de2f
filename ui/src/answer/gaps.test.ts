import { expect, it } from 'vitest';
import { gapsInWords, lacks } from './gaps';

const gap = { source: 'ad', rejected: 0, unknownKinds: 0, ofUnknownKinds: 0, danglingEnds: 0 };

it('says what is missing, and not what is not', () => {
  expect(lacks({ ...gap, rejected: 12, danglingEnds: 1 })).toBe('12 records refused, 1 open end');
  expect(lacks({ ...gap, unknownKinds: 2, ofUnknownKinds: 1400 })).toBe('2 unknown kinds (1,400 of them)');
});

it('never takes what nobody knows for nothing', () => {
  expect(lacks({ ...gap, rejected: null, unknownKinds: null, ofUnknownKinds: null })).toContain('does not tell');
  expect(gapsInWords(null)).toContain('cannot be told');
});

it('names two sources and counts the others', () => {
  expect(gapsInWords([])).toBeNull();
  const gaps = ['a', 'b', 'c'].map((source) => ({ ...gap, source, danglingEnds: 3 }));
  expect(gapsInWords(gaps.slice(0, 1))).toBe('1 source with gaps: a (3 open ends)');
  expect(gapsInWords(gaps)).toBe('3 sources with gaps: a (3 open ends), b (3 open ends) and 1 more');
});
