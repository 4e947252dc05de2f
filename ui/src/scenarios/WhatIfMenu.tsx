import { Button, Menu } from '@mantine/core';
import { addToDraft } from './draft';
import { whatIfs } from './changes';
import type { Subject } from './changes';

/** What if …: each choice becomes a change of the draft. */
export const WhatIfMenu = ({ subject, name }: { subject: Subject; name: string }) => (
  <Menu position="bottom-end" transitionProps={{ duration: 0 }} withinPortal>
    <Menu.Target>
      <Button variant="default" size="compact-xs" className="no-print" aria-label={`What if, about ${name}`}>
        What if …
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Label>What if …</Menu.Label>
      {whatIfs(subject).map(({ label, change }) => (
        <Menu.Item key={label} onClick={() => addToDraft([change])}>
          {label}?
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
);
