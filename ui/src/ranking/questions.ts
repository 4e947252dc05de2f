import { ABOUT } from '../answer/Answer';
import { AT_LEVELS, OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf, VariablesOf } from '../ground/graphql';

export const RANKING = graphql(
  `
    query Ranking(
      $by: RankingMeasure!
      $level: AccessLevel!
      $kinds: [EntityKind!]
      $tenant: ID
      $providerOnly: Boolean!
      $assume: Assumptions
      $scenario: ID
      $after: String
    ) {
      ranking(
        by: $by
        level: $level
        kinds: $kinds
        tenant: $tenant
        providerOnly: $providerOnly
        assume: $assume
        scenario: $scenario
        first: 500
        after: $after
      ) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        distribution {
          mean
          median
          p95
          cvar95
          max
          histogram {
            from
            to
            count
          }
        }
        edges {
          rank
          value
          percentile
          node {
            ...Owned
          }
          measures {
            score
            tenantAdminCount
            resourceValue
            entityCount
            tenantCounts {
              ...AtLevels
            }
          }
        }
        assumptions {
          ...Assumed
        }
        completeness {
          ...Complete
        }
        snapshot {
          ...Taken
        }
      }
    }
  `,
  [...ABOUT, AT_LEVELS, OWNED],
);

export type Ranking = ResultOf<typeof RANKING>['ranking'];
export type Ranked = Ranking['edges'][number];
export type Asked = Omit<VariablesOf<typeof RANKING>, 'after'>;
export type Measure = Asked['by'];

export const MEASURES: readonly { value: Measure; label: string }[] = [
  { value: 'SCORE', label: 'Score' },
  { value: 'TENANTS', label: 'Tenants' },
  { value: 'TENANT_ADMIN', label: 'Administrations' },
  { value: 'RESOURCES', label: 'Resources' },
  { value: 'ENTITIES', label: 'Entities' },
  { value: 'EXPOSURE_HOURS', label: 'Exposure hours' },
];
