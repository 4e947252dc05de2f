import { ABOUT } from '../answer/Answer';
import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** How many of those who reach the most are read. */
export const PAGE = 100;

/** The one change of cost 1 that lowers the damage most, over all identities. */
export const HELPS = graphql(`
  query HelpsMost($assume: Assumptions) {
    advice(budget: 1, assume: $assume) {
      before
      after
      changes {
        change {
          words
          cost
          input
        }
      }
      scenario {
        name
      }
    }
  }
`);

/** Who would still reach as many with a change? */
export const MOST_AFTER = graphql(`
  query ReachesMostAfter($assume: Assumptions, $changes: [ChangeInput!]) {
    ranking(by: TENANTS, level: CONTROL, first: 100, assume: $assume, changes: $changes) {
      edges {
        rank
        value
      }
    }
  }
`);

/** How many reach as many, where more do than one page holds? */
export const AS_MANY = graphql(`
  query ReachAsMany($assume: Assumptions, $scenario: ID, $changes: [ChangeInput!], $value: Float!) {
    ranking(
      by: TENANTS
      level: CONTROL
      first: 1
      assume: $assume
      scenario: $scenario
      changes: $changes
      where: { measure: { by: TENANTS, level: CONTROL, atLeast: $value } }
    ) {
      totalCount
    }
  }
`);

/** Who reaches the most customers? */
export const MOST = graphql(
  `
    query ReachesMost($assume: Assumptions, $scenario: ID) {
      ranking(by: TENANTS, level: CONTROL, first: 100, assume: $assume, scenario: $scenario) {
        totalCount
        edges {
          rank
          value
          node {
            ...Owned
          }
          measures {
            score
            tenantAdminCount
            entityCount
            tenantCounts {
              see
              control
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
  [...ABOUT, OWNED],
);

export type Most = ResultOf<typeof MOST>['ranking'];
export type Reacher = Most['edges'][number];
