import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import type { Named } from '../entity/EntityName';
import { OWNED } from '../entity/fragments';
import { inWords } from '../entity/kinds';
import { Level } from '../entity/levels';
import { addressOf, changed, Link, useAddress } from '../ground/address';
import { ageOf, day } from '../ground/dates';
import { graphql } from '../ground/graphql';
import type { AccessLevel } from '../ground/graphql';
import { counted, tenths, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useQuestion } from '../question/question';

/* What is most precious of what falls with it, the nearest first among as many as are read. */
const JEWELS = graphql(
  `
    query Jewels($id: ID!, $assume: Assumptions, $scenario: ID) {
      blastRadius(compromised: [$id], assume: $assume, scenario: $scenario) {
        mission: entities(where: { criticalities: [MISSION] }, first: 200) {
          totalCount
          edges {
            level
            hops
            node {
              ...Owned
            }
          }
        }
        zero: entities(where: { tiers: [0] }, first: 200) {
          totalCount
          edges {
            level
            hops
            node {
              ...Owned
            }
          }
        }
      }
    }
  `,
  [OWNED],
);

const SECRETS = graphql(
  `
    query SecretsOf($id: ID!) {
      node(id: $id) {
        id
        ... on Identity {
          measures {
            score
            residual
            loss
          }
        }
        ... on Entity {
          opened: heldBy(kinds: [AUTHENTICATES_AS, SIGNS_FOR], first: 20) {
            totalCount
            nodes {
              id
              from {
                ...Owned
                createdAt
                rotatedAt
                expiresAt
                copies: heldBy(kinds: [STORES], first: 3) {
                  totalCount
                  nodes {
                    from {
                      ...Owned
                    }
                  }
                }
              }
            }
          }
          opens: holds(kinds: [AUTHENTICATES_AS, SIGNS_FOR], first: 20) {
            totalCount
            nodes {
              to {
                ...Owned
              }
            }
          }
        }
      }
    }
  `,
  [OWNED],
);

/* How many reach at least as much, of all. */
const RANK = graphql(`
  query RankOf($residual: Float!, $assume: Assumptions, $scenario: ID) {
    all: ranking(by: RESIDUAL, assume: $assume, scenario: $scenario, first: 1) {
      totalCount
    }
    above: ranking(
      by: RESIDUAL
      where: { measure: { by: RESIDUAL, atLeast: $residual } }
      assume: $assume
      scenario: $scenario
      first: 1
    ) {
      totalCount
    }
  }
`);

interface Jewel {
  readonly level: AccessLevel;
  readonly hops: number;
  readonly node: Named;
}

const nearest = (...lists: readonly (readonly Jewel[])[]): readonly Jewel[] => {
  const all = new Map(lists.flat().map((jewel) => [jewel.node.id, jewel]));
  return [...all.values()].sort((one, other) => one.hops - other.hops).slice(0, 6);
};

/** The crown jewels that fall with it, nearest first, each with the way. */
export const Jewels = ({ id }: { id: string }) => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ id, assume, scenario }), [id, assume, scenario]);
  const [{ data, error }] = useQuery({ query: JEWELS, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  const { mission, zero } = data.blastRadius;
  const jewels = nearest(mission.edges, zero.edges);
  const kept = questionOf(query);
  return (
    <section className="card" aria-label="Crown jewels">
      <h2>The nearest crown jewels</h2>
      {jewels.length === 0 && (
        <p className="quiet">Nothing that a source calls of mission criticality or tier 0 falls with it.</p>
      )}
      <ul className="plain-list rows">
        {jewels.map(({ node, level, hops }) => (
          <li key={node.id} className="spread">
            <span>
              <EntityLink entity={node} /> <Level level={level} />
            </span>
            <Link
              to={addressOf('/paths', changed(kept, { of: id, to: node.id }))}
              aria-label={`${counted(hops, 'relation')}: the way to ${node.name}`}
            >
              {counted(hops, 'relation')}
            </Link>
          </li>
        ))}
      </ul>
      {jewels.length > 0 && (
        <p className="quiet">
          {counted(mission.totalCount, 'thing')} of mission criticality and {whole(zero.totalCount)} of tier 0 fall in
          all.
        </p>
      )}
    </section>
  );
};

const Rank = ({ residual, score, loss }: { residual: number; score: number; loss: number }) => {
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ residual, assume, scenario }), [residual, assume, scenario]);
  const [{ data, error }] = useQuery({ query: RANK, variables });
  return (
    <>
      <p>
        Compromised alone: residual score {tenths(residual)}, inherent {tenths(score)}, {tenths(loss)} customers lost.
        {data && (
          <>
            {' '}
            {residual === 0
              ? 'Nothing falls with it.'
              : `It is among the first ${whole(data.above.totalCount)} of ${counted(data.all.totalCount, 'identity', 'identities')}.`}{' '}
            <Link to="/ranking?by=RESIDUAL">The ranking</Link>
          </>
        )}
      </p>
      {error && <Refusal error={error} />}
    </>
  );
};

/** What opens an identity and how old it is, or what a credential opens; and how an identity compares. */
export const Secrets = ({ id }: { id: string }) => {
  const [{ data, error }] = useQuery({ query: SECRETS, variables: { id } });
  if (error) return <Refusal error={error} />;
  const node = data?.node;
  if (!node || !('opened' in node)) return null;
  const { opened, opens } = node;
  const measures = 'measures' in node ? node.measures : undefined;
  if (opened.totalCount + opens.totalCount === 0 && !measures) return null;
  const now = Date.now();
  return (
    <section className="card" aria-label="Credentials">
      <h2>{measures ? 'How it compares, and what opens it' : 'What it opens'}</h2>
      {measures && <Rank {...measures} />}
      <ul className="plain-list rows">
        {opened.nodes.map(({ id: relation, from }) => (
          <li key={relation} className="spread">
            <span>
              <EntityLink entity={from} terse /> <span className="quiet">{inWords(from.kind)}</span>
            </span>
            <span className="quiet">
              {[
                ageOf(from.rotatedAt ?? from.createdAt, now) ?? 'age not stated',
                from.expiresAt ? `ends ${day(from.expiresAt)}` : 'no end stated',
              ].join(' · ')}
              {from.copies.totalCount > 0 && (
                <>
                  {' '}
                  ·{' '}
                  {from.copies.totalCount > 3
                    ? counted(from.copies.totalCount, 'copy', 'copies')
                    : `${from.copies.totalCount === 1 ? 'copy' : 'copies'} in `}
                  {from.copies.totalCount <= 3 &&
                    from.copies.nodes.map((copy, at) => (
                      <span key={at} className="one-of">
                        <EntityLink entity={copy.from} terse />
                      </span>
                    ))}
                </>
              )}
            </span>
          </li>
        ))}
        {opens.nodes.map(({ to }) => (
          <li key={to.id}>
            opens <EntityLink entity={to} />
          </li>
        ))}
      </ul>
      {opens.totalCount > 1 && <p className="quiet">It is shared by {counted(opens.totalCount, 'account')}.</p>}
    </section>
  );
};
