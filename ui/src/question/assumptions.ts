import { changed } from '../ground/address';
import type { Query } from '../ground/address';
import type { Assumptions, JitMode } from '../ground/graphql';

/** The words of an address that say what is assumed, in the order of the bar. */
export const WORDS = ['at', 'jit', 'mfa', 'zone', 'tickets', 'secrets', 'only', 'except', 'cut', 'hops', 'scenario'];

const MODES: readonly JitMode[] = ['STRICT', 'SELF', 'ALL'];

/** What the address assumes; what it leaves out takes the schema's default. */
export const assumptionsOf = (query: URLSearchParams): Assumptions => {
  const jit = MODES.find((mode) => mode === query.get('jit'));
  const hops = Number(query.get('hops'));
  return {
    at: instantOf(query.get('at')),
    jit: jit ?? 'SELF',
    mfaBypass: query.has('mfa'),
    zones: query.getAll('zone'),
    tickets: query.has('tickets'),
    assumeSecretsInContent: query.has('secrets'),
    sourceKinds: query.getAll('only'),
    exceptSourceKinds: query.getAll('except'),
    exceptRelations: query.getAll('cut'),
    maxHops: Number.isInteger(hops) && hops > 0 ? hops : null,
  };
};

/** The scenario the address asks about; null: the estate as it is. */
export const scenarioOf = (query: URLSearchParams): string | null => {
  const id = query.get('scenario');
  return id === '' ? null : id;
};

/** Only what an address says of its question: whom it is about and what is assumed. It is taken along from page to page. */
export const questionOf = (query: URLSearchParams): URLSearchParams => {
  const kept = new URLSearchParams();
  for (const word of ['of', 'to', ...WORDS]) query.getAll(word).forEach((value) => kept.append(word, value));
  return kept;
};

/** How many assumptions differ from their defaults. */
export const stated = (query: URLSearchParams): number => WORDS.filter((word) => query.has(word)).length;

export const withoutAssumptions = (query: URLSearchParams): URLSearchParams =>
  changed(query, Object.fromEntries(WORDS.map((word) => [word, null])) satisfies Query);

const instantOf = (text: string | null): string | null => {
  const instant = text === null ? NaN : Date.parse(text);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
};
