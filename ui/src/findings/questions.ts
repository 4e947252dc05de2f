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
      $framework: String
      $control: String
      $where: EntityFilter
      $accepted: Boolean
      $at: DateTime
      $scenario: ID
      $after: String
    ) {
      findings(
        rule: $rule
        severity: $severity
        tenant: $tenant
        framework: $framework
        control: $control
        where: $where
        accepted: $accepted
        at: $at
        scenario: $scenario
        first: 50
        after: $after
      ) {
        totalCount
        acceptedCount
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
        words
        exception {
          id
          version
          owner
          reason
          ticket
          until
        }
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

/** What the estate shows of each control of each framework. */
export const COVERAGE = graphql(`
  query Coverage($at: DateTime, $scenario: ID) {
    frameworks(at: $at, scenario: $scenario) {
      name
      version
      controls {
        status
        findingCount
        control {
          framework
          id
          title
          verified
        }
        rules {
          rule {
            id
          }
          needed
        }
      }
    }
  }
`);

/** Accepts a risk until it ends. */
export const ACCEPT = graphql(`
  mutation Accept($input: AcceptedRiskInput!) {
    exceptionCreate(input: $input) {
      exception {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

/** Ends an exception before its time. */
export const END_EXCEPTION = graphql(`
  mutation EndException($id: ID!, $version: Int!, $reason: String!) {
    exceptionEnd(id: $id, version: $version, reason: $reason) {
      exception {
        id
      }
      userErrors {
        message
      }
    }
  }
`);

export type Framework = ResultOf<typeof COVERAGE>['frameworks'][number];
export type Covered = Framework['controls'][number];
export type Findings = ResultOf<typeof FINDINGS>['findings'];
export type Finding = Findings['nodes'][number];
export type Proof = NonNullable<ResultOf<typeof FINDING>['finding']>;
export type Accepted = NonNullable<Proof['exception']>;
export type Severity = Finding['severity'];
