import { Popover } from '@mantine/core';
import { inWords } from '../entity/kinds';
import type { RelationKind } from '../ground/graphql';
import { MEANINGS } from './meanings';

/** A kind of relation as a word that explains itself: what it means, how it is abused, how to close it. */
export const KindHelp = ({ kind }: { kind: RelationKind }) => {
  const { means, abused, closed } = MEANINGS[kind];
  return (
    <Popover width={340} position="bottom-start" withinPortal transitionProps={{ duration: 0 }} trapFocus={false}>
      <Popover.Target>
        <button type="button" className="explains" title={means}>
          {inWords(kind)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className="meaning">
          <dt>What it means</dt>
          <dd>{means}</dd>
          <dt>How it is abused</dt>
          <dd>{abused}</dd>
          <dt>How to close it</dt>
          <dd>{closed}</dd>
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
};
