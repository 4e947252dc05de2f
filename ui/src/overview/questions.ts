import { ABOUT } from '../answer/Answer';
import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** Who reaches the most customers? */
export const MOST = graphql(
  `
    query ReachesMost($assume: Assumptions, $scenario: ID) {
      ranking(by: TENANTS, level: CONTROL, first: 100, assume: $assume, scenario: $scenario) {
        totalCount
        edges {
          rank
          value
          node {
            ...Owned
          }
          measures {
            score
            tenantAdminCount
            entityCount
            tenantCounts {
              see
              control
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
    }
  `,
  [...ABOUT, OWNED],
);

export type Most = ResultOf<typeof MOST>['ranking'];
export type Reacher = Most['edges'][number];
