import { expect, it } from 'vitest';
import { changes, going, refusalOf, refused, WouldRemove } from './upload';

it('tells the reason that the server gives, or that it gave none', () => {
  expect(refusalOf({ errors: [{ message: 'the file is empty' }] })).toBe('the file is empty');
  for (const silent of [null, {}, { errors: [] }, 'text']) expect(refusalOf(silent)).toContain('did not say why');
});

const counts = { added: 0, changed: 0, removed: 0, unchanged: 7 };

it('counts what would go over entities and relations, and knows whether anything changes', () => {
  const report = { entities: { ...counts, removed: 3 }, relations: { ...counts, removed: 9 }, saved: [] };
  expect(going(report)).toBe(12);
  expect(changes(report)).toBe(true);
  const still = { entities: counts, relations: counts, saved: [] };
  expect(changes(still)).toBe(false);
  expect(changes({ ...still, relations: { ...counts, changed: 1 } })).toBe(true);
  const lists = { sort: 'lists', added: 0, unchanged: 2, different: 1, refused: 0 };
  expect(changes({ ...still, saved: [lists] })).toBe(false);
  expect(changes({ ...still, saved: [{ ...lists, added: 1 }] })).toBe(true);
});

it('tells a refusal that asks how much may go from one that is final', () => {
  const report = { source: 'ad' };
  const asks = refused({ errors: [{ message: '12 would go', extensions: { report } }] });
  expect(asks).toBeInstanceOf(WouldRemove);
  expect(asks).toMatchObject({ message: '12 would go', report });
  expect(refused({ errors: [{ message: 'no export' }] })).not.toBeInstanceOf(WouldRemove);
});
