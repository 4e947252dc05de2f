import { ABOUT } from '../answer/Answer';
import { PATH } from '../answer/PathSteps';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

export const WAYS = graphql(
  `
    query Ways($from: [ID!]!, $to: ID!, $level: AccessLevel, $assume: Assumptions, $scenario: ID) {
      attackPaths(from: $from, to: $to, level: $level, assume: $assume, scenario: $scenario, first: 10) {
        totalCount
        level
        edges {
          choices
          chance
          reachedAt
          node {
            ...Path
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
    }
  `,
  [PATH, ...ABOUT],
);

export type Ways = ResultOf<typeof WAYS>['attackPaths'];
export type Way = Ways['edges'][number];
