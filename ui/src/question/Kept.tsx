import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { EntityPicker } from '../entity/EntityPicker';
import { amend, useAddress } from '../ground/address';

/** Ids of what is to be kept from an attacker, as the address says. */
export const useKept = (): string[] => {
  const { query } = useAddress();
  return useMemo(() => query.getAll('protect'), [query]);
};

/** The choice of it, with whatever else a page asks beside it. */
export const Kept = ({ label, placeholder, children }: { label: string; placeholder: string; children: ReactNode }) => (
  <div className="toolbar top">
    <div className="grow">
      <EntityPicker
        label={label}
        placeholder={placeholder}
        chosen={useKept()}
        onChange={(kept) => amend({ protect: kept })}
      />
    </div>
    {children}
  </div>
);
