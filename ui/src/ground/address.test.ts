import { describe, expect, it } from 'vitest';
import { addressOf, changed } from './address';

describe('an address', () => {
  it('leaves out what is not there, and repeats what is many', () => {
    expect(addressOf('/p', { of: ['a/b', 'c'], view: null, mfa: true, jit: '', hops: 0, cut: [] })).toBe(
      '/p?of=a%2Fb&of=c&mfa=1&hops=0',
    );
    expect(addressOf('/p')).toBe('/p');
  });

  it('changes only what is named', () => {
    const before = new URLSearchParams('of=a&jit=ALL&view=list');
    expect(changed(before, { jit: null, view: 'graph' }).toString()).toBe('of=a&view=graph');
    expect(before.toString()).toBe('of=a&jit=ALL&view=list');
  });
});
