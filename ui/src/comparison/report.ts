import { addressOf } from '../ground/address';
import type { Assumptions } from '../ground/graphql';
import { tenths, whole } from '../ground/numbers';
import type { Column } from './questions';

export const nameOf = (column: Pick<Column, 'scenario'>): string => column.scenario?.name ?? 'As it is';

/** One measure over all columns. */
export interface Measure {
  readonly name: string;
  readonly value: (column: Column) => number | null;
  readonly digits: number;
  /** Whether less is better, as it is of everything that falls. */
  readonly falls: boolean;
}

/** What a comparison is about: the chosen entities, then all identities, then what it takes. */
export const MEASURES: readonly Measure[] = [
  { name: 'Score, residual', value: ({ chosen }) => chosen?.score.residual ?? null, digits: 1, falls: true },
  { name: 'Score, inherent', value: ({ chosen }) => chosen?.score.inherent ?? null, digits: 1, falls: true },
  { name: 'Tenants at CONTROL', value: ({ chosen }) => chosen?.tenantCounts.control ?? null, digits: 0, falls: true },
  { name: 'Tenants at WRITE', value: ({ chosen }) => chosen?.tenantCounts.write ?? null, digits: 0, falls: true },
  { name: 'Tenants at READ', value: ({ chosen }) => chosen?.tenantCounts.read ?? null, digits: 0, falls: true },
  { name: 'Tenants at SEE', value: ({ chosen }) => chosen?.tenantCounts.see ?? null, digits: 0, falls: true },
  { name: 'Administrations', value: ({ chosen }) => chosen?.tenantAdminCount ?? null, digits: 0, falls: true },
  {
    name: 'Resources at CONTROL',
    value: ({ chosen }) => chosen?.resourceCounts.control ?? null,
    digits: 0,
    falls: true,
  },
  { name: 'Entities', value: ({ chosen }) => chosen?.entityCount ?? null, digits: 0, falls: true },
  { name: 'Exposure hours', value: ({ chosen }) => chosen?.exposureHours ?? null, digits: 0, falls: true },
  {
    name: 'All identities: mean residual score',
    value: ({ all }) => all.residual?.mean ?? null,
    digits: 1,
    falls: true,
  },
  { name: 'All identities: mean inherent score', value: ({ all }) => all.distribution.mean, digits: 1, falls: true },
  { name: 'All identities: 95 % are no higher', value: ({ all }) => all.distribution.p95, digits: 1, falls: true },
  {
    name: 'All identities: mean of the highest 5 %',
    value: ({ all }) => all.distribution.cvar95,
    digits: 1,
    falls: true,
  },
  { name: 'All identities: critical', value: ({ all }) => all.distribution.atLeast70, digits: 0, falls: true },
  { name: 'Points saved', value: ({ saving }) => saving, digits: 1, falls: false },
  { name: 'Cost', value: ({ cost }) => cost, digits: 1, falls: true },
  { name: 'Points saved for each unit of cost', value: ({ savingPerCost }) => savingPerCost, digits: 2, falls: false },
];

/** Why some measure is not there; empty: all are. */
export const missing = (columns: readonly Column[]): string | undefined =>
  columns.map(({ all }) => all.residualReason).find((reason) => reason !== null) ?? undefined;

/** The measures that the comparison has a value of. */
export const measured = (columns: readonly Column[]): readonly Measure[] =>
  MEASURES.filter(({ value }) => columns.some((column) => value(column) !== null));

export const shown = (value: number | null, digits: number): string => {
  if (value === null) return '–';
  if (digits === 0) return whole(Math.round(value));
  return digits === 1 ? tenths(value) : value.toFixed(digits);
};

/** The address of the report: the same question, told by the server as a document of one kind or another. */
export const reportAddress = (
  kind: 'md' | 'html',
  {
    scenarios,
    compromised,
    assume,
  }: { scenarios: readonly string[]; compromised: readonly string[]; assume: Assumptions },
): string => {
  const { at, jit, mfaBypass, zones, tickets, assumeSecretsInContent, sourceKinds, exceptSourceKinds, ...rest } =
    assume;
  return addressOf(`/export/comparison.${kind}`, {
    scenario: scenarios,
    compromised,
    at,
    jit,
    mfaBypass: mfaBypass === true && 'true',
    zones,
    tickets: tickets === true && 'true',
    assumeSecretsInContent: assumeSecretsInContent === true && 'true',
    sourceKinds,
    exceptSourceKinds,
    exceptRelations: rest.exceptRelations,
    maxHops: rest.maxHops,
  });
};
