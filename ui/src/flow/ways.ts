import type { Path } from '../answer/PathSteps';
import { inWords } from '../entity/kinds';
import { rankOf } from '../entity/levels';
import type { AccessLevel } from '../ground/graphql';
import type { Arrow, Flow, Mark } from './flow';

type Hop = Path['hops'][number];
type DrawnHop = Hop['premises'][number]['hops'][number] | Hop;
type Drawn = Hop['from'] | DrawnHop['from'];

const higher = (one: AccessLevel | null, other: AccessLevel): AccessLevel =>
  one !== null && rankOf(one) > rankOf(other) ? one : other;

const markOf = (entity: Drawn, level: AccessLevel | null): Mark => {
  const tenant = 'tenant' in entity && entity.tenant && entity.tenant.id !== entity.id ? entity.tenant : null;
  return {
    id: entity.id,
    entity: entity.id,
    looks: 'entity',
    title: entity.name,
    subtitle: tenant ? `${inWords(entity.kind)} · ${tenant.name}` : inWords(entity.kind),
    kind: entity.kind,
    level,
    crown: false,
    count: 1,
  };
};

/** All ways in one drawing, each entity and each relation once, at the highest level that one gives; gates stand on their relation. */
export const flowOf = (ways: readonly Path[]): Flow => {
  const marks = new Map<string, Mark>();
  const arrows = new Map<string, Arrow>();
  const hold = (hop: DrawnHop, beside: boolean) => {
    const { from, to, gives, relation } = hop;
    if (!marks.has(from.id)) marks.set(from.id, markOf(from, null));
    const known = marks.get(to.id);
    marks.set(to.id, { ...(known ?? markOf(to, null)), level: higher(known?.level ?? null, gives) });
    arrows.set(relation.id, {
      id: relation.id,
      from: from.id,
      to: to.id,
      words: inWords(relation.kind),
      level: gives,
      gates: 'conditions' in hop ? hop.conditions.map(({ words }) => words) : arrows.get(relation.id)?.gates,
      beside: beside && (arrows.get(relation.id)?.beside ?? true),
    });
  };
  for (const way of ways) {
    for (const hop of way.hops) {
      hop.premises.forEach((premise) => premise.hops.forEach((needed) => hold(needed, true)));
      hold(hop, false);
    }
  }
  return { marks: [...marks.values()], arrows: [...arrows.values()] };
};

/** The ids of all relations of a way, with those needed beside its steps. */
export const relationsOf = (way: Path): ReadonlySet<string> =>
  new Set(
    way.hops.flatMap((hop) => [
      hop.relation.id,
      ...hop.premises.flatMap((premise) => premise.hops.map(({ relation }) => relation.id)),
    ]),
  );
