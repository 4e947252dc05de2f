import { graphql } from '../ground/graphql';

/** What a reader calls an entity. */
export const NAMED = graphql(`
  fragment Named on Entity {
    id
    name
    kind
  }
`);

/** The same, and whose it is. */
export const OWNED = graphql(`
  fragment Owned on Entity {
    id
    name
    kind
    tenant {
      id
      name
    }
  }
`);

/** How many at each level. */
export const AT_LEVELS = graphql(`
  fragment AtLevels on LevelCounts {
    see
    read
    write
    control
  }
`);
