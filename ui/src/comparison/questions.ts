import { ABOUT } from '../answer/Answer';
import { AT_LEVELS, NAMED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** How values are spread over all identities. */
const SPREAD = graphql(`
  fragment Spread on ComparedDistribution {
    mean
    p95
    cvar95
    max
    atLeast70
  }
`);

/** Everything of a comparison but its lists. */
export const COMPARED = graphql(
  `
    fragment Compared on Comparison {
      columns {
        version
        cost
        saving
        savingPerCost
        dominatedByBaseline
        dominatedBy {
          id
          name
        }
        scenario {
          id
          name
        }
        resolution {
          relationsRemoved
          relationsAdded
          entitiesAdded
          removalOnly
          changes {
            applies
            missing
            words
          }
        }
        chosen {
          tenantAdminCount
          entityCount
          exposureHours
          score {
            residual
            inherent
            band
            vector
          }
          tenantCounts {
            ...AtLevels
          }
          resourceCounts {
            ...AtLevels
          }
          byJit {
            jit
            score {
              residual
            }
            tenantCounts {
              control
            }
          }
        }
        all {
          count
          distribution {
            ...Spread
          }
          residual {
            ...Spread
          }
          residualReason
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
  `,
  [...ABOUT, SPREAD, AT_LEVELS],
);

export const COMPARISON = graphql(
  `
    query Comparison($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
      comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
        ...Compared
      }
    }
  `,
  [COMPARED],
);

const MOVE_LIST = graphql(
  `
    fragment MoveList on MoveConnection {
      totalCount
      edges {
        before
        after
        node {
          ...Named
        }
      }
    }
  `,
  [NAMED],
);

/** What is lost and gained, by name: the lists are long. */
export const MOVED = graphql(
  `
    fragment Moved on ComparedRadius {
      lost(first: 150) {
        ...MoveList
      }
      gained(first: 150) {
        ...MoveList
      }
      tenantsLost(first: 100) {
        ...MoveList
      }
      tenantsGained(first: 100) {
        ...MoveList
      }
    }
  `,
  [MOVE_LIST],
);

/* One scenario against the estate as it is. */
export const MOVES = graphql(
  `
    query Moves($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
      comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
        columns {
          chosen {
            ...Moved
          }
        }
      }
    }
  `,
  [MOVED],
);

export const CONTRIBUTIONS = graphql(`
  query Contributions($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
    comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
      columns {
        saving
        changesReason
        changes {
          leaveOneOut
          shapley
          shapleyReason
          savingPerCost
          change {
            cost
            words
          }
        }
      }
    }
  }
`);

/** Whose measures change. */
export const CHANGED = graphql(
  `
    fragment Changed on ComparedIdentities {
      rankChanges(first: 200) {
        totalCount
        edges {
          rankBefore
          rankAfter
          before
          after
          node {
            ...Named
          }
        }
      }
      regressions(first: 200) {
        totalCount
        edges {
          before
          after
          node {
            ...Named
          }
          tenant {
            ...Named
          }
        }
      }
    }
  `,
  [NAMED],
);

export const EVERYONE = graphql(
  `
    query Everyone($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
      comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
        columns {
          all {
            ...Changed
          }
        }
      }
    }
  `,
  [CHANGED],
);

export type Comparison = ResultOf<typeof COMPARED>;
export type Column = Comparison['columns'][number];
export type Moves = ResultOf<typeof MOVED>;
export type Changed = ResultOf<typeof CHANGED>;
export type Contribution = ResultOf<typeof CONTRIBUTIONS>['comparison']['columns'][number]['changes'][number];
