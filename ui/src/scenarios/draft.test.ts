import { describe, expect, it } from 'vitest';
import { changeWords, whatIfs } from './changes';
import { decoded, EMPTY, encoded, parsed } from './draft';

const entity = (kind: 'API_KEY' | 'HUMAN' | 'TOOL' | 'ROLE') => ({ entity: { id: 'e', name: 'E', kind } });

describe('what if', () => {
  it('offers what fits the subject', () => {
    const labels = (subject: Parameters<typeof whatIfs>[0]) =>
      whatIfs(subject).map(({ change }) => Object.keys(change.action)[0]);
    expect(labels(entity('API_KEY'))).toEqual(['rotate', 'split', 'delete']);
    expect(labels(entity('HUMAN'))).toEqual(['disable', 'revoke', 'makeEligible', 'requireMfa']);
    expect(labels(entity('TOOL'))).toEqual(['restrict', 'disclose', 'remove']);
    const ends = { from: { name: 'F' }, to: { id: 't', name: 'T', kind: 'API_KEY' as const } };
    expect(labels({ relation: { id: 'r', kind: 'HOLDS_GRANT', ...ends } })).toEqual([
      'revoke',
      'makeEligible',
      'remove',
    ]);
    expect(labels({ relation: { id: 'r', kind: 'STORES', ...ends } })).toEqual(['disclose', 'rotate', 'remove']);
    expect(labels({ relation: { id: 'r', kind: 'CONTAINS', ...ends } })).toEqual(['remove']);
  });

  it('says in words what a change does and why', () => {
    expect(whatIfs(entity('API_KEY')).map(({ change }) => changeWords(change))[0]).toBe('Rotate: API key E');
  });
});

describe('a draft', () => {
  const draft = { ...EMPTY, name: 'Änderung “1”', changes: [{ action: { revoke: { ids: ['x'] } } }] };

  it('travels in an address unharmed', () => {
    const text = encoded(draft);
    expect(text).toMatch(/^[\w-]+$/);
    expect(decoded(text)).toEqual(draft);
  });

  it('is empty where the text is none', () => {
    for (const text of [null, '', 'x', '{}', '{"name": 1}', '{"name": "n", "changes": [{}]}'])
      expect(parsed(text)).toEqual(EMPTY);
    expect(decoded('%%%')).toEqual(EMPTY);
  });
});
