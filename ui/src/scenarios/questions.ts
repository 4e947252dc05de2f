import { ABOUT } from '../answer/Answer';
import { graphql } from '../graphql';
import type { ResultOf } from '../graphql';

export const SCENARIOS = graphql(`
  query Scenarios {
    scenarios(first: 200) {
      totalCount
      nodes {
        id
        name
        description
        version
        cost
        updatedAt
        changes {
          kind
          cost
          reason
          words
          input
        }
      }
    }
  }
`);

export const YAML = graphql(`
  query ScenarioYaml($id: ID!) {
    scenario(id: $id) {
      name
      yaml
    }
  }
`);

export const NEWEST = graphql(`
  query ScenarioNewest($id: ID!) {
    scenario(id: $id) {
      id
      version
      name
      description
      changes {
        words
        input
      }
    }
  }
`);

export const CREATE = graphql(`
  mutation ScenarioCreate($input: ScenarioInput!) {
    scenarioCreate(input: $input) {
      scenario {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const UPDATE = graphql(`
  mutation ScenarioUpdate($id: ID!, $version: Int!, $input: ScenarioInput!) {
    scenarioUpdate(id: $id, version: $version, input: $input) {
      scenario {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const DELETE = graphql(`
  mutation ScenarioDelete($id: ID!) {
    scenarioDelete(id: $id) {
      deletedId
      userErrors {
        code
        message
      }
    }
  }
`);

/** Everything of a comparison but its lists. */
export const COMPARED = graphql(
  `
    fragment Compared on Comparison {
      columns {
        version
        cost
        saving
        savingPerCost
        dominatedByBaseline
        dominatedBy {
          id
          name
        }
        scenario {
          id
          name
        }
        resolution {
          relationsRemoved
          relationsAdded
          entitiesAdded
          removalOnly
          changes {
            applies
            missing
            words
          }
        }
        chosen {
          tenantAdminCount
          entityCount
          exposureHours
          score {
            residual
            inherent
            band
            vector
          }
          tenantCounts {
            see
            read
            write
            control
          }
          resourceCounts {
            see
            read
            write
            control
          }
          byJit {
            jit
            score {
              residual
            }
            tenantCounts {
              control
            }
          }
        }
        all {
          count
          distribution {
            mean
            median
            p95
            cvar95
            max
            atLeast70
          }
        }
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
  `,
  ABOUT,
);

export const COMPARISON = graphql(
  `
    query Comparison($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
      comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
        ...Compared
      }
    }
  `,
  [COMPARED],
);

/** What is lost and gained, by name: the lists are long. */
export const MOVED = graphql(`
  fragment Moved on ComparedRadius {
    lost(first: 150) {
      totalCount
      edges {
        before
        after
        node {
          id
          name
          kind
        }
      }
    }
    gained(first: 150) {
      totalCount
      edges {
        before
        after
        node {
          id
          name
          kind
        }
      }
    }
    tenantsLost(first: 100) {
      totalCount
      edges {
        before
        after
        node {
          id
          name
          kind
        }
      }
    }
    tenantsGained(first: 100) {
      totalCount
      edges {
        before
        after
        node {
          id
          name
          kind
        }
      }
    }
  }
`);

/* One scenario against the estate as it is. */
export const MOVES = graphql(
  `
    query Moves($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
      comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
        columns {
          chosen {
            ...Moved
          }
        }
      }
    }
  `,
  [MOVED],
);

export const CONTRIBUTIONS = graphql(`
  query Contributions($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
    comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
      columns {
        saving
        changes {
          leaveOneOut
          shapley
          savingPerCost
          change {
            cost
            words
          }
        }
      }
    }
  }
`);

/** Whose measures change. */
export const CHANGED = graphql(`
  fragment Changed on ComparedIdentities {
    rankChanges(first: 200) {
      totalCount
      edges {
        rankBefore
        rankAfter
        before
        after
        node {
          id
          name
          kind
        }
      }
    }
    regressions(first: 200) {
      totalCount
      edges {
        before
        after
        node {
          id
          name
          kind
        }
        tenant {
          id
          name
          kind
        }
      }
    }
  }
`);

export const EVERYONE = graphql(
  `
    query Everyone($scenarios: [ID!]!, $compromised: [ID!], $assume: Assumptions) {
      comparison(scenarios: $scenarios, compromised: $compromised, assume: $assume) {
        columns {
          all {
            ...Changed
          }
        }
      }
    }
  `,
  [CHANGED],
);

export type Saved = ResultOf<typeof SCENARIOS>['scenarios']['nodes'][number];
export type Comparison = ResultOf<typeof COMPARED>;
export type Column = Comparison['columns'][number];
export type Moves = ResultOf<typeof MOVED>;
export type Changed = ResultOf<typeof CHANGED>;
export type Contribution = ResultOf<typeof CONTRIBUTIONS>['comparison']['columns'][number]['changes'][number];
