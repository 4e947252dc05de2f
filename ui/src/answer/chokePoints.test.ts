import { expect, it } from 'vitest';
import type { ChokePoint } from './chokePoints';
import { factsOf } from './chokePoints';

const levels = { see: 0, read: 0, write: 0, control: 0 };
const loss = (entityCount: number) => ({
  entityCount,
  score: entityCount / 10,
  remainingScore: 0,
  tenantAdminCount: 0,
  tenantCounts: levels,
});
const named = (id: string) => ({ id, name: id, kind: 'GROUP' as const });
const entity = (id: string, count: number): ChokePoint => ({
  targetsSaved: 0,
  loss: loss(count),
  node: { compromised: false, entity: named(id), relation: null },
});
const relation = (from: string, to: string, count: number): ChokePoint => ({
  targetsSaved: 0,
  loss: loss(count),
  node: {
    compromised: false,
    entity: null,
    relation: { id: `${from}-${to}`, kind: 'CAN', sourceKind: 'CAN', level: null, from: named(from), to: named(to) },
  },
});

it('tells an entity and the one relation into it as one fact, and apart what saves another amount', () => {
  const facts = factsOf([entity('b', 9), relation('a', 'b', 9), entity('c', 7), relation('b', 'c', 4)]);
  expect(facts.map(({ node, into }) => [node.entity?.id ?? node.relation?.id, into?.id ?? null])).toEqual([
    ['b', 'a-b'],
    ['c', null],
    ['b-c', null],
  ]);
});
