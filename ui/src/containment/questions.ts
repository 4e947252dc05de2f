import { ABOUT } from '../answer/Answer';
import { PATH } from '../answer/PathSteps';
import { RELATION } from '../answer/RelationName';
import { graphql } from '../graphql';
import type { ResultOf } from '../graphql';

export const CONTAINMENT = graphql(
  `
    query Containment(
      $compromised: [ID!]!
      $protect: [ID!]!
      $level: AccessLevel
      $assume: Assumptions
      $scenario: ID
    ) {
      containment(compromised: $compromised, protect: $protect, level: $level, assume: $assume, scenario: $scenario) {
        possible
        cost
        lowerBound
        gap
        actions {
          kind
          cost
          words
          relation {
            ...RelationEnds
          }
          entity {
            id
            name
            kind
          }
        }
        certificate {
          amount
          path {
            ...Path
          }
        }
        unavoidable {
          ...Path
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
  [PATH, RELATION, ...ABOUT],
);

export type Containment = ResultOf<typeof CONTAINMENT>['containment'];
