import { inWords, TYPES } from '../entity/kinds';
import { graphql } from '../ground/graphql';
import type { EntityKind, RelationKind } from '../ground/graphql';

export type EntityFilter = ReturnType<typeof graphql.scalar<'EntityFilter'>>;
export type RelationFilter = ReturnType<typeof graphql.scalar<'RelationFilter'>>;

/** What a filter's field is stated by. */
export type Field =
  | { readonly of: 'words'; readonly label: string; readonly choices: readonly string[] }
  | {
      readonly of: 'word';
      readonly label: string;
      readonly choices: readonly string[];
    }
  | { readonly of: 'text' | 'texts' | 'numbers' | 'yesNo' | 'instant' | 'number' | 'lists'; readonly label: string }
  | { readonly of: 'entity' | 'entities'; readonly label: string; readonly kinds?: readonly EntityKind[] }
  | { readonly of: 'what' | 'property' | 'measure' | 'findings'; readonly label: string };

/** The fields of a filter by their names in the contract; null: stated in the address alone. */
export type Fields<Filter> = Readonly<Record<keyof Filter & string, Field | null>>;

const KINDS: readonly EntityKind[] = Object.values(TYPES).flat();

/** How entities can be chosen; a field that the contract adds must be answered here. */
export const ENTITY_FIELDS: Fields<EntityFilter> = {
  search: { of: 'text', label: 'Words' },
  ids: { of: 'entities', label: 'One of these' },
  kinds: { of: 'words', label: 'Kinds', choices: KINDS },
  tenant: { of: 'entity', label: 'Of the tenant', kinds: TYPES.Tenants },
  lists: { of: 'lists', label: 'On the lists' },
  measure: { of: 'measure', label: 'Comes to at least' },
  enabled: { of: 'yesNo', label: 'Enabled' },
  breakGlass: { of: 'yesNo', label: 'For emergencies' },
  guest: { of: 'yesNo', label: 'Guest' },
  environments: { of: 'words', label: 'Environments', choices: ['PROD', 'TEST', 'DEV'] },
  tiers: { of: 'numbers', label: 'Tiers' },
  criticalities: { of: 'words', label: 'Criticalities', choices: ['MISSION', 'HIGH', 'MODERATE', 'LOW'] },
  sensitivities: {
    of: 'words',
    label: 'Sensitivities',
    choices: ['RESTRICTED', 'CONFIDENTIAL', 'INTERNAL', 'PUBLIC'],
  },
  owned: { of: 'yesNo', label: 'Somebody answers for it' },
  ownerLeft: { of: 'yesNo', label: 'Who answers for it has left' },
  createdBefore: { of: 'instant', label: 'Made before' },
  createdSince: { of: 'instant', label: 'Made since' },
  lastUsedBefore: { of: 'instant', label: 'Not used since' },
  rotatedBefore: { of: 'instant', label: 'Not renewed since' },
  expiresBefore: { of: 'instant', label: 'Ends before' },
  expiresAfter: { of: 'instant', label: 'Ends after' },
  withoutExpiry: { of: 'yesNo', label: 'Without an end' },
  tenantKinds: { of: 'words', label: 'Of tenants that are', choices: TYPES.Tenants },
  organizations: { of: 'texts', label: 'Of the organizations' },
  sourceKinds: { of: 'texts', label: 'Called by a source' },
  sinceVersion: { of: 'number', label: 'Came or changed since version' },
  property: { of: 'property', label: 'A property' },
  findings: { of: 'findings', label: 'With findings of' },
  nonHuman: null,
  holds: null,
  heldBy: null,
};

/** How relations can be chosen. */
export const relationFields = (kinds: readonly RelationKind[]): Fields<RelationFilter> => ({
  kinds: { of: 'words', label: 'Relations', choices: kinds },
  holder: { of: 'what', label: 'Held by' },
  held: { of: 'what', label: 'Of what' },
  from: { of: 'entities', label: 'From' },
  to: { of: 'entities', label: 'To' },
  levelAtLeast: { of: 'word', label: 'Level at least', choices: ['SEE', 'READ', 'WRITE', 'CONTROL'] },
  states: { of: 'words', label: 'States', choices: ['STANDING', 'ELIGIBLE', 'ACTIVE'] },
  crossOrganization: { of: 'yesNo', label: 'Into another organization' },
  standing: { of: 'yesNo', label: 'Stands for more than 90 days' },
  open: { of: 'yesNo', label: 'Open now' },
  withoutEnd: { of: 'yesNo', label: 'Without an end' },
  startsAfter: { of: 'instant', label: 'Begins after' },
  endsBefore: { of: 'instant', label: 'Ends before' },
  endsAfter: { of: 'instant', label: 'Ends after' },
  withoutApproval: { of: 'yesNo', label: 'Approved by nobody' },
  withoutFactor: { of: 'yesNo', label: 'Without a factor' },
  withoutTicket: { of: 'yesNo', label: 'Without a ticket' },
  withoutOwner: { of: 'yesNo', label: 'Nobody answers for it' },
  withoutContract: { of: 'yesNo', label: 'Without a contract' },
  withoutReview: { of: 'yesNo', label: 'Never reviewed' },
  reviewedBefore: { of: 'instant', label: 'Not reviewed since' },
  sourceKinds: { of: 'texts', label: 'Called by a source' },
  sources: { of: 'texts', label: 'Said by the sources' },
  sinceVersion: { of: 'number', label: 'Came or changed since version' },
  property: { of: 'property', label: 'A property' },
});

/** Choices of a field that is stated by words, as a control takes them. */
export const choicesOf = (choices: readonly string[]) => choices.map((value) => ({ value, label: inWords(value) }));
