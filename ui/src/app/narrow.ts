import { inWords, TYPES } from '../entity/kinds';
import type { EntityKind } from '../ground/graphql';

/** What is looked for: words, of some kinds alone, within what belongs to a tenant that words name. */
export interface Narrowed {
  readonly words: string;
  readonly kinds: readonly EntityKind[] | null;
  readonly within: string | null;
}

const same = (one: string, other: string): boolean => {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '');
  return plain(one) === plain(other) || `${plain(one)}s` === plain(other);
};

/* "customer", "API key" and "identities" name kinds, "tenant" and "identity" all of a type. */
const kindsNamed = (word: string): readonly EntityKind[] | null => {
  const type = Object.entries(TYPES).find(([name]) => same(word, name) || same(word.replace(/y$/, 'ie'), name));
  if (type) return type[1];
  const kinds = Object.values(TYPES)
    .flat()
    .filter((kind) => same(word, inWords(kind)) || same(word.replace(/s$/, ''), inWords(kind)));
  return kinds.length > 0 ? kinds : null;
};

/**
 * `api key:watchpost` looks for API keys; `customer:osprey` for that customer, and `customer:osprey vault` for what is called so within it.
 * What names no kind is looked for as it stands: ids hold colons too.
 */
export const narrowed = (text: string): Narrowed => {
  const [, word, rest] = /^\s*([\p{L} _-]+?)\s*:\s*(.*)$/u.exec(text) ?? [];
  const kinds = word === undefined ? null : kindsNamed(word);
  if (kinds === null || rest === undefined) return { words: text.trim(), kinds: null, within: null };
  const [first = '', ...others] = rest.trim().split(/\s+/);
  const isTenant = (TYPES.Tenants as readonly EntityKind[]).includes(kinds[0]!);
  return isTenant && others.length > 0
    ? { words: others.join(' '), kinds: null, within: first }
    : { words: rest.trim(), kinds, within: null };
};
