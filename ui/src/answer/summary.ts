import { AT_LEVELS, OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { ABOUT } from './Answer';

/** How bad it is: what every view of the page shows above itself. */
export const SUMMARY = graphql(
  `
    query BlastRadiusSummary($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
      tierZero: entities(where: { tiers: [0] }, first: 1) {
        totalCount
      }
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        compromised {
          ...Owned
        }
        score {
          inherent
          residual
          band
          vector
          valued
        }
        tenantCounts {
          ...AtLevels
        }
        resourceCounts {
          ...AtLevels
        }
        identityCounts {
          total
          human
          nonHuman
          customerOwned
        }
        tenantAdminCount
        credentialsExposed
        backupsWritable
        tierZeroControlled
        hopsToForeignTenant
        homeImpact
        entities(first: 1) {
          totalCount
        }
        publicReach(first: 1) {
          totalCount
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
  [...ABOUT, AT_LEVELS, OWNED],
);

export type Summary = ResultOf<typeof SUMMARY>['blastRadius'];

/** Whether any source says which entities are of tier 0. */
export const statesTiers = ({ tierZero }: ResultOf<typeof SUMMARY>): boolean => tierZero.totalCount > 0;
