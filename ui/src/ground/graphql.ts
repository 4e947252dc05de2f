import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema';

/** Questions, typed by the contract in `graph-schema/graphql`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTime: string; Duration: string; JSON: Record<string, unknown> };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';

export type AccessLevel = ReturnType<typeof graphql.scalar<'AccessLevel'>>;
export type EntityKind = ReturnType<typeof graphql.scalar<'EntityKind'>>;
export type RelationKind = ReturnType<typeof graphql.scalar<'RelationKind'>>;
export type JitMode = ReturnType<typeof graphql.scalar<'JitMode'>>;
export type Band = ReturnType<typeof graphql.scalar<'Band'>>;
export type Assumptions = ReturnType<typeof graphql.scalar<'Assumptions'>>;
