import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

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

export type Saved = ResultOf<typeof SCENARIOS>['scenarios']['nodes'][number];
