import { EntityLink } from '../entity/EntityName';
import type { ChokePoint } from './chokePoints';
import { RelationName, relationText } from './RelationName';

/* Of entity and relation exactly one is there. */

export const idOf = ({ node }: ChokePoint): string => node.entity?.id ?? node.relation?.id ?? '';

export const nameOf = ({ node }: ChokePoint): string =>
  node.entity?.name ?? (node.relation ? relationText(node.relation) : '');

/** What is taken away: an entity, or a relation by its ends. */
export const ChokePointName = ({ point: { node } }: { point: ChokePoint }) => (
  <>
    {node.entity && <EntityLink entity={node.entity} />}
    {node.relation && <RelationName relation={node.relation} />}
    {node.compromised && <span className="chip"> compromised itself</span>}
  </>
);
