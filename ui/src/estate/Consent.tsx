import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { whole } from '../ground/numbers';

interface Props {
  /** How many entities and relations would go. */
  count: number;
  /** What the button does, such as "Remove the source". */
  action: string;
  onConsent: () => void;
  onCancel: () => void;
}

/** Whether what is typed is the number that was shown, with or without its commas. */
export const isConsent = (typed: string, count: number): boolean =>
  typed.trim() !== '' && Number(typed.replace(/[\s,]/g, '')) === count;

/** Asks for the number of what would go, so that nobody loses more than he has read. */
export const Consent = ({ count, action, onConsent, onCancel }: Props) => {
  const [typed, setTyped] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isConsent(typed, count)) onConsent();
  };
  return (
    <form className="toolbar top" onSubmit={submit}>
      <TextInput
        label={`Type ${whole(count)}, the number of entities and relations that would go`}
        value={typed}
        size="sm"
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" color="red.9" size="sm" disabled={!isConsent(typed, count)}>
        {action}
      </Button>
      <Button variant="subtle" size="sm" onClick={onCancel}>
        Leave it as it is
      </Button>
    </form>
  );
};
