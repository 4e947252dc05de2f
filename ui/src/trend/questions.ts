import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

const SPREAD = graphql(`
  fragment Spreads on Spread {
    mean
    median
    p95
    cvar95
    max
  }
`);

/** What versions measured to. */
export const HISTORY = graphql(
  `
    query History($measure: RankingMeasure!, $from: DateTime, $to: DateTime, $of: ID) {
      history(measure: $measure, from: $from, to: $to, of: $of) {
        points {
          at
          relationCount
          identities {
            count
            came
            went
          }
          tenants {
            count
            came
            went
          }
          version {
            version
            restored
            sources
            changes {
              source
              entities {
                added
                changed
                removed
              }
              relations {
                added
                changed
                removed
              }
            }
          }
          distribution {
            mean
            median
            p95
            cvar95
            max
          }
          chained {
            ...Spreads
          }
          link {
            moved {
              id
              before
              after
              identity {
                id
                name
                kind
              }
            }
          }
        }
        change {
          chained {
            ...Spreads
          }
          own {
            ...Spreads
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
  [SPREAD],
);

export type History = ResultOf<typeof HISTORY>['history'];
export type Point = History['points'][number];
