import { useSyncExternalStore } from 'react';
import type { Drafted } from './changes';

/** A scenario that is being made; with an id and a version it replaces that version when it is saved. */
export interface Draft {
  readonly id: string | null;
  readonly version: number | null;
  readonly name: string;
  readonly description: string;
  readonly changes: readonly Drafted[];
}

export const EMPTY: Draft = { id: null, version: null, name: '', description: '', changes: [] };

const KEY = 'draft';
const CHANGED = 'draft';

/* What the text was when it was last read, so that the same text is the same object. */
let read: { text: string | null; draft: Draft } = { text: null, draft: EMPTY };

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Draft).name === 'string' &&
  Array.isArray((value as Draft).changes) &&
  (value as Draft).changes.every(({ action }: { action: unknown }) => typeof action === 'object' && action !== null);

/** The draft that a text states; an empty one where it states none. */
export const parsed = (text: string | null): Draft => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isDraft(value) ? { ...EMPTY, ...value } : EMPTY;
  } catch {
    return EMPTY;
  }
};

const present = (): Draft => {
  const text = localStorage.getItem(KEY);
  if (text !== read.text) read = { text, draft: parsed(text) };
  return read.draft;
};

const subscribe = (changed: () => void) => {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
};

/** The draft of this browser; it outlives the page. */
export const useDraft = (): Draft => useSyncExternalStore(subscribe, present);

export const keepDraft = (draft: Draft): void => {
  localStorage.setItem(KEY, JSON.stringify(draft));
  window.dispatchEvent(new Event(CHANGED));
};

/** Adds changes that the draft does not have yet. */
export const addToDraft = (changes: readonly Drafted[]): void => {
  const draft = present();
  const had = new Set(draft.changes.map((change) => JSON.stringify(change.action)));
  const added = changes.filter((change) => !had.has(JSON.stringify(change.action)));
  keepDraft({ ...draft, changes: [...draft.changes, ...added] });
};

/** Changes that come with a name of their own; what is in the draft already stays in it. */
export const openAsDraft = (name: string, description: string, changes: readonly Drafted[]): void => {
  const draft = present();
  if (draft.changes.length === 0) keepDraft({ ...EMPTY, name, description, changes });
  else addToDraft(changes);
};

/** A draft as text for an address, and back. */
export const encoded = (draft: Draft): string => {
  const bytes = new TextEncoder().encode(
    JSON.stringify({ name: draft.name, description: draft.description, changes: draft.changes }),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

export const decoded = (text: string): Draft => {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return parsed(new TextDecoder().decode(bytes));
  } catch {
    return EMPTY;
  }
};
