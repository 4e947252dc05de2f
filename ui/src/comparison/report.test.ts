import { describe, expect, it } from 'vitest';
import { assumptionsOf } from '../question/assumptions';
import type { Comparison } from './questions';
import { measured, reportOf, shown } from './report';

const distribution = { mean: 20, median: 10, p95: 80, cvar95: 85, max: 90, atLeast70: 7 };

const column = (name: string | null, saving: number): Comparison['columns'][number] => ({
  version: 1,
  cost: 1,
  saving,
  savingPerCost: saving,
  dominatedByBaseline: false,
  dominatedBy: [],
  scenario: name === null ? null : { id: 's', name },
  resolution:
    name === null
      ? null
      : {
          relationsRemoved: 1,
          relationsAdded: 0,
          entitiesAdded: 0,
          removalOnly: true,
          changes: [{ applies: 1, missing: [], words: 'Revokes *all* of it.' }],
        },
  chosen: null,
  all: { count: 9, distribution, residual: null, residualReason: 'the time does not suffice' },
});

const comparison: Comparison = {
  columns: [column(null, 0), column('a|b', 12.34)],
  assumptions: { ...assumptionsOf(new URLSearchParams()), at: '2026-10-01T09:00:00Z' } as Comparison['assumptions'],
  completeness: { exact: true, reason: null, gaps: [] },
  snapshot: { version: 3, takenAt: '2026-10-01T09:00:00Z', entityCount: 1, relationCount: 1 },
};

describe('a report', () => {
  it('has a row for each measure that there is, and no name that ends a cell', () => {
    const lines = reportOf(comparison, []).split('\n');
    expect(lines).toContain('|  | As it is | a\\|b |');
    expect(lines).toContain('| Points saved | 0.0 | 12.3 |');
    expect(lines).toContain('1. Revokes \\*all\\* of it.');
    expect(lines.some((line) => line.startsWith('| Score'))).toBe(false);
    expect(lines).toContain('Not computed: the time does not suffice.');
  });

  it('leaves out what was not asked', () => {
    expect(measured(comparison.columns).map(({ name }) => name)).not.toContain('Administrations');
  });

  it('shows numbers with their digits, and says when there is none', () => {
    expect([shown(null, 1), shown(1234.5, 0), shown(1.25, 1), shown(1.234, 2)]).toEqual(['–', '1,235', '1.3', '1.23']);
  });
});
