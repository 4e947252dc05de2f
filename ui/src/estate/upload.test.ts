import { expect, it } from 'vitest';
import { changes, going, refusalOf, refused, WouldRemove } from './upload';

it('tells the reason that the server gives, or that it gave none', () => {
  expect(refusalOf({ errors: [{ message: 'the file is empty' }] })).toBe('the file is empty');
  for (const silent of [null, {}, { errors: [] }, 'text']) expect(refusalOf(silent)).toContain('did not say why');
});

const counts = { added: 0, changed: 0, removed: 0, unchanged: 7 };

it('counts what would go over entities and relations, and knows whether anything changes', () => {
  const report = { entities: { ...counts, removed: 3 }, relations: { ...counts, removed: 9 } };
  expect(going(report)).toBe(12);
  expect(changes(report)).toBe(true);
  expect(changes({ entities: counts, relations: counts })).toBe(false);
  expect(changes({ entities: counts, relations: { ...counts, changed: 1 } })).toBe(true);
});

it('tells a refusal that asks how much may go from one that is final', () => {
  const report = { source: 'ad' };
  const asks = refused({ errors: [{ message: '12 would go', extensions: { report } }] });
  expect(asks).toBeInstanceOf(WouldRemove);
  expect(asks).toMatchObject({ message: '12 would go', report });
  expect(refused({ errors: [{ message: 'no export' }] })).not.toBeInstanceOf(WouldRemove);
});
