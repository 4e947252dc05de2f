import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { Shown } from '../flow/flow';
import { amend, useAddress } from '../ground/address';

const show = (asked: Partial<Shown>) =>
  amend(Object.fromEntries(Object.entries(asked).map(([word, value]) => [`only-${word}`, value])), { replace: true });

/** What the legend shows, as the address says. */
export const useShown = () => {
  const { query } = useAddress();
  const shown = useMemo(
    () => ({ level: query.get('only-level'), kind: query.get('only-kind'), tenant: query.get('only-tenant') }),
    [query],
  );
  return { shown, onShow: show };
};

const LAYOUTS = [
  { value: 'story', label: 'Story' },
  { value: 'tenants', label: 'By tenant' },
];

/** How the graph is laid out. */
export const LayoutChoice = () => {
  const { query } = useAddress();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Layout"
      data={query.has('explain') ? [{ value: 'path', label: 'Path' }, ...LAYOUTS] : LAYOUTS}
      value={query.get('layout') ?? (query.has('explain') ? 'path' : 'story')}
      onChange={(layout) => amend({ layout })}
    />
  );
};
