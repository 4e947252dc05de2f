import { ABOUT } from '../answer/Answer';
import { graphql } from '../ground/graphql';
import type { ResultOf, VariablesOf } from '../ground/graphql';

export const ADVICE = graphql(
  `
    query Advice($protect: [ID!], $compromised: [ID!], $budget: Float!, $costs: AdviceCosts, $assume: Assumptions) {
      advice(protect: $protect, compromised: $compromised, budget: $budget, costs: $costs, assume: $assume) {
        before
        after
        saving
        cost
        bound
        gap
        candidateCount
        seesGates
        changes {
          saving
          savingPerCost
          change {
            kind
            cost
            reason
            words
            input
          }
        }
        scenario {
          name
          description
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
export type Remedy = NonNullable<NonNullable<VariablesOf<typeof ADVICE>['costs']>['without']>[number];
