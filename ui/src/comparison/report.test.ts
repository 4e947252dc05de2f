import { describe, expect, it } from 'vitest';
import { assumptionsOf } from '../question/assumptions';
import type { Comparison } from './questions';
import { measured, reportAddress, shown } from './report';

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

const columns = [column(null, 0), column('a|b', 12.34)];

describe('a report', () => {
  it('is asked of the server for the same question', () => {
    const assume = assumptionsOf(new URLSearchParams('at=2026-10-01T09:00Z&mfa=1&zone=a&zone=b'));
    expect(reportAddress('md', { scenarios: ['s'], compromised: ['u,v'], assume })).toBe(
      '/export/comparison.md?scenario=s&compromised=u%2Cv&at=2026-10-01T09%3A00%3A00.000Z&jit=SELF&mfaBypass=true&zones=a&zones=b',
    );
  });

  it('leaves out what was not asked', () => {
    expect(measured(columns).map(({ name }) => name)).not.toContain('Administrations');
  });

  it('shows numbers with their digits, and says when there is none', () => {
    expect([shown(null, 1), shown(1234.5, 0), shown(1.25, 1), shown(1.234, 2)]).toEqual(['–', '1,235', '1.3', '1.23']);
  });
});
