import { ABOUT } from '../answer/Answer';
import { AT_LEVELS, OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf, VariablesOf } from '../ground/graphql';

export const RANKING = graphql(
  `
    query Ranking(
      $by: RankingMeasure!
      $level: AccessLevel!
      $of: [EntityKind!]
      $tenant: ID
      $providerOnly: Boolean!
      $where: EntityFilter
      $assume: Assumptions
      $scenario: ID
      $first: Int!
      $after: String
    ) {
      ranking(
        by: $by
        level: $level
        of: $of
        tenant: $tenant
        providerOnly: $providerOnly
        where: $where
        assume: $assume
        scenario: $scenario
        first: $first
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
            loss
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
export type Asked = VariablesOf<typeof RANKING>;
