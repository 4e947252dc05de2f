import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

/** What is loaded, from whom, and what of it is missing. */
export const ESTATE = graphql(`
  query Estate {
    estate {
      counts {
        kind
        count
      }
      sources {
        source
        entityCount
        relationCount
        lastImportAt
        age
      }
      completeness {
        gaps {
          source
          rejected
          unknownKinds
          ofUnknownKinds
          danglingEnds
        }
      }
      snapshot {
        version
        takenAt
        entityCount
        relationCount
      }
    }
  }
`);

const COUNTS = graphql(`
  fragment ImportCounted on ImportCounts {
    added
    changed
    removed
    unchanged
  }
`);

/** What was imported and restored. */
export const IMPORTS = graphql(
  `
    query Imports($after: String) {
      imports(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          source
          restored
          format
          startedAt
          version
          rejectedCount
          entities {
            ...ImportCounted
          }
          relations {
            ...ImportCounted
          }
        }
      }
    }
  `,
  [COUNTS],
);

/** The whole report of one of them. */
export const IMPORT = graphql(`
  query Import($id: ID!) {
    import(id: $id) {
      recordsRead
      duplicates
      danglingEnds
      took
      unknownKinds {
        kind
        count
      }
      rejectedCount
      rejected {
        place
        reason
      }
      notes
      removed
    }
  }
`);

/** Brings a version back, or says what that would do. */
export const RESTORE = graphql(
  `
    mutation Restore($version: Int!, $dryRun: Boolean!) {
      versionRestore(version: $version, dryRun: $dryRun) {
        import {
          entities {
            ...ImportCounted
          }
          relations {
            ...ImportCounted
          }
        }
        snapshot {
          version
        }
        userErrors {
          message
        }
      }
    }
  `,
  [COUNTS],
);

export type Estate = ResultOf<typeof ESTATE>['estate'];
export type Source = Estate['sources'][number];
export type Import = ResultOf<typeof IMPORTS>['imports']['nodes'][number];
export type Report = NonNullable<ResultOf<typeof IMPORT>['import']>;
