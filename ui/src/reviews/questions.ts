import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

const PROGRESS = graphql(`
  fragment Progress on ReviewProgress {
    total
    open
    kept
    narrowed
    revoked
    gone
    changed
  }
`);

/** All reviews. */
export const REVIEWS = graphql(
  `
    query Reviews($after: String) {
      reviews(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          name
          reviewer
          due
          overdue
          closedAt
          progress {
            ...Progress
          }
        }
      }
      lists(first: 1000) {
        nodes {
          id
          name
        }
      }
    }
  `,
  [PROGRESS],
);

/** One of them, with how far it is. */
export const REVIEW = graphql(
  `
    query Review($id: ID!) {
      review(id: $id) {
        id
        version
        name
        description
        reviewer
        due
        overdue
        createdAt
        closedAt
        closedBy
        closingNote
        progress {
          ...Progress
        }
        progressByAccess {
          access
          ...Progress
        }
        offered(first: 1) {
          totalCount
        }
      }
    }
  `,
  [PROGRESS],
);

const DECISION = graphql(`
  fragment Decided on ReviewDecision {
    verdict
    level
    tenants
    reason
    by
    at
  }
`);

/** What is asked, a page of it. */
export const ITEMS = graphql(
  `
    query ReviewItems($id: ID!, $where: ReviewItemFilter, $orderBy: ReviewItemOrder, $first: Int!, $after: String) {
      review(id: $id) {
        id
        items(where: $where, orderBy: $orderBy, first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            words
            state
            access
            level
            openCount
            opens {
              id
              name
              level
            }
            holder {
              ...Owned
            }
            held {
              ...Owned
            }
            blastRadius {
              score
              tenantCount
            }
            lastUsedAt
            owners
            decision {
              ...Decided
            }
            lastDecision {
              ...Decided
            }
          }
        }
      }
    }
  `,
  [DECISION, OWNED],
);

export const CREATE = graphql(`
  mutation ReviewCreate($input: AccessReviewInput!) {
    reviewCreate(input: $input) {
      review {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export const DECIDE = graphql(`
  mutation ReviewDecide($id: ID!, $input: ReviewDecisionInput!) {
    reviewDecide(id: $id, input: $input) {
      matched
      changed
      userErrors {
        message
      }
    }
  }
`);

export const SCENARIO = graphql(`
  mutation ReviewScenario($id: ID!) {
    reviewScenario(id: $id) {
      scenario {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export const ADD = graphql(`
  mutation ReviewAdd($id: ID!) {
    reviewAdd(id: $id) {
      review {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export const CLOSE = graphql(`
  mutation ReviewClose($id: ID!, $input: ReviewCloseInput!) {
    reviewClose(id: $id, input: $input) {
      review {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export type Review = NonNullable<ResultOf<typeof REVIEW>['review']>;
export type Item = NonNullable<ResultOf<typeof ITEMS>['review']>['items']['nodes'][number];
export type Decided = ResultOf<typeof DECISION>;
