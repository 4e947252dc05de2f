import { Alert, Button, Menu } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { amend, useAddress } from '../ground/address';
import { FieldControl } from './FieldControl';
import type { Fields } from './fields';
import { stating, whereOf, whereText } from './where';
import type { Where } from './where';

const ask = (where: Where) => amend({ where: whereText(where), after: null });

const Unreadable = () => (
  <Alert color="red" role="alert" title="The filter in the address cannot be read">
    Nothing is filtered.{' '}
    <Button size="compact-sm" variant="default" onClick={() => amend({ where: null, after: null }, { replace: true })}>
      Take it out
    </Button>
  </Alert>
);

interface Props {
  fields: Fields<never>;
  /** Names of those that are offered at once, whether or not something is stated. */
  first: readonly string[];
}

/** What a list is narrowed by: a control for each field that is stated, and a menu of the others. The address says all of it. */
export const FilterBar = ({ fields, first }: Props) => {
  const { query } = useAddress();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const all = fields;
  const where = whereOf(query);
  if (where === null) return <Unreadable />;
  const shown = [...new Set([...first, ...Object.keys(where), ...opened])];
  const others = Object.keys(all).filter((name) => all[name] && !shown.includes(name));
  const drop = (name: string) => {
    setOpened(opened.filter((other) => other !== name));
    ask(stating(where, name, null));
  };
  return (
    <div className="filters" role="group" aria-label="Filter">
      {shown.map((name) => (
        <div key={name} className="filter">
          {all[name] ? (
            <FieldControl
              field={all[name]}
              value={where[name]}
              onChange={(value) => ask(stating(where, name, value))}
            />
          ) : (
            <code>
              {name}: {JSON.stringify(where[name])}
            </code>
          )}
          {(!first.includes(name) || !all[name]) && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              aria-label={`Drop the filter ${all[name]?.label ?? name}`}
              onClick={() => drop(name)}
            >
              <X className="icon" size={14} />
            </Button>
          )}
        </div>
      ))}
      <Menu position="bottom-start" transitionProps={{ duration: 0 }} withinPortal>
        <Menu.Target>
          <Button variant="default" size="sm" className="no-print" leftSection={<Plus className="icon" size={14} />}>
            Filter
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="long-menu">
          {others.map((name) => (
            <Menu.Item key={name} onClick={() => setOpened([...opened, name])}>
              {all[name]!.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {Object.keys(where).length > 0 && (
        <Button
          variant="subtle"
          size="sm"
          className="no-print"
          onClick={() => {
            setOpened([]);
            ask({});
          }}
        >
          Clear
        </Button>
      )}
    </div>
  );
};
