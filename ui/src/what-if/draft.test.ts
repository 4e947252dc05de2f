import { describe, expect, it } from 'vitest';
import { changeWords, draftedOf, inputOf, whatIfs } from './changes';
import type { Drafted, WhatIf } from './changes';
import { decoded, EMPTY, encoded, parsed } from './draft';

const entity = (kind: 'API_KEY' | 'HUMAN' | 'TOOL' | 'ROLE') => ({ entity: { id: 'e', name: 'E', kind } });
const ends = { from: { name: 'F' }, to: { id: 't', name: 'T', kind: 'API_KEY' as const } };

/* The change, with an answer to whatever it asks. */
const complete = (choice: WhatIf, answer = ['a', 'b']): Drafted =>
  'asks' in choice ? choice.change(answer) : choice.change;

describe('what if', () => {
  it('offers what fits the subject', () => {
    const actions = (subject: Parameters<typeof whatIfs>[0]) =>
      whatIfs(subject).map((choice) => Object.keys(complete(choice).action)[0]);
    const narrowed = ['makeEligible', 'requireApproval', 'scope', 'expire'];
    expect(actions(entity('API_KEY'))).toEqual(['rotate', 'split', 'delete']);
    expect(actions(entity('HUMAN'))).toEqual(['disable', 'revoke', ...narrowed, 'requireMfa']);
    expect(actions(entity('TOOL'))).toEqual(['restrict', 'restrict', 'disclose', 'remove']);
    expect(actions({ relation: { id: 'r', kind: 'HOLDS_GRANT', ...ends } })).toEqual(['revoke', ...narrowed, 'remove']);
    expect(actions({ relation: { id: 'r', kind: 'STORES', ...ends } })).toEqual(['disclose', 'rotate', 'remove']);
    expect(actions({ relation: { id: 'r', kind: 'CONTAINS', ...ends } })).toEqual(['remove']);
  });

  it('takes approvers, the client and the instant from the answer', () => {
    const choices = whatIfs({ relation: { id: 'r', kind: 'HOLDS_GRANT', ...ends } });
    const asked = (word: string) => complete(choices.find(({ label }) => label.includes(word))!).action;
    expect(asked('approved')).toEqual({ requireApproval: { select: { ids: ['r'] }, approvers: ['a', 'b'] } });
    expect(asked('one client')).toEqual({ scope: { select: { ids: ['r'] }, tenant: 'a' } });
    expect(asked('at an instant')).toEqual({ expire: { select: { ids: ['r'] }, at: 'a' } });
  });

  it('says in words what a change does and why', () => {
    expect(whatIfs(entity('API_KEY')).map((choice) => changeWords(complete(choice)))[0]).toBe('Rotate: API key E');
  });
});

describe('a change that the server knows', () => {
  const known = { input: { action: { disable: { ids: ['x'] } }, cost: 5 }, words: 'Disable x.' };

  it('reads as the server says, and is saved without its words', () => {
    expect(changeWords(draftedOf(known))).toBe('Disable x.');
    expect(inputOf(draftedOf(known))).toEqual(known.input);
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
