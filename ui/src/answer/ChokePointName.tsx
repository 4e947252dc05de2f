import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import type { ChokePoint, Fact } from './chokePoints';
import { RelationName, relationText } from './RelationName';

/* Of entity and relation exactly one is there. */

export const idOf = ({ node }: ChokePoint): string => node.entity?.id ?? node.relation?.id ?? '';

export const nameOf = ({ node }: ChokePoint): string =>
  node.entity?.name ?? (node.relation ? relationText(node.relation) : '');

/** What is taken away: an entity with the one relation into it, or a relation by its ends. */
export const ChokePointName = ({ point: { node, into } }: { point: Fact }) => (
  <>
    {node.entity && <EntityLink entity={node.entity} />}
    {node.relation && <RelationName relation={node.relation} />}
    {into && (
      <span className="quiet into">
        {' '}
        or that <EntityLink entity={into.from} terse /> <span className="chip">{inWords(into.kind)}</span> it
      </span>
    )}
    {node.compromised && <span className="chip"> compromised itself</span>}
  </>
);
