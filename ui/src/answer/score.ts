import type { Summary } from './summary';

type Valued = Summary['score']['valued'];

const WORDS: Readonly<Record<Valued, readonly [one: string, many: string]>> = {
  CUSTOMER: ['customer', 'customers'],
  ALL: ['tenant', 'tenants'],
  ESTATE: ['the estate', 'the estate'],
};

/** Whose loss a score values, in the words of a sentence about so many. */
export const valuedWord = (valued: Valued, count: number): string => WORDS[valued][count === 1 ? 0 : 1];

/** How many tenants a vector says are valued. */
export const valuedCount = (vector: string): number => Number(/\/N:(\d+)/.exec(vector)?.[1] ?? 0);
