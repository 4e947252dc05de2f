import { ABOUT } from '../answer/Answer';
import { RELATION } from '../answer/RelationName';
import { graphql } from '../graphql';
import type { ResultOf } from '../graphql';

export const CHOKE_POINTS = graphql(
  `
    query ChokePoints($compromised: [ID!]!, $targets: [ID!], $assume: Assumptions, $scenario: ID) {
      chokePoints(compromised: $compromised, targets: $targets, assume: $assume, scenario: $scenario, first: 200) {
        totalCount
        score
        edges {
          targetsSaved
          loss {
            tenantAdminCount
            entityCount
            score
            remainingScore
            tenantCounts {
              see
              read
              write
              control
            }
          }
          node {
            compromised
            entity {
              id
              name
              kind
            }
            relation {
              ...RelationEnds
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
  [RELATION, ...ABOUT],
);

export type ChokePoints = ResultOf<typeof CHOKE_POINTS>['chokePoints'];
export type ChokePoint = ChokePoints['edges'][number];
