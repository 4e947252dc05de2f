import { expect, it } from 'vitest';
import { refusalOf } from './upload';

it('tells the reason that the server gives, or that it gave none', () => {
  expect(refusalOf({ errors: [{ message: 'the file is empty' }] })).toBe('the file is empty');
  for (const silent of [null, {}, { errors: [] }, 'text']) expect(refusalOf(silent)).toContain('did not say why');
});
