import { beforeEach, describe, expect, it, vi } from 'vitest';
import { arrive, begin, isReturn, ownAddress, wayOut } from './authorization';

const ISSUER = 'https://login.example/realm';
const PLACE = { issuer: ISSUER, clientId: 'pages', asksFor: ['openid', 'profile'] };

interface World {
  readonly kept: Map<string, string>;
  readonly went: string[];
  readonly sent: URLSearchParams[];
  discovery: Record<string, unknown>;
  token: Record<string, unknown>;
}

let world: World;

const idToken = (claims: object): string => ['e30', btoa(JSON.stringify(claims)).replaceAll('=', ''), 'x'].join('.');

beforeEach(() => {
  world = {
    kept: new Map(),
    went: [],
    sent: [],
    discovery: {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/authorize`,
      token_endpoint: `${ISSUER}/token`,
      end_session_endpoint: `${ISSUER}/out`,
    },
    token: {},
  };
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => world.kept.get(key) ?? null,
    setItem: (key: string, value: string) => world.kept.set(key, value),
    removeItem: (key: string) => world.kept.delete(key),
  });
  vi.stubGlobal('location', { origin: 'https://here.example', assign: (address: string) => world.went.push(address) });
  vi.stubGlobal('fetch', (address: string, how?: { body?: URLSearchParams }) => {
    if (how?.body) world.sent.push(how.body);
    return Promise.resolve(Response.json(address.endsWith('/token') ? world.token : world.discovery));
  });
});

/* Goes to the issuer; what it would have to answer. */
const begun = async (back = '/ranking?by=SCORE') => {
  await begin(PLACE, '/signed-in', back);
  const query = new URL(world.went[0]!).searchParams;
  const claims = { iss: ISSUER, aud: 'pages', nonce: query.get('nonce') };
  world.token = { access_token: 'secret', token_type: 'Bearer', expires_in: 60, id_token: idToken(claims) };
  return { query, claims, answer: new URLSearchParams({ code: 'c', state: query.get('state')! }) };
};

it('asks for a code with a proof, and gets a token for it', async () => {
  const { query, answer } = await begun();
  expect(Object.fromEntries(query)).toMatchObject({
    response_type: 'code',
    client_id: 'pages',
    redirect_uri: 'https://here.example/signed-in',
    scope: 'openid profile',
    code_challenge_method: 'S256',
  });
  expect(isReturn(answer)).toBe(true);
  expect(await arrive(PLACE, answer)).toEqual({ token: 'secret', lasts: 60_000, back: '/ranking?by=SCORE' });
  const [sent] = world.sent;
  expect(sent?.get('redirect_uri')).toBe('https://here.example/signed-in');
  const proof = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sent!.get('code_verifier')!)),
  );
  expect(Buffer.from(proof).toString('base64url')).toBe(query.get('code_challenge'));
  expect([...world.kept.values()].join()).not.toContain('secret');
});

describe('a return', () => {
  const refused = async (answer: URLSearchParams, why: RegExp) => {
    await expect(arrive(PLACE, answer)).rejects.toThrow(why);
    await expect(arrive(PLACE, answer), 'begun anew, not tried again').rejects.toThrow(/not begun here/);
  };

  it('that was not begun here is refused', () => refused(new URLSearchParams({ code: 'c', state: 's' }), /not begun/));

  it('is good once', async () => {
    const { answer } = await begun();
    await arrive(PLACE, answer);
    await expect(arrive(PLACE, answer)).rejects.toThrow(/used before/);
    expect(world.sent).toHaveLength(1);
  });

  it.each([
    ['another state', { state: 'other' }, /not begun/],
    ['another issuer', { iss: 'https://evil.example' }, /Another issuer/],
    ['an error', { error: 'access_denied', error_description: 'Not you' }, /refused: Not you/],
  ])('with %s is refused before its code is sent anywhere', async (_what, changes, why) => {
    const { answer } = await begun();
    Object.entries(changes).forEach(([name, value]) => answer.set(name, value));
    await refused(answer, why);
    expect(world.sent).toEqual([]);
  });

  it('without a state is no return', async () => {
    const { answer } = await begun();
    answer.delete('state');
    expect(isReturn(answer)).toBe(false);
    await refused(answer, /not begun/);
  });

  it.each([
    ['nonce', { nonce: 'other' }],
    ['issuer', { iss: 'https://evil.example' }],
    ['audience', { aud: 'somebody' }],
    ['party among several', { aud: ['pages', 'other'], azp: 'other' }],
  ])('whose ID token has another %s is refused', async (_what, changes) => {
    const { answer, claims } = await begun();
    world.token = { ...world.token, id_token: idToken({ ...claims, ...changes }) };
    await refused(answer, /another question/);
  });

  it.each([
    ['no ID token', { id_token: undefined }, /no ID token/],
    ['an ID token that is none', { id_token: 'x' }, /no ID token/],
    ['no token', { access_token: undefined, error: 'invalid_grant' }, /invalid_grant/],
    ['a token of another kind', { token_type: 'mac' }, /gave no token/],
  ])('with %s is refused', async (_what, changes, why) => {
    const { answer } = await begun();
    world.token = { ...world.token, ...changes };
    await refused(answer, why);
  });
});

describe('an issuer', () => {
  it.each([
    ['of another name', { issuer: 'https://evil.example' }, /calls itself/],
    ['that asks in the clear', { authorization_endpoint: 'http://login.example/a' }, /in the clear/],
    ['that gives tokens in the clear', { token_endpoint: 'http://login.example/t' }, /in the clear/],
    ['whose address is a script', { authorization_endpoint: 'javascript:alert(1)' }, /in the clear/],
  ])('%s is not gone to', async (_what, changes, why) => {
    world.discovery = { ...world.discovery, ...changes };
    await expect(begin(PLACE, '/signed-in', '/')).rejects.toThrow(why);
    expect(world.went).toEqual([]);
  });

  it('is told where to send the reader who signs out, and gets no token for it', async () => {
    expect(await wayOut(PLACE)).toBe(
      `${ISSUER}/out?client_id=pages&post_logout_redirect_uri=https%3A%2F%2Fhere.example%2F`,
    );
    world.discovery = { ...world.discovery, end_session_endpoint: 'javascript:alert(1)' };
    expect(await wayOut(PLACE)).toBeNull();
  });
});

it.each([
  ['/ranking?by=SCORE#x', '/ranking?by=SCORE#x'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['ranking', '/'],
  ['http://[', '/'],
  ['', '/'],
])('leads back from %j to %s', (address, own) => {
  expect(ownAddress(address)).toBe(own);
});
