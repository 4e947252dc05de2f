import { useMemo, useSyncExternalStore } from 'react';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

/** Where the reader is: every state that is worth coming back to stands in the page's address. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

export type Query = Readonly<Record<string, string | readonly string[] | number | boolean | null | undefined>>;

const MOVED = 'moved';

const subscribe = (changed: () => void) => {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
};

/** The present address; whoever uses it is drawn anew when it changes. */
export const useAddress = (): Address => {
  const text = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  return useMemo(() => {
    const url = new URL(text, location.origin);
    return { path: url.pathname.replace(/\/+$/, '') || '/', query: url.searchParams };
  }, [text]);
};

/** An address in the words of the bar. Null, undefined, false and empty values are left out. */
export const addressOf = (path: string, query: URLSearchParams | Query = {}): string => {
  const words = query instanceof URLSearchParams ? query : changed(new URLSearchParams(), query);
  const text = words.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** The query with some of its values replaced. */
export const changed = (query: URLSearchParams, changes: Query): URLSearchParams => {
  const result = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    result.delete(name);
    const values = Array.isArray(value) ? value : [value];
    values
      .filter((one) => one !== null && one !== undefined && one !== false && one !== '')
      .forEach((one) => result.append(name, one === true ? '1' : String(one)));
  }
  return result;
};

/** Goes to an address of this page without loading it anew. */
export const go = (address: string, { replace = false } = {}): void => {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  window.dispatchEvent(new Event(MOVED));
};

/** Changes values of the present address. */
export const amend = (changes: Query, options?: { replace?: boolean }): void =>
  go(addressOf(location.pathname, changed(new URLSearchParams(location.search), changes)), options);

/** A link that stays within the page; with a modifier key the browser does what it always does. */
export const Link = ({ to, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
    window.scrollTo(0, 0);
  };
  return <a href={to} onClick={follow} {...rest} />;
};
