import { PATH } from '../answer/PathSteps';
import { RELATION } from '../answer/RelationName';
import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** Where the estate falls short, a page of it. */
export const FINDINGS = graphql(
  `
    query Findings(
      $rule: [String!]
      $severity: [FindingSeverity!]
      $tenant: ID
      $at: DateTime
      $scenario: ID
      $after: String
    ) {
      findings(
        rule: $rule
        severity: $severity
        tenant: $tenant
        at: $at
        scenario: $scenario
        first: 50
        after: $after
      ) {
        totalCount
        bySeverity {
          severity
          count
        }
        rules {
          rule {
            id
            title
          }
          count
          judged
          needed
        }
        pageInfo {
          hasNextPage
          endCursor
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
          subjectCount
          customerCount
        }
      }
    }
  `,
  [OWNED],
);

/** One of them, with what proves it and what to do. */
export const FINDING = graphql(
  `
    query Finding($id: ID!, $at: DateTime, $scenario: ID) {
      finding(id: $id, at: $at, scenario: $scenario) {
        id
        rule {
          definition
          controls {
            control {
              framework
              id
              title
              verified
            }
          }
        }
        subjects(first: 10) {
          ...Owned
        }
        evidence {
          relationCount
          relations(first: 10) {
            ...RelationEnds
          }
          path {
            ...Path
          }
          question
        }
        remedy {
          change
          reason
          saving {
            compromised {
              ...Owned
            }
            scoreBefore
            scoreAfter
            tenantsSaved
            tenantAdminsSaved
            cost
          }
        }
      }
    }
  `,
  [OWNED, PATH, RELATION],
);

export type Findings = ResultOf<typeof FINDINGS>['findings'];
export type Finding = Findings['nodes'][number];
export type Proof = NonNullable<ResultOf<typeof FINDING>['finding']>;
export type Severity = Finding['severity'];
