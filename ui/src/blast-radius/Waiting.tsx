import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { PATH, PathSteps } from '../answer/PathSteps';
import { RELATION, RelationName } from '../answer/RelationName';
import type { RelationEnds } from '../answer/RelationName';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { amend, useAddress } from '../ground/address';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { counted, instant, lasting } from '../ground/numbers';
import type { Question } from '../question/question';

const NEXT_CHANGE = graphql(
  `
    query NextChange($compromised: [ID!]!, $assume: Assumptions, $scenario: ID) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        nextChange {
          at
          grows
          shrinks
          changedCount
          begins {
            ...RelationEnds
          }
          ends {
            ...RelationEnds
          }
          changed {
            before
            after
            entity {
              id
              name
              kind
            }
          }
        }
      }
    }
  `,
  [RELATION],
);

const TIME_TO_REACH = graphql(
  `
    query TimeToReach($compromised: [ID!]!, $assume: Assumptions, $scenario: ID, $to: ID!) {
      blastRadius(compromised: $compromised, assume: $assume, scenario: $scenario) {
        timeToReach(to: $to) {
          at
          waiting
          path {
            ...Path
          }
        }
      }
    }
  `,
  [PATH],
);

type Change = NonNullable<ResultOf<typeof NEXT_CHANGE>['blastRadius']['nextChange']>;

/* How many are named before the rest is only counted. */
const NAMED = 8;

const Windows = ({ word, relations }: { word: string; relations: readonly RelationEnds[] }) =>
  relations.map((relation) => (
    <li key={word + relation.id}>
      {word} <RelationName relation={relation} />
    </li>
  ));

const Told = ({ change }: { change: Change }) => (
  <>
    <p className="headline">
      What falls {change.grows ? (change.shrinks ? 'shifts' : 'grows') : 'shrinks'} at {instant(change.at)}:{' '}
      {counted(change.changedCount, 'entity', 'entities')} held at another level.
    </p>
    <ul>
      <Windows word="Begins:" relations={change.begins.slice(0, NAMED)} />
      <Windows word="Ends:" relations={change.ends.slice(0, NAMED)} />
    </ul>
    <p className="hop-facts">
      {change.changed.slice(0, NAMED).map(({ entity, before, after }) => (
        <span key={entity.id}>
          <EntityLink entity={entity} terse /> {before ?? 'not held'} → {after ?? 'not held'}
        </span>
      ))}
      {change.changedCount > NAMED && <span>and {change.changedCount - NAMED} more</span>}
    </p>
  </>
);

/** When what falls is different for the first time, and because of which windows. */
export const NextChange = ({ question }: { question: Question }) => {
  const [{ data, error }] = useQuery({ query: NEXT_CHANGE, variables: question });
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  const change = data.blastRadius.nextChange;
  return (
    <section aria-label="The next change">
      <h2>The next change</h2>
      {change ? <Told change={change} /> : <p>From then on it never changes: no window that counts begins or ends.</p>}
    </section>
  );
};

const Soonest = ({ question, to }: { question: Question; to: string }) => {
  const variables = useMemo(() => ({ ...question, to }), [question, to]);
  const [{ data, error }] = useQuery({ query: TIME_TO_REACH, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  const soonest = data.blastRadius.timeToReach;
  if (!soonest) return <p className="headline">It is never held, however long the attacker waits.</p>;
  return (
    <>
      <p className="headline">
        {soonest.waiting === 'PT0S'
          ? 'It is held at once.'
          : `It is held after ${lasting(soonest.waiting)} of waiting, from ${instant(soonest.at)}.`}
      </p>
      <details>
        <summary>The soonest way</summary>
        <PathSteps path={soonest.path} />
      </details>
    </>
  );
};

/** How soon one entity is held by an attacker who waits for windows to begin. */
export const TimeToReach = ({ question }: { question: Question }) => {
  const { query } = useAddress();
  const to = query.get('to');
  return (
    <section aria-label="Time to reach" className="stack">
      <h3>Time to reach</h3>
      <EntityPicker
        label="How soon is this held by somebody who waits?"
        placeholder="A tenant, resource, identity …"
        chosen={to ? [to] : []}
        onChange={([id]) => amend({ to: id })}
        single
      />
      {to && <Soonest question={question} to={to} />}
    </section>
  );
};
