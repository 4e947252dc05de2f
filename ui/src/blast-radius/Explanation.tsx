import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { PathSteps } from '../answer/PathSteps';
import type { Hop } from '../answer/PathSteps';
import { EntityName } from '../entity/EntityName';
import { addressOf, amend, changed, Link, useAddress } from '../ground/address';
import { questionOf } from '../question/assumptions';
import type { Question } from '../question/question';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { EXPLANATION } from './questions';

const asks = (hop: Hop) => (
  <WhatIfMenu
    subject={{ relation: { ...hop.relation, from: hop.from, to: hop.to } }}
    name={`${hop.from.name} – ${hop.to.name}`}
  />
);

interface Props {
  question: Question;
  to: string;
}

/** Why one entity falls: the shortest way, step by step. */
export const Explanation = ({ question, to }: Props) => {
  const { query } = useAddress();
  const [{ data, error }] = useQuery({ query: EXPLANATION, variables: { ...question, to } });
  const path = data?.blastRadius.path;
  /* Whoever asked by key goes on reading here. */
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), [to]);
  return (
    <aside className="card explanation" aria-label="Explanation" ref={place} tabIndex={-1}>
      <header>
        <h2>{data?.node && 'name' in data.node ? <EntityName entity={data.node} /> : to}</h2>
        <CloseButton aria-label="Close the explanation" onClick={() => amend({ explain: null })} />
      </header>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && !path && <p>It is not reached.</p>}
      {path && <PathSteps path={path} acts={asks} />}
      {path && (
        <p className="toolbar">
          <Link to={addressOf('/paths', changed(questionOf(query), { to }))}>All ways there</Link>
          <Link to={addressOf('/containment', changed(questionOf(query), { protect: to }))}>Keep it safe</Link>
          {data.node && 'name' in data.node && <WhatIfMenu subject={{ entity: data.node }} name={data.node.name} />}
        </p>
      )}
    </aside>
  );
};
