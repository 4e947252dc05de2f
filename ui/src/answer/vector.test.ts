import { describe, expect, it } from 'vitest';
import { explained } from './vector';

describe('a vector', () => {
  it('is explained part by part', () => {
    const parts = explained('BR1/A:self/T:C52,W52,R52,S52/TA:10/ID:389h+213n/H:3/IN:87/RE:87/N:52');
    expect(parts.map(({ meaning }) => meaning)).toEqual([
      'version of the measure',
      'assumed of just-in-time access: the attacker activates what his identities may',
      'tenants reached: 52 at CONTROL, 52 at WRITE, 52 at READ, 52 at SEE',
      '10 tenants with their administration',
      "389 people's accounts and 213 other identities taken over",
      '3 relations to the first foreign tenant',
      'inherent score 87: as if every control failed',
      'residual score 87: with the controls in the way',
      '52 tenants are valued',
    ]);
  });

  it('keeps a part that it does not know', () => {
    expect(explained('BR2/XX:7')[1]).toEqual({ text: 'XX:7', meaning: '' });
  });
});
