import { graphql } from '../ground/graphql';

/** What is reached and over which relations, as it is drawn. */
export const GRAPH = graphql(`
  query ReachedGraph($compromised: [ID!]!, $assume: Assumptions, $scenario: ID, $most: Int!) {
    blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
      graph(maxEntities: $most) {
        total
        truncated
        entities {
          id
          name
          kind
          level
          hops
          compromised
          tenant {
            id
            name
          }
        }
        relations {
          id
          kind
          sourceKind
          source
          target
          gives
        }
      }
    }
  }
`);
