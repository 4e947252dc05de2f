import { TYPES } from '../entity/kinds';
import type { EntityKind } from '../ground/graphql';

/** A list of entities that the pages offer ready: what stands on it, what is shown of it, and what is asked for first. */
export interface Listing {
  readonly what: string;
  readonly title: string;
  readonly asks: string;
  readonly noun: readonly [string, string];
  /** Null: of all kinds. */
  readonly kinds: readonly EntityKind[] | null;
  readonly columns: readonly string[];
  readonly filters: readonly string[];
}

export const LISTINGS: readonly Listing[] = [
  {
    what: 'identities',
    title: 'Identities',
    asks: 'Who and what can act, how much falls with each, and who answers for it?',
    noun: ['identity', 'identities'],
    kinds: TYPES.Identities,
    columns: ['name', 'kind', 'tenant', 'enabled', 'used', 'owners', 'customers', 'admins', 'score'],
    filters: ['tenant', 'enabled'],
  },
  {
    what: 'credentials',
    title: 'Credentials',
    asks: 'How old is each secret, what does it open, where do copies of it lie, and when is it to be renewed?',
    noun: ['credential', 'credentials'],
    kinds: TYPES.Credentials,
    columns: ['name', 'kind', 'tenant', 'age', 'next', 'ends', 'opens', 'shared', 'copies', 'known'],
    filters: ['tenant', 'rotatedBefore'],
  },
  {
    what: 'tools',
    title: 'Tools',
    asks: 'What acts on others, on how much, and which secrets lie in it?',
    noun: ['tool', 'tools'],
    kinds: ['TOOL'],
    columns: ['name', 'tenant', 'tier', 'manages', 'stores', 'owners', 'used', 'criticality'],
    filters: ['tenant', 'owned'],
  },
  {
    what: 'tenants',
    title: 'Tenants',
    asks: 'Whose are all these things, what does each count, and who looks after it?',
    noun: ['tenant', 'tenants'],
    kinds: TYPES.Tenants,
    columns: ['name', 'kind', 'organization', 'weight', 'assigned', 'environment', 'id'],
    filters: ['tenantKinds', 'property'],
  },
  {
    what: 'resources',
    title: 'Resources',
    asks: 'What can be lost, and how precious is it?',
    noun: ['resource', 'resources'],
    kinds: TYPES.Resources,
    columns: ['name', 'kind', 'tenant', 'criticality', 'sensitivity', 'environment', 'tier', 'owners'],
    filters: ['tenant', 'criticalities'],
  },
  {
    what: 'groups',
    title: 'Groups and grants',
    asks: 'Through what is access held together, until when, and under which contract?',
    noun: ['group or grant', 'groups and grants'],
    kinds: ['GROUP', 'GRANT', 'ROLE'],
    columns: ['name', 'kind', 'tenant', 'ends', 'owners', 'contract'],
    filters: ['kinds', 'tenant'],
  },
  {
    what: 'all',
    title: 'Everything',
    asks: 'All that any source states.',
    noun: ['entity', 'entities'],
    kinds: null,
    columns: ['name', 'kind', 'tenant', 'environment', 'tier', 'said', 'id'],
    filters: ['kinds', 'lists'],
  },
];

/** The list that an address names; null: relations, which are another kind of row. */
export const listingOf = (what: string | null): Listing | null =>
  what === 'relations' ? null : (LISTINGS.find((each) => each.what === what) ?? LISTINGS[0]!);
