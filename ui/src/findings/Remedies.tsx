import { Button } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { go } from '../ground/address';
import { counted, whole } from '../ground/numbers';
import type { ChangeInput, Drafted } from '../what-if/changes';
import { openAsDraft } from '../what-if/draft';
import { FINDING } from './questions';

interface Asked {
  readonly ids: readonly string[];
  readonly at: string | null;
  readonly scenario: string | null;
  readonly onClear: () => void;
}

/** What ends the findings that are chosen, together, as a scenario. */
export const Remedies = ({ ids, at, scenario, onClear }: Asked) => {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  if (ids.length === 0) return null;
  const open = async () => {
    setBusy(true);
    const answers = await Promise.all(ids.map((id) => client.query(FINDING, { id, at, scenario }).toPromise()));
    const findings = answers.flatMap(({ data }) => data?.finding ?? []);
    const changes = findings.flatMap(({ remedy, words }): Drafted[] =>
      remedy ? [{ ...(remedy.change as unknown as ChangeInput), reason: remedy.reason ?? words }] : [],
    );
    setBusy(false);
    if (changes.length === 0) {
      setSaid('Only people can end these: none has a change that does.');
      return;
    }
    openAsDraft(`What ends ${counted(changes.length, 'finding')}`, '', changes);
    go('/scenarios');
  };
  return (
    <div className="chosen-bar no-print" role="group" aria-label="What is chosen">
      <strong>{whole(ids.length)} chosen</strong>
      <Button size="compact-sm" loading={busy} onClick={() => void open()}>
        What if all were ended
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        Choose none
      </Button>
      <span role="status">{said}</span>
    </div>
  );
};
