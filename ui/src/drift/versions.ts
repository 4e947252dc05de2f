/* So many versions of the estate are kept. */
const KEPT = 10;

/** The versions before this one that can be asked for, the newest first. */
export const earlierThan = (version: number): number[] =>
  Array.from({ length: Math.min(KEPT, version - 1) }, (_, back) => version - 1 - back);

/** The version that the text states, if it is one of 1 to the last; else the other. */
export const versionIn = (text: string | null, last: number, other: number): number => {
  const version = Number(text);
  return Number.isInteger(version) && version >= 1 && version <= last ? version : other;
};
