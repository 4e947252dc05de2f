import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { lacks } from '../answer/gaps';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import { addressOf, Link } from '../ground/address';
import { useForget } from '../ground/client';
import { instant, lasting, whole } from '../ground/numbers';
import { Consent } from './Consent';
import type { Estate, Source } from './questions';
import { remove, rename } from './upload';

interface Doing {
  what: 'rename' | 'remove';
  source: Source;
}

/** What of a source is missing, in words. */
export const missingOf = (gaps: Estate['completeness']['gaps'], source: string): string => {
  if (gaps === null) return 'cannot be told now';
  const gap = gaps.find((one) => one.source === source);
  return gap ? lacks(gap) : 'nothing';
};

const Renaming = ({
  source,
  onName,
  onCancel,
}: {
  source: Source;
  onName: (to: string) => void;
  onCancel: () => void;
}) => {
  const [to, setTo] = useState(source.source);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onName(to.trim());
  };
  return (
    <form className="toolbar top" onSubmit={submit}>
      <TextInput
        label={`New name of ${source.source}`}
        value={to}
        size="sm"
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" disabled={to.trim() === '' || to.trim() === source.source}>
        Rename
      </Button>
      <Button variant="subtle" size="sm" onClick={onCancel}>
        Leave it as it is
      </Button>
    </form>
  );
};

/** Whose statements the estate is made of, how old they are, and what they lack; each can be renamed and taken away. */
export const Sources = ({ sources, gaps }: { sources: readonly Source[]; gaps: Estate['completeness']['gaps'] }) => {
  const forget = useForget();
  const [doing, setDoing] = useState<Doing>();
  const [refusal, setRefusal] = useState<string>();
  const begin = (next: Doing | undefined) => {
    setRefusal(undefined);
    setDoing(next);
  };
  const settle = (work: Promise<void>) =>
    work.then(
      () => {
        begin(undefined);
        forget();
      },
      (refused: unknown) => setRefusal(refused instanceof Error ? refused.message : String(refused)),
    );
  const columns: readonly Column<Source>[] = [
    { header: 'Source', value: (source) => source.source },
    { header: 'Entities', value: (source) => source.entityCount, show: (source) => whole(source.entityCount) },
    { header: 'Relations', value: (source) => source.relationCount, show: (source) => whole(source.relationCount) },
    {
      header: 'Last import',
      value: (source) => source.lastImportAt,
      show: (source) => (source.lastImportAt ? instant(source.lastImportAt) : 'not said'),
    },
    {
      header: 'Age',
      value: (source) => source.lastImportAt,
      show: (source) => (source.age ? lasting(source.age) : 'not said'),
    },
    { header: 'Missing', value: (source) => missingOf(gaps, source.source) },
    {
      header: 'Actions',
      value: () => null,
      show: (source) => (
        <Group gap="xs" wrap="nowrap">
          <Link
            className="button plain small"
            aria-label={`Refresh ${source.source}`}
            to={addressOf('/bring-in', { source: source.source })}
          >
            Refresh
          </Link>
          {(['rename', 'remove'] as const).map((what) => (
            <Button
              key={what}
              variant="default"
              size="compact-sm"
              aria-label={`${what === 'rename' ? 'Rename' : 'Remove'} ${source.source}`}
              onClick={() => begin({ what, source })}
            >
              {what === 'rename' ? 'Rename' : 'Remove'}
            </Button>
          ))}
        </Group>
      ),
    },
  ];
  return (
    <section className="card" id="sources">
      <h2>Sources</h2>
      <DataTable label="Sources" rows={sources} columns={columns} file="sources" />
      {doing?.what === 'rename' && (
        <Renaming
          key={doing.source.source}
          source={doing.source}
          onName={(to) => void settle(rename(doing.source.source, to))}
          onCancel={() => begin(undefined)}
        />
      )}
      {doing?.what === 'remove' && (
        <Alert color="gray" title={`Remove ${doing.source.source}?`}>
          <p>
            Its {whole(doing.source.entityCount)} entities and {whole(doing.source.relationCount)} relations go, but for
            what other sources state as well. Restoring the version before brings it back.
          </p>
          <Consent
            key={doing.source.source}
            count={doing.source.entityCount + doing.source.relationCount}
            action="Remove the source"
            onConsent={() => void settle(remove(doing.source.source))}
            onCancel={() => begin(undefined)}
          />
        </Alert>
      )}
      {refusal && (
        <Alert color="red" role="alert" title="Nothing was changed">
          {refusal}
        </Alert>
      )}
    </section>
  );
};
