import { ABOUT } from '../answer/Answer';
import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** What the tenant is. */
export const TENANT = graphql(
  `
    query Tenant($id: ID!) {
      node(id: $id) {
        id
        ... on Tenant {
          name
          kind
          organization
          weight
          environment
          properties
          assignedTo {
            ...Owned
          }
          owners {
            ...Owned
          }
          parent {
            ...Owned
          }
          sources {
            source
          }
        }
      }
    }
  `,
  [OWNED],
);

const ENTRANTS = graphql(`
  fragment Entrants on Exposure {
    identityCount
    provider: identities(where: { tenantKinds: [PROVIDER] }, first: 1) {
      totalCount
    }
    own: identities(tenant: $id, first: 1) {
      totalCount
    }
  }
`);

/** How many identities get in at each level: of the provider, of itself, and all. */
export const LEVELS = graphql(
  `
    query TenantLevels($id: ID!, $assume: Assumptions, $scenario: ID) {
      admin: exposure(targets: [$id], level: CONTROL, administration: true, assume: $assume, scenario: $scenario) {
        ...Entrants
      }
      control: exposure(targets: [$id], level: CONTROL, assume: $assume, scenario: $scenario) {
        ...Entrants
      }
      write: exposure(targets: [$id], level: WRITE, assume: $assume, scenario: $scenario) {
        ...Entrants
      }
      read: exposure(targets: [$id], level: READ, assume: $assume, scenario: $scenario) {
        ...Entrants
      }
      see: exposure(targets: [$id], level: SEE, assume: $assume, scenario: $scenario) {
        ...Entrants
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
  [...ABOUT, ENTRANTS],
);

/** Who they are, with the first step of each one's way. */
export const ENTRANT_LIST = graphql(`
  query TenantEntrants(
    $id: ID!
    $level: AccessLevel!
    $administration: Boolean!
    $assume: Assumptions
    $scenario: ID
    $tenant: ID
    $where: EntityFilter
    $first: Int!
  ) {
    exposure(targets: [$id], level: $level, administration: $administration, assume: $assume, scenario: $scenario) {
      identities(tenant: $tenant, where: $where, first: $first) {
        totalCount
        edges {
          node {
            id
            name
            kind
            tenant {
              id
              name
              kind
            }
          }
        }
      }
    }
  }
`);

/** Tools and grants that get in by themselves, and every relation that leads in from another organization. */
export const WAYS = graphql(
  `
    query TenantWays($id: ID!, $where: RelationFilter!, $at: DateTime, $after: String) {
      relations(where: $where, at: $at, first: 25, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          kind
          sourceKind
          level
          from {
            ...Owned
          }
          to {
            ...Owned
            ... on Grant {
              gives: holds(kinds: [GRANTS], first: 3) {
                nodes {
                  level
                  to {
                    name
                  }
                }
              }
            }
          }
          window {
            from
            until
          }
          state
          approvers {
            name
          }
          whyNot(at: $at)
        }
      }
      under: relations(where: { kinds: [UNDER_CONTRACT], holder: { tenant: $id } }, first: 100) {
        totalCount
        nodes {
          from {
            id
          }
          to {
            ...Owned
            ... on Contract {
              expiresAt
              purpose
            }
          }
        }
      }
      bare: relations(
        where: { crossOrganization: true, held: { tenant: $id }, kinds: [HOLDS_GRANT], withoutContract: true }
        first: 1
      ) {
        totalCount
      }
    }
  `,
  [OWNED],
);

/** What is precious there, and what is wrong there. */
export const PRECIOUS = graphql(
  `
    query TenantPrecious($id: ID!, $at: DateTime, $scenario: ID) {
      entities(where: { tenant: $id, criticalities: [MISSION, HIGH] }, first: 50) {
        totalCount
        nodes {
          ...Owned
          ... on Resource {
            criticality
            sensitivity
          }
        }
      }
      findings(tenant: $id, at: $at, scenario: $scenario, first: 8) {
        totalCount
        bySeverity {
          severity
          count
        }
        nodes {
          id
          severity
          words
          rule {
            id
            title
          }
          cause {
            ...Owned
          }
        }
      }
    }
  `,
  [OWNED],
);

/** How many identities get to one thing. */
export const GETS_THERE = graphql(`
  query GetsThere($id: ID!, $assume: Assumptions, $scenario: ID) {
    exposure(targets: [$id], assume: $assume, scenario: $scenario) {
      identityCount
    }
  }
`);

/** The lists that are kept, to find the one of the tenant. */
export const FOLLOWED = graphql(`
  query FollowedTenants {
    lists(first: 1000) {
      nodes {
        id
        name
        where
      }
    }
  }
`);

export const FOLLOW = graphql(`
  mutation FollowTenant($input: SavedListInput!) {
    listCreate(input: $input) {
      list {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export type Levels = ResultOf<typeof LEVELS>;
export type Way = ResultOf<typeof WAYS>['relations']['nodes'][number];
