/** Where one signs in, as `GET /sign-in` answers. */
export interface Place {
  /** Null: nobody has to sign in. */
  readonly issuer: string | null;
  /** What the pages are called there; null: programs sign in, pages do not. */
  readonly clientId: string | null;
  readonly asksFor: readonly string[];
}

export interface Token {
  readonly token: string;
  /** For how long it is good, in milliseconds; null: its issuer does not say. */
  readonly lasts: number | null;
  /** The address of our own where the reader was. */
  readonly back: string;
}

/** Why nobody is signed in, in words for the reader. */
export class NotSignedIn extends Error {}

/* What has to be known again when the issuer sends the reader back: no token, and good for one return. */
interface Begun {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirect: string;
  readonly back: string;
}

/* What the issuer answers to a code. */
interface Given {
  readonly access_token?: string;
  readonly token_type?: string;
  readonly expires_in?: number;
  readonly id_token?: string;
  readonly error?: string;
  readonly error_description?: string;
}

interface Discovered {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint?: string;
}

const KEY = 'sign-in-begun';
const BYTES = 32;

const encoded = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const unguessable = (): string => encoded(crypto.getRandomValues(new Uint8Array(BYTES)));

const digested = async (text: string): Promise<string> =>
  encoded(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

const isPrivate = (address: unknown): boolean => {
  try {
    const { protocol, hostname } = new URL(String(address));
    return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
  } catch {
    return false;
  }
};

const asked = async (address: string, how?: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, { credentials: 'omit', cache: 'no-store', ...how });
  } catch {
    throw new NotSignedIn(
      `${new URL(address).origin}, where one signs in, cannot be reached, or does not answer pages of ${location.origin}.`,
    );
  }
};

/* What the issuer says of itself; another name than ours, or an address that others can listen at, is none of ours. */
const discovered = async (issuer: string): Promise<Discovered> => {
  const answer = await asked(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const said = (answer.ok ? await answer.json().catch(() => null) : null) as Discovered | null;
  if (said === null) throw new NotSignedIn(`${issuer} does not say how one signs in (OpenID Connect Discovery).`);
  if (said.issuer !== issuer)
    throw new NotSignedIn(`${issuer} calls itself ${said.issuer}: another issuer than is set.`);
  if (!isPrivate(said.authorization_endpoint) || !isPrivate(said.token_endpoint)) {
    throw new NotSignedIn(`${issuer} would be spoken to in the clear.`);
  }
  return said;
};

/** An address within these pages; anything that leads elsewhere is their first page. */
export const ownAddress = (address: string): string => {
  try {
    const url = new URL(address, location.origin);
    return url.origin === location.origin && /^\/(?![/\\])/.test(address) ? url.pathname + url.search + url.hash : '/';
  } catch {
    return '/';
  }
};

/** Sends the reader to the issuer, who sends him back to `redirect`, a path of ours. */
export const begin = async ({ issuer, clientId, asksFor }: Place, redirect: string, back: string): Promise<void> => {
  if (issuer === null || clientId === null) throw new NotSignedIn('These pages have no name at the issuer.');
  const { authorization_endpoint } = await discovered(issuer);
  const begun: Begun = {
    issuer,
    state: unguessable(),
    nonce: unguessable(),
    verifier: unguessable(),
    redirect: location.origin + redirect,
    back: ownAddress(back),
  };
  sessionStorage.setItem(KEY, JSON.stringify(begun));
  const there = new URL(authorization_endpoint);
  const question = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: begun.redirect,
    scope: asksFor.join(' '),
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await digested(begun.verifier),
    code_challenge_method: 'S256',
  };
  Object.entries(question).forEach(([name, value]) => there.searchParams.set(name, value));
  location.assign(there.href);
};

/** Whether an address is one that an issuer sends readers back to. */
export const isReturn = (query: URLSearchParams): boolean =>
  query.has('state') && (query.has('code') || query.has('error'));

const taken = (): Begun | null => {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text === null ? null : (JSON.parse(text) as Begun);
};

/* Its signature is the connection's: it came from the issuer's own address, not through the reader's. */
const claimsOf = (token: string | undefined): Record<string, unknown> => {
  try {
    const body = String(token).split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(
      new TextDecoder().decode(Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))),
    ) as Record<string, unknown>;
  } catch {
    throw new NotSignedIn('The issuer did not say who signed in (no ID token).');
  }
};

const check = (claims: Record<string, unknown>, { issuer, nonce }: Begun, clientId: string | null): void => {
  const audience = [claims['aud']].flat();
  const isForUs = audience.includes(clientId) && (audience.length === 1 || claims['azp'] === clientId);
  if (claims['iss'] !== issuer || !isForUs || claims['nonce'] !== nonce) {
    throw new NotSignedIn('The issuer answered another question than was asked; sign in again.');
  }
};

/** The token for which the issuer sent the reader back; refused unless this very page began it, and never given out twice. */
export const arrive = async ({ issuer, clientId }: Place, query: URLSearchParams): Promise<Token> => {
  const begun = taken();
  if (begun?.issuer !== issuer || query.get('state') !== begun.state) {
    throw new NotSignedIn('This sign-in was not begun here, or was used before; sign in again.');
  }
  if (query.has('iss') && query.get('iss') !== issuer) {
    throw new NotSignedIn('Another issuer answered than was asked; sign in again.');
  }
  if (query.has('error')) {
    throw new NotSignedIn(`The issuer refused: ${query.get('error_description') ?? query.get('error')}`);
  }
  const answer = await asked((await discovered(begun.issuer)).token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: query.get('code') ?? '',
      redirect_uri: begun.redirect,
      client_id: clientId ?? '',
      code_verifier: begun.verifier,
    }),
  });
  const given = (await answer.json().catch(() => ({}))) as Given;
  if (!answer.ok || given.access_token === undefined || given.token_type?.toLowerCase() !== 'bearer') {
    throw new NotSignedIn(`The issuer gave no token: ${given.error_description ?? given.error ?? answer.status}`);
  }
  check(claimsOf(given.id_token), begun, clientId);
  return {
    token: given.access_token,
    lasts: given.expires_in === undefined ? null : given.expires_in * 1000,
    back: ownAddress(begun.back),
  };
};

/** Where one signs out at the issuer, to come back to our first page; null: it has no such place. */
export const wayOut = async ({ issuer, clientId }: Place): Promise<string | null> => {
  if (issuer === null) return null;
  const { end_session_endpoint } = await discovered(issuer);
  if (!isPrivate(end_session_endpoint)) return null;
  const there = new URL(end_session_endpoint!);
  there.searchParams.set('client_id', clientId ?? '');
  there.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  return there.href;
};
