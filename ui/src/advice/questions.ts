import { ABOUT } from '../answer/Answer';
import { graphql } from '../graphql';
import type { ResultOf } from '../graphql';

export const ADVICE = graphql(
  `
    query Advice($protect: [ID!], $compromised: [ID!], $budget: Float!, $assume: Assumptions) {
      advice(protect: $protect, compromised: $compromised, budget: $budget, assume: $assume) {
        before
        after
        saving
        cost
        bound
        gap
        candidateCount
        scenario {
          name
          description
          changes {
            kind
            cost
            reason
            words
            input
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
  ABOUT,
);

export type Advice = ResultOf<typeof ADVICE>['advice'];
