import { CHANGED, COMPARED, MOVED } from '../comparison/questions';
import { graphql } from '../ground/graphql';

export const VERSION = graphql(`
  query NewestVersion {
    estate {
      snapshot {
        version
      }
    }
  }
`);

export const DRIFT = graphql(
  `
    query Drift($from: Int!, $to: Int, $compromised: [ID!], $assume: Assumptions) {
      drift(from: $from, to: $to, compromised: $compromised, assume: $assume) {
        ...Compared
      }
    }
  `,
  [COMPARED],
);

export const DRIFT_MOVES = graphql(
  `
    query DriftMoves($from: Int!, $to: Int, $compromised: [ID!], $assume: Assumptions) {
      drift(from: $from, to: $to, compromised: $compromised, assume: $assume) {
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

export const DRIFT_OF_ALL = graphql(
  `
    query DriftOfAll($from: Int!, $to: Int, $compromised: [ID!], $assume: Assumptions) {
      drift(from: $from, to: $to, compromised: $compromised, assume: $assume) {
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
