import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EntityPicker } from '../entity/EntityPicker';
import { subjectName, whatIfs } from './changes';
import type { Alike, Asks, Subject, WhatIf } from './changes';
import { addToDraft } from './draft';

type Open = Extract<WhatIf, { asks: Asks }>;

const Answer = ({ asks, answer, onAnswer }: { asks: Asks; answer: string[]; onAnswer: (answer: string[]) => void }) =>
  asks.of === 'entities' ? (
    <EntityPicker
      label={asks.label}
      placeholder="By name, UPN or id"
      chosen={answer}
      onChange={onAnswer}
      kinds={asks.kinds}
      single={asks.single}
      first
    />
  ) : (
    <TextInput
      type="datetime-local"
      label={asks.label}
      data-autofocus
      onChange={({ currentTarget: { value } }) => onAnswer(value ? [new Date(`${value}Z`).toISOString()] : [])}
    />
  );

const Asking = ({ open, onDone }: { open: Open; onDone: () => void }) => {
  const [answer, setAnswer] = useState<string[]>([]);
  const add = () => {
    addToDraft([open.change(answer)]);
    onDone();
  };
  return (
    <div className="stack">
      <Answer asks={open.asks} answer={answer} onAnswer={setAnswer} />
      <div className="toolbar">
        <Button onClick={add} disabled={answer.length === 0}>
          Add to the scenario
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  );
};

/** The choices about a subject, as items of a menu. */
export const WhatIfChoices = ({
  subject,
  alike,
  onTake,
}: {
  subject: Subject;
  alike?: Alike | undefined;
  onTake: (choice: WhatIf) => void;
}) =>
  whatIfs(subject, alike).map((choice) => (
    <Menu.Item key={choice.label} onClick={() => onTake(choice)}>
      {choice.label}?
    </Menu.Item>
  ));

/** Takes a choice: it becomes a change of the draft, at once or when the dialog that asks for the rest is done. */
export const useWhatIf = (
  subject: Subject | undefined,
  { alike, onDone }: { alike?: Alike | undefined; onDone?: () => void } = {},
) => {
  const [open, setOpen] = useState<Open>();
  const close = () => {
    setOpen(undefined);
    onDone?.();
  };
  const take = (choice: WhatIf) => {
    if ('asks' in choice) {
      setOpen(choice);
      return;
    }
    addToDraft([choice.change]);
    onDone?.();
  };
  const dialog = open && subject && (
    <Modal
      opened
      onClose={close}
      title={`What if ${open.label.replace(/ …$/, '')}: ${alike?.name ?? subjectName(subject)}`}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Asking open={open} onDone={close} />
    </Modal>
  );
  return { take, dialog };
};

interface Asked {
  subject: Subject;
  name: string;
  alike?: Alike;
  /** What stands on the button where several stand beside each other. */
  word?: string;
}

/** What if …: each choice becomes a change of the draft, some once they are complete. */
export const WhatIfMenu = ({ subject, name, alike, word }: Asked) => {
  const { take, dialog } = useWhatIf(subject, { alike });
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }} withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-xs"
            className="no-print"
            aria-label={word === undefined ? `What if, about ${name}` : `${word}: what if, about ${name}`}
          >
            {word ?? 'What if …'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>What if …</Menu.Label>
          <WhatIfChoices subject={subject} alike={alike} onTake={take} />
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </>
  );
};
