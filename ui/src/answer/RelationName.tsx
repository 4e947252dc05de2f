import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';

export const RELATION = graphql(`
  fragment RelationEnds on Relation {
    id
    kind
    sourceKind
    level
    from {
      id
      name
      kind
    }
    to {
      id
      name
      kind
    }
  }
`);

export type RelationEnds = ResultOf<typeof RELATION>;

/** A relation in words: holder, what it is, what is held. */
export const relationText = ({ from, kind, to }: RelationEnds): string =>
  `${from.name} – ${inWords(kind)} → ${to.name}`;

export const RelationName = ({ relation }: { relation: RelationEnds }) => (
  <span className="relation">
    <EntityLink entity={relation.from} terse />
    <span className="chip">{inWords(relation.kind)}</span>
    <EntityLink entity={relation.to} terse />
  </span>
);
