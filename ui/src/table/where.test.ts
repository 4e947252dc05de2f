import { describe, expect, it } from 'vitest';
import { stating, whereOf, whereText } from './where';

const inAddress = (where: string | null) => whereOf(new URLSearchParams(where === null ? {} : { where }));

describe('a filter in the address', () => {
  it('is what it states, and nothing where it states nothing', () => {
    const where = { kinds: ['API_KEY'], enabled: false, measure: { by: 'LOSS', atLeast: 2 } };
    expect(inAddress(whereText(where))).toEqual(where);
    expect(inAddress(null)).toEqual({});
    expect(whereText({})).toBeNull();
  });

  it('is refused where it is no filter', () => {
    for (const text of ['', '{', '[]', 'null', '"a"', '3']) expect(inAddress(text)).toBeNull();
  });

  it('leaves out what says nothing any more, and keeps no and zero', () => {
    expect(stating({ kinds: ['TOOL'], enabled: true }, 'kinds', [])).toEqual({ enabled: true });
    expect(stating({}, 'enabled', false)).toEqual({ enabled: false });
    expect(stating({}, 'sinceVersion', 0)).toEqual({ sinceVersion: 0 });
  });
});
