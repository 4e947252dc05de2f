import { expect, it } from 'vitest';
import { isConsent } from './Consent';
import { isRestorable, numberOf, told } from './ImportHistory';
import { missingOf } from './Sources';

it('takes only the number that was shown for consent', () => {
  for (const typed of ['1234', ' 1,234 ', '1 234']) expect(isConsent(typed, 1234)).toBe(true);
  for (const typed of ['', ' ', '123', 'any', '12345']) expect(isConsent(typed, 1234)).toBe(false);
  expect(isConsent('', 0)).toBe(false);
});

it('says what an import did, and never 0 for what is not told', () => {
  expect(told({ added: 1200, changed: 0, removed: 3, unchanged: 5 })).toBe('1,200 added, 3 removed');
  expect(told({ added: 0, changed: 0, removed: 0, unchanged: 5 })).toBe('as before');
  expect(told(null)).toBe('not told');
  expect(numberOf(null, 'record')).toBe('records: not told');
  expect(numberOf(1, 'record')).toBe('1 record');
});

it('offers the versions that are kept, but for the newest', () => {
  expect([1, 2, 5, 10, 11, 12].filter((version) => isRestorable(version, 11))).toEqual([2, 5, 10]);
});

it('says of each source what is missing', () => {
  const gap = { source: 'ad', rejected: 2, unknownKinds: 0, ofUnknownKinds: 0, danglingEnds: 0 };
  expect(missingOf([gap], 'ad')).toBe('2 records refused');
  expect(missingOf([gap], 'rmm')).toBe('nothing');
  expect(missingOf(null, 'ad')).toBe('cannot be told now');
});
