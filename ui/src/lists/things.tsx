import type { ReactNode } from 'react';
import { EntityLink } from '../entity/EntityName';
import type { Named } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { addressOf, Link } from '../ground/address';
import { ageOf, day, daysAfter } from '../ground/dates';
import { tenths, whole } from '../ground/numbers';
import type { ServerColumn } from '../table/ServerTable';
import type { Thing } from './questions';

/** A group of fields that is asked for together, as the contract prices it. */
export type Part = 'dates' | 'people' | 'copies' | 'opens' | 'manages' | 'contract' | 'measures' | 'sources';

export interface ThingColumn extends ServerColumn<Thing> {
  readonly part?: Part;
}

const when = (at: string | null | undefined) => (at ? day(at) : null);

const several = (some: { totalCount: number } | undefined, named: readonly Named[]): ReactNode => {
  if (!some || some.totalCount === 0) return null;
  return (
    <>
      {named.map((entity) => (
        <span key={entity.id} className="one-of">
          <EntityLink entity={entity} terse />
        </span>
      ))}
      {some.totalCount > named.length && ` and ${whole(some.totalCount - named.length)} more`}
    </>
  );
};

const people = (named: readonly Named[] | undefined): ReactNode =>
  several({ totalCount: named?.length ?? 0 }, (named ?? []).slice(0, 3));
const yesOrNo = (value: boolean | undefined) => (value === undefined ? null : value ? 'yes' : 'no');

/** All that can be shown of a thing; `days`: after how many a secret is to be renewed, null while nobody says. */
export const thingColumns = (days: number | null, now: number): readonly ThingColumn[] => [
  { key: 'name', header: 'Name', order: 'NAME', show: (thing) => <EntityLink entity={thing} terse /> },
  { key: 'kind', header: 'Kind', order: 'KIND', show: ({ kind }) => inWords(kind) },
  {
    key: 'tenant',
    header: 'Tenant',
    show: ({ tenant }) => tenant && <Link to={addressOf('/tenant', { id: tenant.id })}>{tenant.name}</Link>,
  },
  { key: 'environment', header: 'Environment', show: ({ environment }) => environment && inWords(environment) },
  { key: 'tier', header: 'Tier', order: 'TIER', number: true, show: ({ tier }) => tier },
  {
    key: 'criticality',
    header: 'Criticality',
    show: ({ criticality }) => criticality && inWords(criticality),
  },
  {
    key: 'sensitivity',
    header: 'Sensitivity',
    show: ({ sensitivity }) => sensitivity && inWords(sensitivity),
  },
  { key: 'organization', header: 'Organization', show: ({ organization }) => organization },
  { key: 'weight', header: 'Weight', number: true, show: ({ weight }) => tenthsOrNull(weight) },
  {
    key: 'enabled',
    header: 'Enabled',
    show: ({ enabled }) => yesOrNo(enabled),
  },
  {
    key: 'emergency',
    header: 'For emergencies',
    show: ({ breakGlass }) => yesOrNo(breakGlass),
  },
  { key: 'guest', header: 'Guest', show: ({ guest }) => yesOrNo(guest) },
  { key: 'made', header: 'Made', order: 'CREATED_AT', part: 'dates', show: ({ createdAt }) => when(createdAt) },
  {
    key: 'used',
    header: 'Last used',
    order: 'LAST_USED_AT',
    part: 'dates',
    show: ({ lastUsedAt }) => when(lastUsedAt),
  },
  { key: 'renewed', header: 'Renewed', order: 'ROTATED_AT', part: 'dates', show: ({ rotatedAt }) => when(rotatedAt) },
  {
    key: 'age',
    header: 'Age',
    part: 'dates',
    number: true,
    show: ({ rotatedAt, createdAt }) => ageOf(rotatedAt ?? createdAt ?? null, now),
  },
  {
    key: 'next',
    header: 'Next rotation',
    part: 'dates',
    show: ({ rotatedAt, createdAt }) => {
      const since = rotatedAt ?? createdAt;
      if (!since || days === null) return null;
      const due = daysAfter(since, days);
      return Date.parse(due) < now ? <span className="overdue">overdue since {day(due)}</span> : day(due);
    },
  },
  { key: 'ends', header: 'Ends', order: 'EXPIRES_AT', part: 'dates', show: ({ expiresAt }) => when(expiresAt) },
  {
    key: 'opens',
    header: 'Opens',
    part: 'opens',
    show: ({ opens }) => several(opens, opens?.nodes.map(({ to }) => to) ?? []),
  },
  {
    key: 'shared',
    header: 'Shared by',
    part: 'opens',
    number: true,
    show: ({ opens }) => opens && opens.totalCount > 1 && `${whole(opens.totalCount)} accounts`,
  },
  {
    key: 'copies',
    header: 'Exposed where',
    part: 'copies',
    show: ({ copies }) => several(copies, copies?.nodes.map(({ from }) => from) ?? []),
  },
  {
    key: 'known',
    header: 'Known to',
    part: 'copies',
    number: true,
    show: ({ knownTo }) => knownTo && knownTo.totalCount > 0 && whole(knownTo.totalCount),
  },
  {
    key: 'manages',
    header: 'Acts on',
    part: 'manages',
    number: true,
    show: ({ manages }) => manages && whole(manages.totalCount),
  },
  {
    key: 'stores',
    header: 'Secrets in it',
    part: 'manages',
    number: true,
    show: ({ stores }) => stores && whole(stores.totalCount),
  },
  { key: 'owners', header: 'Answered for by', part: 'people', show: ({ owners }) => people(owners) },
  { key: 'users', header: 'Used by', part: 'people', show: ({ users }) => people(users) },
  { key: 'assigned', header: 'Assigned', part: 'people', show: ({ assignedTo }) => people(assignedTo) },
  {
    key: 'contract',
    header: 'Contract',
    part: 'contract',
    show: ({ contract }) => contract && <EntityLink entity={contract} terse />,
  },
  {
    key: 'score',
    header: 'Score, inherent',
    part: 'measures',
    number: true,
    show: ({ measures }) => tenthsOrNull(measures?.score),
  },
  {
    key: 'loss',
    header: 'Customers lost',
    part: 'measures',
    number: true,
    show: ({ measures }) => tenthsOrNull(measures?.loss),
  },
  {
    key: 'customers',
    header: 'Customers at CONTROL',
    part: 'measures',
    number: true,
    show: ({ measures }) => wholeOrNull(measures?.tenantCounts.control),
  },
  {
    key: 'admins',
    header: 'Administrations',
    part: 'measures',
    number: true,
    show: ({ measures }) => wholeOrNull(measures?.tenantAdminCount),
  },
  {
    key: 'reach',
    header: 'Entities reached',
    part: 'measures',
    number: true,
    show: ({ measures }) => wholeOrNull(measures?.entityCount),
  },
  {
    key: 'said',
    header: 'Said by',
    part: 'sources',
    show: ({ sources }) => sources && [...new Set(sources.map(({ source }) => source))].join(', '),
  },
  { key: 'id', header: 'Id', show: ({ id }) => id },
];

const tenthsOrNull = (value: number | undefined) => (value === undefined ? null : tenths(value));
const wholeOrNull = (value: number | undefined) => (value === undefined ? null : whole(value));
