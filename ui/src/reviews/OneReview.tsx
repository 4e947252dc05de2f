import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { Unsaved } from '../what-if/Unsaved';
import { PageHead } from '../answer/PageHead';
import { inWords } from '../entity/kinds';
import { addressOf, go, Link } from '../ground/address';
import { instant } from '../ground/dates';
import { counted, whole } from '../ground/numbers';
import { DecidedList } from './DecidedList';
import { Deciding } from './Deciding';
import { DecidingMany } from './DecidingMany';
import { Progress } from './Progress';
import { ADD, CLOSE, REVIEW, SCENARIO } from './questions';
import type { Review } from './questions';
import { reviewer } from './reviewer';

const Ending = ({ review, onChanged }: { review: Review; onChanged: () => void }) => {
  const [note, setNote] = useState('');
  const [making, make] = useMutation(SCENARIO);
  const [closing, close] = useMutation(CLOSE);
  const [adding, add] = useMutation(ADD);
  const { progress, offered } = review;
  const scenario = () =>
    void make({ id: review.id }).then(({ data }) => {
      const made = data?.reviewScenario.scenario;
      if (made) go(addressOf('/scenarios', { compare: made.id }));
    });
  const end = () =>
    void close({
      id: review.id,
      input: { version: review.version, by: reviewer() || review.reviewer, note: note.trim() || null },
    }).then(onChanged);
  const changes = progress.narrowed + progress.revoked;
  return (
    <section className="card no-print" aria-label="What follows">
      <h2>What follows</h2>
      <div className="toolbar top">
        <Button variant="default" size="sm" disabled={changes === 0} loading={making.fetching} onClick={scenario}>
          Make a scenario of {counted(changes, 'change')}
        </Button>
        {review.closedAt === null && (
          <>
            <TextInput
              size="sm"
              className="grow"
              label="To be said of it"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button variant="default" size="sm" loading={closing.fetching} onClick={end}>
              Close the review
              {progress.open > 0 && `, ${whole(progress.open)} undecided`}
            </Button>
          </>
        )}
      </div>
      {offered.totalCount > 0 && (
        <p className="toolbar top">
          <span>{counted(offered.totalCount, 'access', 'accesses')} came since, and would be asked about as well.</span>
          <Button
            variant="default"
            size="compact-sm"
            loading={adding.fetching}
            onClick={() => void add({ id: review.id }).then(onChanged)}
          >
            Add to the review
          </Button>
        </p>
      )}
      <Unsaved of={making} />
      <Unsaved of={closing} />
      <Unsaved of={adding} />
    </section>
  );
};

/** One review: an access at a time, how far it is, and what follows from it. */
export const OneReview = ({ id }: { id: string }) => {
  const [{ data, error }, again] = useQuery({ query: REVIEW, variables: { id }, requestPolicy: 'cache-and-network' });
  const changed = () => again({ requestPolicy: 'network-only' });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { review } = data;
  if (!review)
    return (
      <p className="empty">
        There is no review with the id {id}. <Link to="/reviews">All reviews</Link>
      </p>
    );
  return (
    <div className="stack">
      <PageHead
        title={review.name}
        asks={`${review.reviewer} is asked until ${instant(review.due)}${review.overdue ? ': it is late' : ''}`}
      >
        <Link className="button plain" to="/reviews">
          All reviews
        </Link>
        <Button variant="default" size="compact-sm" className="no-print" onClick={() => window.print()}>
          Print
        </Button>
      </PageHead>
      <section className="card">
        {review.description && <p>{review.description}</p>}
        <Progress of={review.progress} />
        {review.progressByAccess.length > 1 && (
          <dl className="facts">
            {review.progressByAccess.map((each) => (
              <div key={each.access}>
                <dt>{each.access ? inWords(each.access) : 'all'}</dt>
                <dd>
                  <Progress of={each} terse />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {review.closedAt !== null && (
          <p>
            Closed {instant(review.closedAt)} by {review.closedBy}
            {review.closingNote && `: ${review.closingNote}`}. It and what was decided are fixed.
          </p>
        )}
      </section>
      {review.closedAt === null && <Deciding id={review.id} onDecided={changed} />}
      {review.closedAt === null && <DecidingMany id={review.id} onDecided={changed} />}
      <Ending review={review} onChanged={changed} />
      <DecidedList key={review.version} review={review} onChanged={changed} />
    </div>
  );
};
