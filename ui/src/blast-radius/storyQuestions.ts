import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

const PRECIOUS = graphql(`
  fragment Precious on Entity {
    ... on Resource {
      tier
      criticality
    }
    ... on Identity {
      tier
    }
    ... on Group {
      tier
    }
    ... on Tenant {
      tier
    }
  }
`);

/** What falls in a few lines. */
export const STORY = graphql(
  `
    query Story($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        compromised {
          ...Owned
          ...Precious
        }
        story(groups: 8) {
          passed {
            level
            hops
            relations
            behind {
              id
            }
            entity {
              ...Owned
              ...Precious
            }
          }
          groups {
            id
            relations
            kind
            level
            entityCount
            tenantCount
            customerCount
            preciousCount
            behind {
              id
            }
          }
        }
      }
    }
  `,
  [OWNED, PRECIOUS],
);

/** What falls no longer without each of the entities that the story tells; it takes longer than the story. */
export const LOSSES = graphql(`
  query StoryLosses($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
    blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
      story(groups: 8) {
        passed {
          entity {
            id
          }
          loss {
            entityCount
            score
            tenantCounts {
              control
            }
          }
        }
      }
    }
  }
`);

/** What one group holds: its tenants, and its nearest entities, of one tenant or of all. */
export const OPENED = graphql(
  `
    query OpenedGroup(
      $compromised: [ID!]!
      $assume: Assumptions
      $scenario: ID
      $group: ID!
      $tenant: ID
      $most: Int!
    ) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        story(groups: 8) {
          groups(ids: [$group]) {
            tenants(first: $most) {
              entityCount
              tenant {
                id
                name
                kind
              }
            }
            entities(tenant: $tenant, first: $most) {
              totalCount
              edges {
                level
                node {
                  ...Owned
                  ...Precious
                }
              }
            }
          }
        }
      }
    }
  `,
  [OWNED, PRECIOUS],
);

/** Which tenants lie behind which entity of the story. */
export const BY_TENANT = graphql(`
  query StoryByTenant($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
    blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
      story(groups: 8) {
        groups {
          behind {
            id
            name
          }
          relations
          tenants {
            entityCount
            tenant {
              id
            }
          }
        }
      }
    }
  }
`);

type Told = ResultOf<typeof STORY>['blastRadius'];
export type Story = Told['story'] & Pick<Told, 'compromised'>;
export type StoryGroup = Story['groups'][number];
export type Opened = ResultOf<typeof OPENED>['blastRadius']['story']['groups'][number];
export type ByTenant = ResultOf<typeof BY_TENANT>['blastRadius']['story']['groups'];
export type Losses = ResultOf<typeof LOSSES>['blastRadius']['story']['passed'];
