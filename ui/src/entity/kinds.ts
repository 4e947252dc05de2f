import type { EntityKind, RelationKind } from '../ground/graphql';

/** The types of entities, each with its kinds as the schema declares them. */
export const TYPES = {
  Tenants: ['PROVIDER', 'CUSTOMER', 'INTERNAL'],
  Identities: [
    'IDENTITY',
    'HUMAN',
    'SERVICE_PRINCIPAL',
    'MANAGED_IDENTITY',
    'SERVICE_ACCOUNT',
    'WORKLOAD_IDENTITY',
    'IAM_ROLE',
    'OAUTH_APP',
    'BOT',
    'AI_AGENT',
  ],
  Groups: ['GROUP'],
  Roles: ['ROLE'],
  Grants: ['GRANT'],
  Credentials: [
    'CREDENTIAL',
    'PASSWORD',
    'API_KEY',
    'CLIENT_SECRET',
    'CERTIFICATE',
    'SSH_KEY',
    'REFRESH_TOKEN',
    'SESSION_TOKEN',
    'SIGNING_KEY',
    'MFA_FACTOR',
    'FEDERATED_TRUST',
  ],
  Resources: [
    'SCOPE',
    'HOST',
    'MAILBOX',
    'DATABASE',
    'STORAGE',
    'REPOSITORY',
    'SECRET_STORE',
    'TOOL',
    'WORKLOAD',
    'IDENTITY_PROVIDER',
    'BACKUP',
    'ZONE',
    'POLICY',
    'OTHER',
  ],
  Persons: ['PERSON'],
  Contracts: ['CONTRACT'],
} as const satisfies Record<string, readonly EntityKind[]>;

export type Type = keyof typeof TYPES;

const TYPE_OF = new Map<EntityKind, Type>(
  Object.entries(TYPES).flatMap(([type, kinds]) => kinds.map((kind) => [kind, type as Type] as const)),
);

export const typeOf = (kind: EntityKind): Type => TYPE_OF.get(kind) ?? 'Resources';

const SAID: Partial<Record<EntityKind | RelationKind, string>> = {
  API_KEY: 'API key',
  SSH_KEY: 'SSH key',
  MFA_FACTOR: 'MFA factor',
  IAM_ROLE: 'IAM role',
  OAUTH_APP: 'OAuth app',
  AI_AGENT: 'AI agent',
  CAN: 'has rights on',
};

/** A kind, or any other enum value, in words: `SERVICE_ACCOUNT` is a "service account". */
export const inWords = (value: string): string =>
  SAID[value as EntityKind | RelationKind] ?? value.toLowerCase().replaceAll('_', ' ');

const MANY: Partial<Record<EntityKind, string>> = { STORAGE: 'storage accounts', OTHER: 'other things' };

/** Several of a kind: "host" is "hosts", "policy" is "policies". */
export const many = (kind: EntityKind): string => {
  const word = inWords(kind);
  return (
    MANY[kind] ??
    (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(s|x|ch)$/.test(word) ? `${word}es` : `${word}s`)
  );
};
