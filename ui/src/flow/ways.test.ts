import { describe, expect, it } from 'vitest';
import type { Path } from '../answer/PathSteps';
import { flowOf } from './ways';

const entity = (id: string) => ({ id, name: id.toUpperCase(), kind: 'HUMAN' as const, tenant: null });

const hop = (from: string, to: string, gives: 'READ' | 'CONTROL', premises: Path[] = []): Path['hops'][number] => ({
  derived: false,
  needs: 'CONTROL',
  gives,
  relation: { id: `${from}-${to}`, kind: 'CAN', sourceKind: 'CAN' },
  from: entity(from),
  to: entity(to),
  conditions: [],
  evidence: [],
  premises,
});

const way = (...hops: Path['hops']): Path => ({ length: hops.length, words: [], hops });

describe('a diagram of ways', () => {
  it('has each entity and relation once, at the highest level given', () => {
    const { marks, arrows } = flowOf([
      way(hop('a', 'b', 'READ'), hop('b', 'd', 'CONTROL')),
      way(hop('a', 'b', 'CONTROL'), hop('b', 'c', 'READ')),
    ]);
    expect(marks.map(({ id, level }) => [id, level])).toEqual([
      ['a', null],
      ['b', 'CONTROL'],
      ['d', 'CONTROL'],
      ['c', 'READ'],
    ]);
    expect(arrows.map(({ id }) => id)).toEqual(['a-b', 'b-d', 'b-c']);
  });

  it('draws what is needed beside a step as beside, unless it is also a step', () => {
    const beside = (ways: Path[]) =>
      flowOf(ways)
        .arrows.filter((arrow) => arrow.beside)
        .map(({ id }) => id);
    const gated = way(hop('a', 'b', 'CONTROL', [way(hop('p', 'q', 'CONTROL'))]));
    expect(beside([gated])).toEqual(['p-q']);
    expect(beside([gated, way(hop('p', 'q', 'CONTROL'))])).toEqual([]);
    expect(beside([way(hop('p', 'q', 'CONTROL')), gated])).toEqual([]);
  });

  it('has the gates of a relation on its arrow', () => {
    const gated = {
      ...hop('a', 'b', 'CONTROL'),
      conditions: [{ kind: 'TICKET' as const, words: 'a ticket is asked for' }],
    };
    expect(flowOf([way(gated)]).arrows[0]?.gates).toEqual(['a ticket is asked for']);
  });

  it('is empty where there is no way', () => {
    expect(flowOf([])).toEqual({ marks: [], arrows: [] });
  });
});
