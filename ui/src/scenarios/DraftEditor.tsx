import { Alert, Button, CloseButton, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addressOf, amend } from '../ground/address';
import { useForget } from '../ground/client';
import { changeWords } from '../what-if/changes';
import type { Drafted } from '../what-if/changes';
import { EMPTY, encoded, keepDraft, useDraft } from '../what-if/draft';
import type { Draft } from '../what-if/draft';
import { useSave } from './save';
import type { Outcome } from './save';

/* Only what was served safely, or from this machine, has a clipboard. */
const share = async (draft: Draft): Promise<void> => {
  if (!isSecureContext) return;
  await navigator.clipboard.writeText(location.origin + addressOf('/scenarios', { draft: encoded(draft) }));
};

const Change = ({ change, at, onChange }: { change: Drafted; at: number; onChange: (next: Drafted[]) => void }) => (
  <li>
    <div className="change">
      <span>{changeWords(change)}</span>
      <TextInput
        size="xs"
        aria-label={`Reason of change ${at + 1}`}
        placeholder="Why"
        value={change.reason ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange([{ ...change, words: changeWords(change), reason: value === '' ? null : value }])
        }
      />
      <NumberInput
        size="xs"
        w={90}
        min={0}
        aria-label={`Cost of change ${at + 1}`}
        value={change.cost ?? 1}
        onChange={(cost) => onChange([{ ...change, cost: typeof cost === 'number' ? cost : null }])}
      />
      <CloseButton size="sm" aria-label={`Take back change ${at + 1}`} onClick={() => onChange([])} />
    </div>
  </li>
);

const Changes = ({ draft }: { draft: Draft }) => (
  <ol className="changes">
    {draft.changes.map((change, at) => (
      <Change
        key={JSON.stringify(change.action)}
        change={change}
        at={at}
        onChange={(next) => keepDraft({ ...draft, changes: draft.changes.toSpliced(at, 1, ...next) })}
      />
    ))}
  </ol>
);

const Problems = ({ outcome, onOver }: { outcome: Outcome; onOver: (newest: Draft) => void }) => (
  <Alert color="red" title={outcome.newest ? 'Somebody has saved it meanwhile' : 'Not saved'} role="alert">
    {outcome.problems.join(' ')}
    {outcome.newest && (
      <span className="toolbar top">
        <Button size="compact-sm" variant="default" onClick={() => keepDraft(outcome.newest!)}>
          Take version {outcome.newest.version} and drop mine
        </Button>
        <Button size="compact-sm" color="red.9" onClick={() => onOver(outcome.newest!)}>
          Save mine over it
        </Button>
      </span>
    )}
  </Alert>
);

const Filled = ({ draft, compared }: { draft: Draft; compared: readonly string[] }) => {
  const save = useSave();
  const forget = useForget();
  const [outcome, setOutcome] = useState<Outcome>();
  const keep = async (said: Draft) => {
    const found = await save(said);
    setOutcome(found);
    if (found.id === null) return;
    keepDraft(EMPTY);
    forget();
    amend({ compare: [...new Set([...compared, found.id])], draft: null });
  };
  return (
    <div className="stack">
      <TextInput
        label="Name"
        value={draft.name}
        onChange={(event) => keepDraft({ ...draft, name: event.currentTarget.value })}
      />
      <Textarea
        label="What it is about"
        autosize
        minRows={1}
        value={draft.description}
        onChange={(event) => keepDraft({ ...draft, description: event.currentTarget.value })}
      />
      <Changes draft={draft} />
      {outcome && outcome.problems.length > 0 && (
        <Problems outcome={outcome} onOver={({ version }) => void keep({ ...draft, version })} />
      )}
      <div className="toolbar">
        <Button onClick={() => void keep(draft)} disabled={draft.name.trim() === ''}>
          Save and compare
        </Button>
        {draft.id !== null && (
          <Button
            variant="default"
            onClick={() => void keep({ ...draft, id: null, version: null })}
            disabled={draft.name.trim() === ''}
          >
            Save as a new one
          </Button>
        )}
        <Button variant="default" onClick={() => void share(draft)}>
          Copy a link to it
        </Button>
        <Button variant="subtle" onClick={() => keepDraft(EMPTY)}>
          Discard
        </Button>
      </div>
    </div>
  );
};

/** The scenario that is being made or changed: what was clicked together, named and saved. */
export const DraftEditor = ({ compared }: { compared: readonly string[] }) => {
  const draft = useDraft();
  return (
    <section className="card" aria-label="Draft" id="draft">
      <h2>{draft.id === null ? 'New scenario' : `Change the scenario, saved as version ${draft.version}`}</h2>
      {draft.changes.length === 0 && draft.id === null ? (
        <p className="quiet">
          Choose “What if …” beside a step of a path, a choke point, an action of a containment or on the page of an
          entity; what you choose is gathered here.
        </p>
      ) : (
        <Filled draft={draft} compared={compared} />
      )}
    </section>
  );
};
