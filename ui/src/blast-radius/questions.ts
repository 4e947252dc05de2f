import { AGREEMENT } from '../answer/Check';
import { PATH } from '../answer/PathSteps';
import { NAMED, OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** The same question, answered by a second algorithm. */
export const CHECKED = graphql(
  `
    query BlastRadiusChecked($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        agreement {
          ...Agreed
        }
      }
    }
  `,
  [AGREEMENT],
);

export const TENANTS = graphql(
  `
    query ReachedTenants($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        tenants(first: 1000) {
          totalCount
          edges {
            level
            admin
            impact
            hops
            node {
              ...Named
            }
          }
        }
      }
    }
  `,
  [NAMED],
);

export const LIST = graphql(
  `
    query ReachedEntities($compromised: [ID!]!, $assume: Assumptions, $scenario: ID, $after: String) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        entities(first: 1000, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            level
            hops
            node {
              ...Owned
            }
          }
        }
      }
    }
  `,
  [OWNED],
);

export const EXPLANATION = graphql(
  `
    query Explanation($compromised: [ID!]!, $assume: Assumptions, $scenario: ID, $to: ID!) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        path(to: $to) {
          ...Path
        }
      }
      node(id: $to) {
        id
        ... on Entity {
          name
          kind
          tenant {
            id
            name
          }
        }
      }
    }
  `,
  [PATH],
);

export type ReachedTenant = ResultOf<typeof TENANTS>['blastRadius']['tenants']['edges'][number];
export type Reached = ResultOf<typeof LIST>['blastRadius']['entities']['edges'][number];
