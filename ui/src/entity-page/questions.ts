import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

const HELD = graphql(
  `
    fragment Held on Relation {
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
      factors {
        name
      }
      approvers {
        name
      }
      ticket
      whyNot(at: $at)
      evidence {
        source
      }
    }
  `,
  [OWNED],
);

/** What an entity holds, a page of it. */
export const HOLDS = graphql(
  `
    query Holds($id: ID!, $at: DateTime, $kinds: [RelationKind!], $after: String) {
      node(id: $id) {
        id
        ... on Entity {
          page: holds(kinds: $kinds, at: $at, first: 25, after: $after) {
            nodes {
              ...Held
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [HELD],
);

/** What holds an entity, a page of it. */
export const HELD_BY = graphql(
  `
    query HeldBy($id: ID!, $at: DateTime, $kinds: [RelationKind!], $after: String) {
      node(id: $id) {
        id
        ... on Entity {
          page: heldBy(kinds: $kinds, at: $at, first: 25, after: $after) {
            nodes {
              ...Held
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [HELD],
);

/** How many relations an entity has. */
export const KINDS = graphql(`
  query HowManyHeld($id: ID!) {
    node(id: $id) {
      id
      ... on Entity {
        holds(first: 1) {
          totalCount
        }
        heldBy(first: 1) {
          totalCount
        }
      }
    }
  }
`);

export type Held = ResultOf<typeof HELD>;
