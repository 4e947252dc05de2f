import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** Entities, a page of them: what is asked of each is what the columns show. */
export const THINGS = graphql(
  `
    query Things(
      $search: String
      $kinds: [EntityKind!]
      $where: EntityFilter
      $orderBy: EntityOrder
      $first: Int!
      $after: String
      $dates: Boolean!
      $people: Boolean!
      $copies: Boolean!
      $opens: Boolean!
      $manages: Boolean!
      $contract: Boolean!
      $measures: Boolean!
      $sources: Boolean!
    ) {
      entities(search: $search, kinds: $kinds, where: $where, orderBy: $orderBy, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...Owned
          environment
          tier
          ... @include(if: $dates) {
            createdAt
            lastUsedAt
            rotatedAt
            expiresAt
          }
          ... @include(if: $people) {
            owners {
              ...Owned
            }
            users {
              ...Owned
            }
            assignedTo {
              ...Owned
            }
          }
          contract @include(if: $contract) {
            id
            name
            kind
          }
          sources @include(if: $sources) {
            source
            sourceKind
          }
          ... @include(if: $copies) {
            copies: heldBy(kinds: [STORES], first: 3) {
              totalCount
              nodes {
                from {
                  ...Owned
                }
              }
            }
            knownTo: holds(kinds: [KNOWN_TO], first: 3) {
              totalCount
            }
          }
          opens: holds(kinds: [AUTHENTICATES_AS, SIGNS_FOR], first: 3) @include(if: $opens) {
            totalCount
            nodes {
              to {
                ...Owned
              }
            }
          }
          ... @include(if: $manages) {
            manages: holds(kinds: [MANAGES, BACKS_UP, DEPLOYS_TO], first: 1) {
              totalCount
            }
            stores: holds(kinds: [STORES], first: 1) {
              totalCount
            }
          }
          ... on Identity {
            enabled
            breakGlass
            guest
            measures @include(if: $measures) {
              score
              loss
              tenantAdminCount
              entityCount
              tenantCounts {
                control
              }
            }
          }
          ... on Resource {
            criticality
            sensitivity
          }
          ... on Tenant {
            organization
            weight
          }
        }
      }
    }
  `,
  [OWNED],
);

/** Relations, a page of them. */
export const RELATIONS = graphql(
  `
    query RelationList($where: RelationFilter, $at: DateTime, $orderBy: RelationOrder, $first: Int!, $after: String) {
      relations(where: $where, at: $at, orderBy: $orderBy, first: $first, after: $after) {
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
          }
          window {
            from
            until
          }
          state
          standing
          factors {
            name
          }
          approvers {
            name
          }
          ticket
          zone {
            name
          }
          whyNot(at: $at)
          evidence {
            source
          }
          firstVersion
          lastVersion
        }
      }
    }
  `,
  [OWNED],
);

/** After how many days the rule about old secrets asks for a new value. */
export const ROTATION = graphql(`
  query Rotation {
    findings(rule: ["BR-06"], first: 1) {
      rules {
        rule {
          parameters {
            name
            value
          }
        }
      }
    }
  }
`);

/** The saved lists. */
export const SAVED = graphql(`
  query SavedLists {
    lists(first: 200) {
      nodes {
        id
        name
        description
        version
        updatedAt
      }
    }
  }
`);

export const CREATE = graphql(`
  mutation ListCreate($input: SavedListInput!) {
    listCreate(input: $input) {
      list {
        id
        name
      }
      userErrors {
        message
      }
    }
  }
`);

export const DELETE = graphql(`
  mutation ListDelete($id: ID!) {
    listDelete(id: $id) {
      deletedId
      userErrors {
        message
      }
    }
  }
`);

type Node = ResultOf<typeof THINGS>['entities']['nodes'][number];
type KeyOf<Some> = Some extends unknown ? keyof Some : never;
type ValueOf<Some, Key extends PropertyKey> = Some extends unknown
  ? Key extends keyof Some
    ? Some[Key]
    : never
  : never;

/** An entity with whatever was asked of it; what a kind does not have, or no column shows, is missing. */
export type Thing = Pick<Node, 'id' | 'name' | 'kind' | 'tenant'> & { [Key in KeyOf<Node>]?: ValueOf<Node, Key> };
export type Held = ResultOf<typeof RELATIONS>['relations']['nodes'][number];
