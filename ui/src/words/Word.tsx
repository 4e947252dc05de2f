import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { WORDS } from './words';
import type { OwnWord } from './words';

/** One of our words, which explains itself where it stands. */
export const Word = ({ of, children }: { of: OwnWord; children?: ReactNode }) => (
  <Popover width={320} position="bottom-start" withinPortal transitionProps={{ duration: 0 }} trapFocus={false}>
    <Popover.Target>
      <button type="button" className="explains" title={WORDS[of]}>
        {children ?? of}
      </button>
    </Popover.Target>
    <Popover.Dropdown>
      <p className="meaning">{WORDS[of]}</p>
    </Popover.Dropdown>
  </Popover>
);
