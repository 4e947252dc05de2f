import { ABOUT } from '../answer/Answer';
import { AGREEMENT } from '../answer/Check';
import { PATH } from '../answer/PathSteps';
import { AT_LEVELS, NAMED, OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** How bad it is: what every view of the page shows above itself. */
export const SUMMARY = graphql(
  `
    query BlastRadiusSummary($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        compromised {
          ...Owned
        }
        score {
          inherent
          residual
          band
          vector
          valued
        }
        tenantCounts {
          ...AtLevels
        }
        resourceCounts {
          ...AtLevels
        }
        identityCounts {
          total
          human
          nonHuman
          customerOwned
        }
        tenantAdminCount
        credentialsExposed
        backupsWritable
        tierZeroControlled
        hopsToForeignTenant
        homeImpact
        entities(first: 1) {
          totalCount
        }
        publicReach(first: 1) {
          totalCount
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

export const GRAPH = graphql(`
  query ReachedGraph($compromised: [ID!]!, $assume: Assumptions, $scenario: ID, $most: Int!) {
    blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
      graph(maxEntities: $most) {
        total
        truncated
        entities {
          id
          name
          kind
          level
          hops
          compromised
          tenant {
            id
            name
          }
        }
        relations {
          id
          kind
          sourceKind
          source
          target
          gives
        }
      }
    }
  }
`);

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

export type Summary = ResultOf<typeof SUMMARY>['blastRadius'];
export type ReachedTenant = ResultOf<typeof TENANTS>['blastRadius']['tenants']['edges'][number];
export type Reached = ResultOf<typeof LIST>['blastRadius']['entities']['edges'][number];
