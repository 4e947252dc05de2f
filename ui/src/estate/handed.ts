/* Files that were dropped anywhere, until the page that imports them takes them. */
const HANDED = 'handed';
let waiting: readonly File[] = [];

/** Hands files to the page that imports; whoever does so then goes there. */
export const hand = (files: readonly File[]): void => {
  waiting = files;
  window.dispatchEvent(new Event(HANDED));
};

/** The files that were handed, once. */
export const take = (): readonly File[] => {
  const files = waiting;
  waiting = [];
  return files;
};

/** Calls back when files are handed; answers how to stop. */
export const whenHanded = (act: () => void): (() => void) => {
  window.addEventListener(HANDED, act);
  return () => window.removeEventListener(HANDED, act);
};
