import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useQuery } from 'urql';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { whole } from '../ground/numbers';

/** What a second, independent algorithm found. */
export const AGREEMENT = graphql(`
  fragment Agreed on Agreement {
    agrees
    compared
    total
    words
  }
`);

interface Props<Data, Variables extends AnyVariables> {
  /** The same question, to be answered again. */
  query: TypedDocumentNode<Data, Variables>;
  /** Kept the same object as long as the question is the same. */
  variables: Variables;
  found: (data: Data) => ResultOf<typeof AGREEMENT> | null;
}

/** Has an answer checked, when asked, by an algorithm that shares nothing with the one that gave it. */
export const Check = <Data, Variables extends AnyVariables>({ query, variables, found }: Props<Data, Variables>) => {
  const [asked, setAsked] = useState<Variables>();
  const pause = asked !== variables;
  const [{ data, error, fetching }] = useQuery<Data>({ query, variables, pause });
  const agreement = data && !pause && !fetching ? found(data) : null;
  return (
    <span className="check" role="status">
      {pause && (
        <Button variant="subtle" size="compact-xs" className="no-print" onClick={() => setAsked(variables)}>
          Check by a second algorithm
        </Button>
      )}
      {!pause && fetching && (
        <>
          <Loader size={12} /> A second algorithm answers …
        </>
      )}
      {!pause && error && (
        <span className="inexact">Not checked: {error.graphQLErrors[0]?.message ?? 'no answer'}</span>
      )}
      {agreement && (
        <span className={agreement.agrees ? 'exact' : 'inexact'} title={agreement.words}>
          {agreement.agrees ? '✓ A second algorithm agrees' : '✗ A second algorithm disagrees'}:{' '}
          {whole(agreement.compared)}
          {agreement.compared < agreement.total && ` of ${whole(agreement.total)}`} facts compared
          {!agreement.agrees && `; ${agreement.words}`}
        </span>
      )}
    </span>
  );
};
