import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { Unsaved } from '../what-if/Unsaved';
import { PageHead } from '../answer/PageHead';
import { addressOf, go, Link, useAddress } from '../ground/address';
import { instant } from '../ground/dates';
import { OneReview } from './OneReview';
import { Progress } from './Progress';
import { CREATE, REVIEWS } from './questions';
import { keepReviewer, reviewer } from './reviewer';

/* What is asked about where nothing else is chosen is the server's choice: grants, and whatever leads into other organizations. */
const SCOPES = [
  { value: '', label: 'grants, and access into other organizations', where: null },
  { value: 'foreign', label: 'access into other organizations alone', where: { crossOrganization: true } },
  { value: 'standing', label: 'what stands for more than 90 days', where: { standing: true } },
  { value: 'endless', label: 'what never ends', where: { withoutEnd: true } },
];

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const New = ({ lists }: { lists: readonly { id: string; name: string }[] }) => {
  const [name, setName] = useState('');
  const [who, setWho] = useState(reviewer);
  const [due, setDue] = useState(() => inDays(30));
  const [scope, setScope] = useState('');
  const [list, setList] = useState<string | null>(null);
  const [made, make] = useMutation(CREATE);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    keepReviewer(who.trim());
    const input = {
      name: name.trim(),
      reviewer: who.trim(),
      due: `${due}T00:00:00Z`,
      where: SCOPES.find(({ value }) => value === scope)?.where ?? null,
      list,
    };
    void make({ input }).then(({ data }) => {
      const review = data?.reviewCreate.review;
      if (review) go(addressOf('/reviews', { review: review.id }));
    });
  };
  return (
    <section className="card" aria-label="Begin a review">
      <h2>Begin a review</h2>
      <form onSubmit={submit}>
        <div className="toolbar top">
          <TextInput
            size="sm"
            label="Name"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            size="sm"
            label="Who is asked"
            required
            maxLength={200}
            value={who}
            onChange={(event) => setWho(event.currentTarget.value)}
          />
          <TextInput
            size="sm"
            type="date"
            label="Until (UTC)"
            required
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
          <Select
            size="sm"
            label="About"
            w={330}
            data={SCOPES.map(({ value, label }) => ({ value, label }))}
            value={scope}
            allowDeselect={false}
            onChange={(chosen) => setScope(chosen ?? '')}
          />
          <Select
            size="sm"
            label="That has to do with"
            placeholder="whoever"
            data={lists.map(({ id, name: called }) => ({ value: id, label: called }))}
            value={list}
            onChange={setList}
            clearable
            nothingFoundMessage="No list is saved"
          />
          <Button type="submit" size="sm" loading={made.fetching} disabled={name.trim() === '' || who.trim() === ''}>
            Begin
          </Button>
        </div>
      </form>
      <Unsaved of={made} />
    </section>
  );
};

const All = () => {
  const [{ data, error }] = useQuery({
    query: REVIEWS,
    variables: { after: null },
    requestPolicy: 'cache-and-network',
  });
  return (
    <div className="stack">
      <PageHead title="Reviews" asks="Is what is held still wanted? One access at a time, with what falls with it." />
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <section className="card" aria-label="Reviews">
            {data.reviews.nodes.length === 0 && (
              <p>
                None has been begun. A review asks somebody, until a day, whether each access is still wanted; what is
                decided becomes a scenario, and evidence.
              </p>
            )}
            <ul className="plain-list rows">
              {data.reviews.nodes.map((review) => (
                <li key={review.id} className="spread">
                  <span>
                    <Link to={addressOf('/reviews', { review: review.id })}>{review.name}</Link>{' '}
                    <span className="quiet">
                      {review.reviewer},{' '}
                      {review.closedAt === null ? `until ${instant(review.due)}` : `closed ${instant(review.closedAt)}`}
                    </span>{' '}
                    {review.overdue && <span className="bad">late</span>}
                  </span>
                  <Progress of={review.progress} terse />
                </li>
              ))}
            </ul>
          </section>
          <New lists={data.lists.nodes} />
        </>
      )}
    </div>
  );
};

/** Reviews of access: all of them, or one that somebody goes through. */
const ReviewsPage = () => {
  const { query } = useAddress();
  const id = query.get('review');
  return id === null ? <All /> : <OneReview key={id} id={id} />;
};

export default ReviewsPage;
