import { ABOUT } from '../answer/Answer';
import { PATH } from '../answer/PathSteps';
import { AT_LEVELS, OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

const FALLEN = graphql(
  `
    fragment Fallen on BlastRadius {
      score {
        residual
        band
        vector
        valued
      }
      tenantCounts {
        ...AtLevels
      }
      tenantAdminCount
      identities(first: 1) {
        totalCount
      }
      credentials(first: 1) {
        totalCount
      }
      entities(first: 1) {
        totalCount
      }
    }
  `,
  [AT_LEVELS],
);

/** What fell, and what could still. */
export const FELL = graphql(
  `
    query IncidentFell($compromised: [ID!]!, $since: DateTime, $assume: Assumptions, $scenario: ID) {
      incident(compromised: $compromised, since: $since, assume: $assume, scenario: $scenario) {
        compromised {
          ...Owned
        }
        since
        fell {
          ...Fallen
        }
        couldFall {
          ...Fallen
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
  [...ABOUT, FALLEN, OWNED],
);

const STEP = graphql(`
  fragment CutStep on IncidentStep {
    words
    change
    cost
    ties
    withNext
    saving {
      score
      tenantAdminCount
      entityCount
      tenantCounts {
        control
        see
      }
    }
    commands {
      entity {
        id
        name
      }
      relation {
        id
      }
      lines {
        shell
        text
      }
      why
    }
  }
`);

/** What to take back and what to cut, each with its saving and its commands. */
export const CUTS = graphql(
  `
    query IncidentCuts($compromised: [ID!]!, $since: DateTime, $assume: Assumptions, $scenario: ID, $first: Int!) {
      incident(compromised: $compromised, since: $since, assume: $assume, scenario: $scenario) {
        takeBack {
          ...CutStep
        }
        cuts(first: $first) {
          ...CutStep
        }
      }
    }
  `,
  [STEP],
);

/** Whom to tell, and by which way it concerns them. */
export const NOTIFY = graphql(
  `
    query IncidentNotify($compromised: [ID!]!, $since: DateTime, $assume: Assumptions, $scenario: ID, $after: String) {
      incident(compromised: $compromised, since: $since, assume: $assume, scenario: $scenario) {
        notify(first: 25, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            level
            at
            node {
              ...Owned
            }
            entity {
              ...Owned
            }
            path {
              ...Path
            }
          }
        }
      }
    }
  `,
  [OWNED, PATH],
);

/** Who was elevated meanwhile. */
export const ELEVATED = graphql(
  `
    query IncidentElevated($compromised: [ID!]!, $since: DateTime, $assume: Assumptions, $scenario: ID) {
      incident(compromised: $compromised, since: $since, assume: $assume, scenario: $scenario) {
        elevations(first: 100) {
          totalCount
          nodes {
            holder {
              ...Owned
            }
            relation {
              id
              to {
                ...Owned
              }
            }
            from
            until
            length
            reason
            ticket
            approvedBy
          }
        }
      }
    }
  `,
  [OWNED],
);

export type Fell = ResultOf<typeof FELL>['incident'];
export type Step = ResultOf<typeof STEP>;
export type Told = ResultOf<typeof NOTIFY>['incident']['notify']['edges'][number];
