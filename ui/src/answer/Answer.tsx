import { Alert, Anchor, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { inWords } from '../entity/kinds';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { instant, whole } from '../ground/numbers';
import { GapsNote } from './GapsNote';
import { NoConnection } from './NoConnection';

const ASSUMED = graphql(`
  fragment Assumed on AssumptionsUsed {
    at
    jit
    mfaBypass
    zones
    tickets
    assumeSecretsInContent
    sourceKinds
    exceptSourceKinds
    exceptRelations
    maxHops
  }
`);

const COMPLETE = graphql(`
  fragment Complete on Completeness {
    exact
    reason
    gaps {
      source
      rejected
      unknownKinds
      ofUnknownKinds
      danglingEnds
      age
    }
  }
`);

const TAKEN = graphql(`
  fragment Taken on SnapshotInfo {
    version
    takenAt
    entityCount
    relationCount
  }
`);

/** What every answer says of itself: spread as `assumptions`, `completeness` and `snapshot`. */
export const ABOUT = [ASSUMED, COMPLETE, TAKEN] as const;

export interface About {
  readonly assumptions: ResultOf<typeof ASSUMED>;
  readonly completeness: ResultOf<typeof COMPLETE>;
  readonly snapshot: ResultOf<typeof TAKEN>;
}

/** Why there is no answer, with what to do about it. */
export const Refusal = ({ error }: { error: CombinedError }) => {
  const first = error.graphQLErrors[0];
  if (!first) return <NoConnection />;
  const code: unknown = first.extensions['code'];
  const docs: unknown = first.extensions['docs'];
  return (
    <Alert color="red" title={typeof code === 'string' ? inWords(code) : 'No answer'} role="alert">
      {first.message}
      {typeof docs === 'string' && docs.startsWith('/') && (
        <>
          {' '}
          <Anchor href={docs} size="sm" underline="always">
            What this means
          </Anchor>
        </>
      )}
    </Alert>
  );
};

/** The shape of an answer that is on its way. */
export const Waiting = ({ rows = 3 }: { rows?: number }) => (
  <div className="stack" role="status" aria-label="Waiting for the answer">
    {Array.from({ length: rows }, (_, row) => (
      <Skeleton key={row} height={row === 0 ? 96 : 32} radius="md" animate={false} />
    ))}
  </div>
);

/** What the answer assumed and of which picture of the estate it is: the small print under every answer. */
export const Provenance = ({ about, children }: { about: About; children?: ReactNode }) => {
  const { assumptions, completeness, snapshot } = about;
  return (
    <footer className="provenance">
      <span className={completeness.exact ? 'exact' : 'inexact'}>
        {completeness.exact ? 'Exact' : `Not exact: ${completeness.reason ?? 'something was left out'}`}
      </span>
      <GapsNote gaps={completeness.gaps} />
      <span>at {instant(assumptions.at)}</span>
      <span>JIT {assumptions.jit}</span>
      {assumptions.mfaBypass && <span>phishable MFA defeated</span>}
      {assumptions.tickets && <span>tickets obtained</span>}
      {assumptions.assumeSecretsInContent && <span>secrets in content disclosed</span>}
      {assumptions.maxHops !== null && <span>at most {assumptions.maxHops} hops</span>}
      <span>
        version {snapshot.version}: {whole(snapshot.entityCount)} entities, {whole(snapshot.relationCount)} relations
      </span>
      {children}
    </footer>
  );
};
