import { describe, expect, it } from 'vitest';
import { assumptionsOf, questionOf, stated, withoutAssumptions } from './assumptions';

const query = (text: string) => new URLSearchParams(text);

describe('assumptions of an address', () => {
  it('are the defaults of the schema where it says nothing', () => {
    expect(assumptionsOf(query(''))).toEqual({
      at: null,
      jit: 'SELF',
      mfaBypass: false,
      zones: [],
      tickets: false,
      assumeSecretsInContent: false,
      sourceKinds: [],
      exceptSourceKinds: [],
      exceptRelations: [],
      maxHops: null,
    });
  });

  it('are read from every word', () => {
    const all = query(
      'at=2026-10-01T09:00Z&jit=ALL&mfa=1&zone=a&zone=b&tickets=1&secrets=1&only=k&except=l&cut=r&hops=7',
    );
    expect(assumptionsOf(all)).toEqual({
      at: '2026-10-01T09:00:00.000Z',
      jit: 'ALL',
      mfaBypass: true,
      zones: ['a', 'b'],
      tickets: true,
      assumeSecretsInContent: true,
      sourceKinds: ['k'],
      exceptSourceKinds: ['l'],
      exceptRelations: ['r'],
      maxHops: 7,
    });
  });

  it('ignore what no server would take', () => {
    const { at, jit, maxHops } = assumptionsOf(query('at=never&jit=SOME&hops=-1'));
    expect([at, jit, maxHops]).toEqual([null, 'SELF', null]);
  });

  it('are taken along with the question, and nothing else is', () => {
    expect(questionOf(query('of=a&of=b&view=list&jit=ALL&explain=x')).toString()).toBe('of=a&of=b&jit=ALL');
    expect(stated(query('of=a&jit=ALL&mfa=1&view=list'))).toBe(2);
    expect(withoutAssumptions(query('of=a&jit=ALL&cut=r&view=list')).toString()).toBe('of=a&view=list');
  });
});
