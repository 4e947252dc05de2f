import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { ABOUT } from './Answer';
import { AGREEMENT } from './Check';
import { RELATION } from './RelationName';

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

/** The same question, answered by a second algorithm. */
export const CHECKED = graphql(
  `
    query ChokePointsChecked($compromised: [ID!]!, $targets: [ID!], $assume: Assumptions, $scenario: ID) {
      chokePoints(
        compromised: $compromised
        targets: $targets
        assume: $assume
        scenario: $scenario
        first: 1
        verify: true
      ) {
        agreement {
          ...Agreed
        }
      }
    }
  `,
  [AGREEMENT],
);

export type ChokePoints = ResultOf<typeof CHOKE_POINTS>['chokePoints'];
export type ChokePoint = ChokePoints['edges'][number];
