import { expect, it } from 'vitest';
import { wholeListOf } from './wholeList';

it('asks the same of the server, lists as they are and false said', () => {
  const assume = { at: '2026-10-01T09:00:00.000Z', mfaBypass: false, zones: [], maxHops: null };
  expect(
    wholeListOf('ranking', { by: 'SCORE', kinds: ['HUMAN', 'BOT'], providerOnly: false, tenant: null, assume }),
  ).toBe(
    '/export/ranking.csv?by=SCORE&kinds=%5B%22HUMAN%22%2C%22BOT%22%5D&providerOnly=false&at=2026-10-01T09%3A00%3A00.000Z&mfaBypass=false',
  );
});

it('keeps an id with a comma whole', () => {
  const address = wholeListOf('blast-radius', { compromised: ['a,b'] });
  expect(new URL(address, 'http://x').searchParams.get('compromised')).toBe('["a,b"]');
});
