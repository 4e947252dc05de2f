import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useMutation } from 'urql';
import { isUnsaved, Unsaved } from '../what-if/Unsaved';
import { Word } from '../words/Word';
import { useForget } from '../ground/client';
import { day, instant } from '../ground/dates';
import { ACCEPT, END_EXCEPTION } from './questions';
import type { Accepted, Finding } from './questions';

const DAY = 86_400_000;

const dateIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const Form = ({ finding, done }: { finding: Finding; done: () => void }) => {
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const [until, setUntil] = useState(() => dateIn(90));
  const [saving, accept] = useMutation(ACCEPT);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const input = {
      finding: finding.id,
      owner: owner.trim(),
      reason: reason.trim(),
      ticket: ticket.trim() || null,
      until: `${until}T00:00:00Z`,
    };
    void accept({ input }).then((outcome) => isUnsaved(outcome) || done());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{finding.words}</p>
      <TextInput
        label="Who accepts it"
        required
        maxLength={200}
        data-autofocus
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <Textarea
        label="Why"
        required
        maxLength={2000}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label="Where that was decided"
        placeholder="a ticket, a record"
        maxLength={200}
        value={ticket}
        onChange={(event) => setTicket(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Until (UTC): then it counts again"
        required
        min={dateIn(1)}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Unsaved of={saving} />
      <Button type="submit" loading={saving.fetching} disabled={owner.trim() === '' || reason.trim() === ''}>
        Accept it until {until === '' ? '…' : day(`${until}T00:00:00Z`)}
      </Button>
    </form>
  );
};

const Ending = ({ accepted }: { accepted: Accepted }) => {
  const forget = useForget();
  const [reason, setReason] = useState('');
  const [ending, end] = useMutation(END_EXCEPTION);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void end({ id: accepted.id, version: accepted.version, reason: reason.trim() }).then(
      (outcome) => isUnsaved(outcome) || forget(),
    );
  };
  return (
    <form className="toolbar top no-print" onSubmit={submit}>
      <TextInput
        size="sm"
        className="grow"
        label="End it before its time, because"
        required
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" variant="default" loading={ending.fetching} disabled={reason.trim() === ''}>
        End it now
      </Button>
      <Unsaved of={ending} />
    </form>
  );
};

/** That somebody accepts a finding, and until when; or the way to accept it. */
export const Accepting = ({ finding, accepted }: { finding: Finding; accepted: Accepted | null }) => {
  const forget = useForget();
  const [opened, { open, close }] = useDisclosure(false);
  if (accepted)
    return (
      <section aria-label="Accepted">
        <h3>
          <Word of="accepted risk">Accepted</Word>
        </h3>
        <p>
          By {accepted.owner} until {instant(accepted.until)}: {accepted.reason}
          {accepted.ticket && ` (${accepted.ticket})`}
        </p>
        <Ending accepted={accepted} />
      </section>
    );
  return (
    <>
      <Button variant="default" size="compact-sm" className="no-print" onClick={open}>
        Accept the risk …
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Accept the risk for a while"
        lockScroll={false}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Form
          finding={finding}
          done={() => {
            close();
            forget();
          }}
        />
      </Modal>
    </>
  );
};
