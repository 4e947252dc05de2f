/** One part of a score's vector, and what it says. */
export interface Part {
  readonly text: string;
  readonly meaning: string;
}

const JIT: Readonly<Record<string, string>> = {
  strict: 'only access that stands or is active',
  self: 'the attacker activates what his identities may',
  all: 'every eligible access activated',
};

const LEVELS: Readonly<Record<string, string>> = { C: 'CONTROL', W: 'WRITE', R: 'READ', S: 'SEE' };

const tenants = (value: string): string =>
  value
    .split(',')
    .map((part) => `${part.slice(1)} at ${LEVELS[part[0] ?? ''] ?? part[0]}`)
    .join(', ');

const identities = (value: string): string =>
  value.replace(/(\d+)h\+(\d+)n/, "$1 people's accounts and $2 other identities taken over");

const MEANINGS: Readonly<Record<string, (value: string) => string>> = {
  A: (value) => `assumed of just-in-time access: ${JIT[value] ?? value}`,
  T: (value) => `tenants reached: ${tenants(value)}`,
  TA: (value) => `${value} tenants with their administration`,
  ID: identities,
  H: (value) => (/^\d+$/.test(value) ? `${value} relations to the first foreign tenant` : 'no foreign tenant reached'),
  SEH: (value) => `${value} tenant-hours of access that stood`,
  IN: (value) => `inherent score ${value}: as if every control failed`,
  RE: (value) => `residual score ${value}: with the controls in the way`,
  N: (value) => `${value} tenants are valued`,
};

/** The parts of `BR1/A:self/T:C37,…` in their order; a part that a later version adds stands without a meaning. */
export const explained = (vector: string): Part[] =>
  vector.split('/').map((text) => {
    const colon = text.indexOf(':');
    if (colon === -1) return { text, meaning: 'version of the measure' };
    return { text, meaning: MEANINGS[text.slice(0, colon)]?.(text.slice(colon + 1)) ?? '' };
  });
