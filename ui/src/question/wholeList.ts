import { addressOf } from '../ground/address';
import type { Query } from '../ground/address';

type Value = string | number | boolean | null | undefined | object;

/** What an analysis was asked, as its variables. */
export interface Asked {
  readonly assume?: object | null;
  readonly [name: string]: Value;
}

/* A list as JSON, since an id may hold what would part it; an empty one says the same as none. */
const parameter = (value: Value): string | number | boolean | null =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** The address of a whole list as a file: all rows of the same question, written by the server. */
export const wholeListOf = (
  list: 'entities' | 'relations' | 'blast-radius' | 'exposure' | 'ranking' | 'choke-points' | 'findings',
  asked: Asked,
): string => {
  const { assume, ...rest } = asked;
  const parameters: Query = Object.fromEntries(
    Object.entries({ ...rest, ...assume }).map(([name, value]) => [name, parameter(value)]),
  );
  return addressOf(`/export/${list}.csv`, parameters);
};
