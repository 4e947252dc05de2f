import { Combobox, Loader, Pill, PillsInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../ground/graphql';
import type { EntityKind } from '../ground/graphql';
import { counted } from '../ground/numbers';
import { EntityName } from './EntityName';

const LOOK_UP = graphql(`
  query LookUp($search: String, $kinds: [EntityKind!]) {
    entities(search: $search, kinds: $kinds, first: 12) {
      totalCount
      nodes {
        id
        name
        kind
        tenant {
          id
          name
        }
      }
    }
  }
`);

const NAMES = graphql(`
  query Names($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Entity {
        name
        kind
        tenant {
          id
          name
        }
      }
    }
  }
`);

/** What people call the entities with these ids; an id that the estate does not have is missing. */
export const useNames = (ids: readonly string[]) => {
  const [{ data }] = useQuery({ query: NAMES, variables: { ids: [...ids] }, pause: ids.length === 0 });
  const found = ids.length === 0 ? [] : (data?.nodes ?? []);
  return new Map(found.flatMap((node, at) => (node && 'name' in node ? [[ids[at] ?? node.id, node] as const] : [])));
};

interface Props {
  label: string;
  placeholder: string;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  kinds?: readonly EntityKind[] | undefined;
  single?: boolean;
  /** Whether a dialog that opens lets the reader type here at once. */
  first?: boolean;
}

/** Chooses entities by name, UPN or id: type, move with the arrow keys, take with Enter, drop the last with Backspace. */
export const EntityPicker = ({ label, placeholder, chosen, onChange, kinds, single = false, first = false }: Props) => {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [{ data, fetching }] = useQuery({
    query: LOOK_UP,
    variables: { search: asked || null, kinds: kinds ? [...kinds] : null },
    pause: !combobox.dropdownOpened,
  });
  const names = useNames(chosen);
  const found = (data?.entities.nodes ?? []).filter((entity) => !chosen.includes(entity.id));
  const total = data?.entities.totalCount ?? 0;

  const take = (id: string) => {
    onChange(single ? [id] : [...chosen, id]);
    setSearch('');
    combobox.closeDropdown();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} transitionProps={{ duration: 0 }}>
      <Combobox.DropdownTarget>
        <PillsInput
          label={label}
          onClick={() => combobox.openDropdown()}
          rightSection={fetching && <Loader size="xs" />}
        >
          <Pill.Group>
            {chosen.map((id) => (
              <Pill
                key={id}
                withRemoveButton
                removeButtonProps={{ 'aria-label': `Remove ${names.get(id)?.name ?? id}`, 'aria-hidden': false }}
                onRemove={() => onChange(chosen.filter((other) => other !== id))}
                title={id}
              >
                {names.get(id)?.name ?? id}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                value={search}
                data-autofocus={first || undefined}
                aria-label={label}
                placeholder={chosen.length === 0 ? placeholder : ''}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={(event) => {
                  setSearch(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.updateSelectedOptionIndex();
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' && search === '') onChange(chosen.slice(0, -1));
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label}>
          {found.map((entity) => (
            <Combobox.Option value={entity.id} key={entity.id}>
              <EntityName entity={entity} />
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{fetching ? 'Looking …' : 'Nothing is called that'}</Combobox.Empty>}
        </Combobox.Options>
        {total > found.length + chosen.length && (
          <Combobox.Footer>
            {counted(total, 'entity', 'entities')} in all: type more of the name, UPN or id
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
};
