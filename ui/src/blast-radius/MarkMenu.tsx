import { Menu } from '@mantine/core';
import type { Asked } from '../flow/FlowDrawing';
import { addressOf, amend, changed, go, useAddress } from '../ground/address';
import { questionOf } from '../question/assumptions';
import { WhatIfChoices, useWhatIf } from '../what-if/WhatIfMenu';

/** What a reader can do about a mark of the graph. */
export const MarkMenu = ({ asked: { mark, x, y }, onClose }: { asked: Asked; onClose: () => void }) => {
  const { query } = useAddress();
  const id = mark.entity;
  const kind = mark.kind;
  const subject = id && kind ? { entity: { id, name: mark.title, kind } } : undefined;
  const { dialog, take } = useWhatIf(subject, { onDone: onClose });
  const question = questionOf(query);
  if (dialog) return dialog;
  return (
    <Menu opened onClose={onClose} transitionProps={{ duration: 0 }} withinPortal position="bottom-start" trapFocus>
      <Menu.Target>
        <span className="menu-place" style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{mark.title}</Menu.Label>
        {id && (
          <>
            <Menu.Item onClick={() => go(addressOf('/entity', { id }))}>Open its page</Menu.Item>
            {mark.level && <Menu.Item onClick={() => amend({ explain: id })}>Why does it fall?</Menu.Item>}
            <Menu.Item onClick={() => amend({ of: [id], explain: null, open: null })}>Start from it alone</Menu.Item>
            <Menu.Item onClick={() => amend({ of: [...query.getAll('of'), id], explain: null, open: null })}>
              Compromise it as well
            </Menu.Item>
            <Menu.Item onClick={() => go(addressOf('/paths', changed(question, { to: id })))}>
              Set as target: all ways there
            </Menu.Item>
            <Menu.Item onClick={() => go(addressOf('/exposure', changed(question, { of: null, target: id })))}>
              Who else gets there?
            </Menu.Item>
            <Menu.Item onClick={() => void navigator.clipboard.writeText(id)}>Copy its id</Menu.Item>
          </>
        )}
        {subject && (
          <>
            <Menu.Divider />
            <Menu.Label>What if …</Menu.Label>
            <WhatIfChoices subject={subject} onTake={take} />
          </>
        )}
        {!id && <Menu.Item onClick={() => amend({ view: 'list' })}>Look it up in the list</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
};
