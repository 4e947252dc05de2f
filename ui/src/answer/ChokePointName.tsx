import { RelationName, relationText } from './RelationName';
import { EntityLink } from '../entity/EntityName';
import type { Subject } from '../what-if/changes';
import type { ChokePoint } from './chokePoints';

/* Of entity and relation exactly one is there. */

export const idOf = ({ node }: ChokePoint): string => node.entity?.id ?? node.relation?.id ?? '';

export const nameOf = ({ node }: ChokePoint): string =>
  node.entity?.name ?? (node.relation ? relationText(node.relation) : '');

/** What could be done about it. */
export const subjectOf = ({ node }: ChokePoint): Subject =>
  node.entity ? { entity: node.entity } : { relation: node.relation! };

/** What is taken away: an entity, or a relation by its ends. */
export const ChokePointName = ({ point: { node } }: { point: ChokePoint }) => (
  <>
    {node.entity && <EntityLink entity={node.entity} />}
    {node.relation && <RelationName relation={node.relation} />}
    {node.compromised && <span className="chip"> compromised itself</span>}
  </>
);
