import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { useForget } from '../ground/client';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { instant } from '../ground/numbers';

const JOINS = graphql(`
  query Joins($id: ID!) {
    joins(entity: $id) {
      rule
      key
      lookUp
      sources
      since
      isApart
    }
  }
`);

const UNDO = graphql(`
  mutation JoinUndo($entity: ID!, $key: ID!) {
    joinUndo(entity: $entity, key: $key) {
      userErrors {
        message
      }
    }
  }
`);

const REDO = graphql(`
  mutation JoinRedo($entity: ID!, $key: ID!) {
    joinRedo(entity: $entity, key: $key) {
      userErrors {
        message
      }
    }
  }
`);

type Join = ResultOf<typeof JOINS>['joins'][number];

const RULES: Record<Join['rule'], string> = {
  SAME_ID: 'Both use this id',
  LOOKED_UP: 'Named by what it is, and only this one fits',
  HOME_ACCOUNT: 'The home account of a guest, by its address',
  SAME_DEVICE: 'Two records of one machine',
};

const Joined = ({ join, busy, onSet }: { join: Join; busy: boolean; onSet: (join: Join) => void }) => (
  <li>
    <p>
      <strong>{RULES[join.rule]}</strong>
      {join.lookUp && <>: {join.lookUp}</>}
    </p>
    <p className="quiet">
      {join.isApart ? 'Kept apart' : 'Joined'}
      {join.since && <> since {instant(join.since)}</>}
      {join.sources.length > 0 && <>, from {join.sources.join(' and ')}</>} · {join.key}
    </p>
    <Button
      variant="default"
      size="compact-sm"
      disabled={busy}
      aria-label={`${join.isApart ? 'Join again' : 'Keep apart'}: ${join.key}`}
      onClick={() => onSet(join)}
    >
      {join.isApart ? 'Join again' : 'Keep apart'}
    </Button>
  </li>
);

/** Which sources' statements are of the entity and why; each can be taken back, which stands through later imports. */
export const Joins = ({ id }: { id: string }) => {
  const forget = useForget();
  const [{ data, error }] = useQuery({ query: JOINS, variables: { id } });
  const [undone, undo] = useMutation(UNDO);
  const [redone, redo] = useMutation(REDO);
  const [refusal, setRefusal] = useState<string>();
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  if (data.joins.length === 0) return null;
  const settle = (failure: string | undefined) => {
    setRefusal(failure);
    if (failure === undefined) forget();
  };
  const set = (join: Join) => {
    const change = { entity: id, key: join.key };
    const done = join.isApart
      ? redo(change).then((answer) => answer.error?.message ?? answer.data?.joinRedo.userErrors[0]?.message)
      : undo(change).then((answer) => answer.error?.message ?? answer.data?.joinUndo.userErrors[0]?.message);
    void done.then(settle);
  };
  return (
    <section className="card" id="joins">
      <h2>Why is this one entity?</h2>
      <p className="quiet">
        What is kept apart stays so through later imports, and the estate has a new version at once. A source that uses
        the id itself then speaks of an entity of its own.
      </p>
      <ul className="stack plain-list">
        {data.joins.map((join) => (
          <Joined key={join.key} join={join} busy={undone.fetching || redone.fetching} onSet={set} />
        ))}
      </ul>
      {refusal !== undefined && (
        <Alert color="red" role="alert" title="Nothing was changed">
          {refusal}
        </Alert>
      )}
    </section>
  );
};
