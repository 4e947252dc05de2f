import { expect, it } from 'vitest';
import { costsOf } from './costs';

it('prices what the reader priced, and leaves the rest to the server', () => {
  expect(costsOf({})).toEqual({ remedies: [] });
  expect(costsOf({ disable: 9, SPLIT: 4 })).toEqual({
    ending: { rotate: null, disable: 9 },
    remedies: [{ remedy: 'SPLIT', cost: 4 }],
  });
});
