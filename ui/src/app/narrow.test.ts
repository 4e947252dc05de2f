import { describe, expect, it } from 'vitest';
import { narrowed } from './narrow';

describe('what is looked for', () => {
  it('is of the kind that is named before the colon', () => {
    expect(narrowed('API key: watch')).toEqual({ words: 'watch', kinds: ['API_KEY'], within: null });
    expect(narrowed('tools:rmm').kinds).toEqual(['TOOL']);
    expect(narrowed('identity:lea').kinds).toContain('HUMAN');
    expect(narrowed('secret_store:').kinds).toEqual(['SECRET_STORE']);
  });

  it('is that customer, or something within it', () => {
    expect(narrowed('customer:osprey')).toEqual({ words: 'osprey', kinds: ['CUSTOMER'], within: null });
    expect(narrowed('customer:osprey key vault')).toEqual({ words: 'key vault', kinds: null, within: 'osprey' });
  });

  it('is the text itself where the colon is part of an id', () => {
    for (const text of ['arn:aws:iam::1:role/x', 'urn:a', 'osprey', ' a  b '])
      expect(narrowed(text)).toEqual({ words: text.trim(), kinds: null, within: null });
  });
});
