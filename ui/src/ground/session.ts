import { useSyncExternalStore } from 'react';
import { arrive, begin, isReturn, NotSignedIn, wayOut } from './authorization';
import type { Place } from './authorization';

/** Who signed in, as the server understood the token. */
export interface SignedIn {
  readonly name: string;
  /** The least first. */
  readonly roles: readonly string[];
}

export type Session =
  /** Nobody signs in: the server is this machine's own. */
  | { readonly state: 'local' }
  | { readonly state: 'out'; readonly place: Place; readonly why: string | null }
  | { readonly state: 'in'; readonly place: Place; readonly who: SignedIn }
  /** It was good; what was answered meanwhile may stay in sight. */
  | { readonly state: 'over'; readonly place: Place; readonly who: SignedIn };

/* Longer than a timer of a browser can be set for. */
const LONGEST = 2 ** 31 - 1;

/* Where nobody stays: the address that the pages are sent back to. */
const NO_PAGE = '/signed-in';

/* Says no more than that this tab was signed in: so that loading a page anew asks nothing of its reader. */
const WAS_IN = 'was-signed-in';

/* Here and nowhere else: no script of another page, and no later one, finds it. */
let token: string | null = null;
let session: Session = { state: 'local' };

const listeners = new Set<() => void>();

const turn = (to: Session): Session => {
  session = to;
  listeners.forEach((listener) => listener());
  return to;
};

/** The session; whoever uses it is drawn anew when it turns. */
export const useSession = (): Session =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );

const end = (): void => {
  if (session.state !== 'in') return;
  token = null;
  turn({ ...session, state: 'over' });
};

const isOwn = (address: string | URL): boolean => new URL(address, location.href).origin === location.origin;

/** Whether whoever asks has to show who he is. */
export const isSignedIn = (): boolean => token !== null;

/** What goes with a request to our own server, by name. */
export const credentials = (): Record<string, string> => (token === null ? {} : { Authorization: `Bearer ${token}` });

/** As `fetch`, with the reader's token where our own server is asked; learns of it when the token is over. */
export const ask: typeof fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : input;
  const headers = new Headers(init?.headers);
  if (isOwn(address)) Object.entries(credentials()).forEach(([name, value]) => headers.set(name, value));
  const answer = await fetch(input, { ...init, headers });
  if (answer.status === 401 && isOwn(address)) end();
  return answer;
};

/** Sends the reader to where one signs in, and back to where he is. */
export const signIn = async (place: Place, redirect: string): Promise<void> => {
  try {
    await begin(place, redirect, location.pathname === NO_PAGE ? '/' : location.pathname + location.search);
  } catch (refusal) {
    turn({ state: 'out', place, why: (refusal as Error).message });
  }
};

/** Forgets the token, then goes to where one signs out at the issuer, if it has such a place. */
export const signOut = async (place: Place): Promise<void> => {
  token = null;
  sessionStorage.removeItem(WAS_IN);
  turn({ state: 'out', place, why: null });
  const there = await wayOut(place).catch(() => null);
  if (there !== null) location.assign(there);
  else turn({ state: 'out', place, why: 'You are signed out here; the issuer has no place to sign out at.' });
};

const asked = async (): Promise<Place & { readonly caller: SignedIn | null }> => {
  const answer = await ask('/sign-in', { cache: 'no-store' });
  if (!answer.ok) throw new NotSignedIn(`The server does not take the token (${answer.status}); sign in again.`);
  return (await answer.json()) as Place & { caller: SignedIn | null };
};

const returned = async (place: Place, query: URLSearchParams): Promise<Session> => {
  /* The code is good once, and for nobody else: it goes from the bar before anything else is done. */
  history.replaceState(null, '', location.pathname);
  try {
    const given = await arrive(place, query);
    token = given.token;
    const { caller } = await asked();
    if (caller === null) throw new NotSignedIn('The server does not know who signed in.');
    sessionStorage.setItem(WAS_IN, 'true');
    history.replaceState(null, '', given.back);
    if (given.lasts !== null) setTimeout(end, Math.min(given.lasts, LONGEST));
    return turn({ state: 'in', place, who: caller });
  } catch (refusal) {
    token = null;
    sessionStorage.removeItem(WAS_IN);
    return turn({ state: 'out', place, why: (refusal as Error).message });
  }
};

/**
 * Finds out whether one signs in here, and whether the reader has: at the start of a document, before anything is asked. `redirect` is the
 * path of this document that issuers send back to. Null: the reader is on his way to the issuer. Fails where the server cannot be reached.
 */
export const enter = (redirect: string): Promise<Session | null> =>
  (entering ??= entered(redirect).catch((silent: unknown) => {
    entering = null;
    throw silent;
  }));

/* A return is good once, so whoever enters twice gets the same answer. */
let entering: Promise<Session | null> | null = null;

const entered = async (redirect: string): Promise<Session | null> => {
  const place = await asked();
  if (place.issuer === null) return turn({ state: 'local' });
  const query = new URLSearchParams(location.search);
  if (location.pathname === redirect && isReturn(query)) return returned(place, query);
  if (sessionStorage.getItem(WAS_IN) !== null && place.clientId !== null) {
    sessionStorage.removeItem(WAS_IN);
    await signIn(place, redirect);
    return session.state === 'out' ? session : null;
  }
  return turn({ state: 'out', place, why: null });
};
