import { ABOUT } from '../answer/Answer';
import { AGREEMENT } from '../answer/Check';
import { PATH } from '../answer/PathSteps';
import { RELATION } from '../answer/RelationName';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

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

/** The same question, answered by a second algorithm. */
export const CHECKED = graphql(
  `
    query ContainmentChecked(
      $compromised: [ID!]!
      $protect: [ID!]!
      $level: AccessLevel
      $assume: Assumptions
      $scenario: ID
    ) {
      containment(
        compromised: $compromised
        protect: $protect
        level: $level
        assume: $assume
        scenario: $scenario
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

export type Containment = ResultOf<typeof CONTAINMENT>['containment'];
