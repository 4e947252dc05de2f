import { graphql } from '../ground/graphql';

export type Measure = ReturnType<typeof graphql.scalar<'RankingMeasure'>>;

/** What identities, and whatever else can be compromised, are measured by. */
export const MEASURES: readonly { readonly value: Measure; readonly label: string }[] = [
  { value: 'SCORE', label: 'Score, inherent' },
  { value: 'RESIDUAL', label: 'Score, residual' },
  { value: 'LOSS', label: 'Customers lost' },
  { value: 'TENANTS', label: 'Customers at a level' },
  { value: 'TENANT_ADMIN', label: 'Administrations' },
  { value: 'RESOURCES', label: 'Resource value' },
  { value: 'ENTITIES', label: 'Entities' },
  { value: 'EXPOSURE_HOURS', label: 'Exposure hours' },
];
