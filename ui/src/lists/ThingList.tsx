import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { amend, useAddress } from '../ground/address';
import type { VariablesOf } from '../ground/graphql';
import { wholeListOf } from '../question/wholeList';
import { ENTITY_FIELDS } from '../table/fields';
import { FilterBar } from '../table/FilterBar';
import { chosenOf, ServerTable, turningOf } from '../table/ServerTable';
import { whereOf, whereText } from '../table/where';
import { Chosen } from './Chosen';
import type { Listing } from './listings';
import { ROTATION, THINGS } from './questions';
import { SaveList } from './SavedLists';
import { thingColumns } from './things';
import type { Part, ThingColumn } from './things';

type Asked = VariablesOf<typeof THINGS>;

/* The end of the days that the rule about old secrets lets a value live; asked for only where it is shown. */
const useRotation = (wanted: boolean): number | null => {
  const [{ data }] = useQuery({ query: ROTATION, pause: !wanted });
  return data?.findings.rules[0]?.rule.parameters.find(({ name }) => name === 'days')?.value ?? null;
};

const asksFor = (columns: readonly ThingColumn[], part: Part): boolean =>
  columns.some((column) => column.part === part);

/* Which columns there are at first is the listing's choice. */
const columnsOf = (listing: Listing, days: number | null, now: number): readonly ThingColumn[] => {
  const first = (key: string) => listing.columns.indexOf(key);
  const all = thingColumns(days, now).map((column) => ({ ...column, extra: first(column.key) < 0 }));
  return all.toSorted((one, other) => Number(one.extra) - Number(other.extra) || first(one.key) - first(other.key));
};

const askedOf = (listing: Listing, columns: readonly ThingColumn[], query: URLSearchParams): Asked => {
  const { order, first, after } = turningOf(query);
  const search = query.get('search');
  return {
    search: search === '' ? null : search,
    kinds: listing.kinds ? [...listing.kinds] : null,
    where: whereOf(query) ?? {},
    orderBy: order ? { by: order.by as 'NAME', descending: order.descending } : null,
    first,
    after,
    dates: asksFor(columns, 'dates'),
    people: asksFor(columns, 'people'),
    copies: asksFor(columns, 'copies'),
    opens: asksFor(columns, 'opens'),
    manages: asksFor(columns, 'manages'),
    contract: asksFor(columns, 'contract'),
    measures: asksFor(columns, 'measures'),
    sources: asksFor(columns, 'sources'),
  };
};

const Search = () => {
  const { query } = useAddress();
  const ask = useDebouncedCallback((search: string) => amend({ search, after: null }, { replace: true }), 250);
  return (
    <TextInput
      size="sm"
      label="Called"
      placeholder="name, UPN or id"
      key={query.has('search') ? 'asked' : 'not'}
      defaultValue={query.get('search') ?? ''}
      onChange={(event) => ask(event.currentTarget.value.trim())}
    />
  );
};

/** Entities as the server filters, sorts and turns them. */
export const ThingList = ({ listing }: { listing: Listing }) => {
  const { query } = useAddress();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [now] = useState(Date.now);
  const wantsRotation = chosenOf(columnsOf(listing, null, now), query).some(({ key }) => key === 'next');
  const days = useRotation(wantsRotation);
  const columns = useMemo(() => columnsOf(listing, days, now), [listing, days, now]);
  const variables = useMemo(
    () => askedOf(listing, chosenOf(columns, query) as readonly ThingColumn[], query),
    [listing, columns, query],
  );
  const [{ data, error, fetching }] = useQuery({ query: THINGS, variables });
  const { search, kinds, where, orderBy } = variables;
  return (
    <>
      <section className="card question">
        <div className="filters">
          <Search />
          <FilterBar fields={ENTITY_FIELDS} first={listing.filters} />
        </div>
      </section>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && !error && (
        <section className="card">
          <Chosen ids={chosen} onClear={() => setChosen([])} />
          <ServerTable
            label={listing.title}
            noun={listing.noun}
            rows={data.entities.nodes}
            idOf={({ id }) => id}
            columns={columns}
            page={data.entities}
            fading={fetching}
            {...(search ? {} : { byDefault: { by: 'NAME', descending: false } })}
            chosen={chosen}
            onChoose={setChosen}
            wholeList={wholeListOf('entities', {
              search: search ?? null,
              kinds: kinds ?? null,
              where: whereText(where ?? {}) === null ? null : where,
              orderBy,
            })}
          >
            <SaveList listing={listing} chosen={chosen} />
          </ServerTable>
        </section>
      )}
    </>
  );
};
