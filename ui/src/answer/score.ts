import type { Summary } from './summary';

type Valued = Summary['score']['valued'];

const WORDS: Readonly<Record<Valued, string>> = { CUSTOMER: 'customers', ALL: 'tenants', ESTATE: 'the estate' };

/** Whose loss a score values, in the words of a sentence. */
export const valuedWord = (valued: Valued): string => WORDS[valued];

/** How many tenants a vector says are valued. */
export const valuedCount = (vector: string): number => Number(/\/N:(\d+)/.exec(vector)?.[1] ?? 0);
