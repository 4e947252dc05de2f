import type { Path } from '../answer/PathSteps';
import type { AccessLevel, EntityKind, RelationKind } from '../ground/graphql';

export interface DiagramEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  /** The highest level that a way gives on it; null where every way starts from it. */
  readonly level: AccessLevel | null;
}

export interface DiagramRelation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly gives: AccessLevel;
  /** Whether it is needed beside a step, as a factor or an approver is. */
  readonly beside: boolean;
}

export interface Diagram {
  readonly entities: readonly DiagramEntity[];
  readonly relations: readonly DiagramRelation[];
}

const LEVELS: readonly AccessLevel[] = ['SEE', 'READ', 'USE', 'WRITE', 'CONTROL'];

const higher = (one: AccessLevel | null, other: AccessLevel): AccessLevel =>
  one !== null && LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;

type DrawnHop = Path['hops'][number]['premises'][number]['hops'][number];

/** All ways in one drawing, each entity and each relation once. */
export const diagramOf = (ways: readonly Path[]): Diagram => {
  const entities = new Map<string, DiagramEntity>();
  const relations = new Map<string, DiagramRelation>();
  const hold = (hop: DrawnHop, beside: boolean) => {
    const { from, to, gives, relation } = hop;
    if (!entities.has(from.id)) entities.set(from.id, { id: from.id, name: from.name, kind: from.kind, level: null });
    const level = higher(entities.get(to.id)?.level ?? null, gives);
    entities.set(to.id, { id: to.id, name: to.name, kind: to.kind, level });
    const known = relations.get(relation.id);
    relations.set(relation.id, {
      id: relation.id,
      from: from.id,
      to: to.id,
      kind: relation.kind,
      gives,
      beside: beside && (known?.beside ?? true),
    });
  };
  for (const way of ways) {
    for (const hop of way.hops) {
      hop.premises.forEach((premise) => premise.hops.forEach((needed) => hold(needed, true)));
      hold(hop, false);
    }
  }
  return { entities: [...entities.values()], relations: [...relations.values()] };
};
