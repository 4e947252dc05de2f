import { Alert, Button, CloseButton, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { useForget } from '../app/client';
import { addressOf, amend } from '../app/address';
import { changeWords } from './changes';
import type { ScenarioInput } from './changes';
import { EMPTY, encoded, keepDraft, useDraft } from './draft';
import type { Draft } from './draft';
import { CREATE, UPDATE } from './questions';

const inputOf = ({ name, description, changes }: Draft): ScenarioInput => ({
  name: name.trim(),
  description: description.trim() || null,
  changes: [...changes],
});

interface Outcome {
  readonly id: string | null;
  readonly problems: readonly string[];
}

const useSave = () => {
  const client = useClient();
  return async (draft: Draft): Promise<Outcome> => {
    const input = inputOf(draft);
    const { data, error } =
      draft.id !== null && draft.version !== null
        ? await client.mutation(UPDATE, { id: draft.id, version: draft.version, input }).toPromise()
        : await client.mutation(CREATE, { input }).toPromise();
    const payload = data && ('scenarioCreate' in data ? data.scenarioCreate : data.scenarioUpdate);
    const problems = payload?.userErrors.map(({ message }) => message) ?? [
      error?.message ?? 'The server cannot be reached.',
    ];
    return { id: payload?.scenario?.id ?? null, problems };
  };
};

const share = (draft: Draft): void =>
  void navigator.clipboard?.writeText(location.origin + addressOf('/scenarios', { draft: encoded(draft) }));

const Changes = ({ draft }: { draft: Draft }) => {
  const replace = (at: number, cost: number | null) =>
    keepDraft({
      ...draft,
      changes: draft.changes.map((change, place) => (place === at ? { ...change, cost } : change)),
    });
  return (
    <ol className="changes">
      {draft.changes.map((change, at) => (
        <li key={JSON.stringify(change.action)}>
          <span>{changeWords(change)}</span>
          <NumberInput
            size="xs"
            w={90}
            min={0}
            aria-label={`Cost of change ${at + 1}`}
            value={change.cost ?? 1}
            onChange={(cost) => replace(at, typeof cost === 'number' ? cost : null)}
          />
          <CloseButton
            size="sm"
            aria-label={`Take back change ${at + 1}`}
            onClick={() => keepDraft({ ...draft, changes: draft.changes.filter((_, place) => place !== at) })}
          />
        </li>
      ))}
    </ol>
  );
};

/** The scenario that is being made: what was clicked together, named and saved. */
export const DraftEditor = ({ compared }: { compared: readonly string[] }) => {
  const draft = useDraft();
  const save = useSave();
  const forget = useForget();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const keep = () =>
    void save(draft).then(({ id, problems: found }) => {
      setProblems(found);
      if (id === null || found.length > 0) return;
      keepDraft(EMPTY);
      forget();
      amend({ compare: [...new Set([...compared, id])], draft: null });
    });
  return (
    <section className="card" aria-label="Draft">
      <h2>{draft.id === null ? 'New scenario' : 'Change the scenario'}</h2>
      {draft.changes.length === 0 ? (
        <p className="quiet">
          Choose “What if …” beside a step of a path, a choke point, an action of a containment or on the page of an
          entity; what you choose is gathered here.
        </p>
      ) : (
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
          {problems.length > 0 && (
            <Alert color="red" title="Not saved" role="alert">
              {problems.join(' ')}
            </Alert>
          )}
          <div className="toolbar">
            <Button onClick={keep} disabled={draft.name.trim() === ''}>
              Save and compare
            </Button>
            <Button variant="default" onClick={() => share(draft)}>
              Copy a link to it
            </Button>
            <Button variant="subtle" onClick={() => keepDraft(EMPTY)}>
              Discard
            </Button>
          </div>
        </div>
      )}
    </section>
  );
};
