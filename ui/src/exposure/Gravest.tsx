import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import { addressOf, changed, Link, useAddress } from '../ground/address';
import { graphql } from '../ground/graphql';
import { tenths, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { WHOSE } from './Breakdown';
import type { Whose } from './Breakdown';

/* Those that get there by what falls with each of them, the most customers lost first. */
const GRAVEST = graphql(`
  query ExposureGravest($ids: [ID!]!, $assume: Assumptions, $scenario: ID) {
    ranking(by: LOSS, where: { ids: $ids }, assume: $assume, scenario: $scenario, first: 8) {
      edges {
        node {
          id
          name
          kind
          tenant {
            id
            name
          }
        }
        measures {
          score
          loss
          tenantAdminCount
          tenantCounts {
            control
          }
        }
      }
    }
  }
`);

const Ranked = ({ ids, asked, of }: { ids: readonly string[]; asked: Whose; of: string }) => {
  const { query } = useAddress();
  const kept = questionOf(query);
  const { assume, scenario } = asked;
  const variables = useMemo(
    () => ({ ids: [...ids], assume: assume ?? null, scenario: scenario ?? null }),
    [ids, assume, scenario],
  );
  const [{ data, error }] = useQuery({ query: GRAVEST, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={2} />;
  return (
    <div className="scroller" role="region" aria-label="The gravest that get there" tabIndex={0}>
      <table className="data dense">
        <thead>
          <tr>
            <th scope="col">Identity</th>
            <th scope="col" className="number">
              Customers lost
            </th>
            <th scope="col" className="number">
              Customers at CONTROL
            </th>
            <th scope="col" className="number">
              Administrations
            </th>
            <th scope="col" className="number">
              Score, inherent
            </th>
            <th scope="col">Look</th>
          </tr>
        </thead>
        <tbody>
          {data.ranking.edges.map(({ node, measures }) => (
            <tr key={node.id}>
              <td>
                <EntityLink entity={node} />
              </td>
              <td className="number">{tenths(measures.loss)}</td>
              <td className="number">{whole(measures.tenantCounts.control)}</td>
              <td className="number">{whole(measures.tenantAdminCount)}</td>
              <td className="number">{tenths(measures.score)}</td>
              <td>
                <Link
                  to={addressOf('/paths', changed(kept, { of: node.id, to: of }))}
                  aria-label={`How ${node.name} gets there`}
                >
                  how
                </Link>{' '}
                <Link
                  to={addressOf('/blast-radius', changed(kept, { of: node.id, to: null }))}
                  aria-label={`Radius of ${node.name}`}
                >
                  radius
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The identities that get there and take most with them when each is compromised alone. */
export const Gravest = ({ asked, of }: { asked: Whose; of: string }) => {
  const [{ data }] = useQuery({ query: WHOSE, variables: asked });
  const entities = data?.exposure.entities;
  const ids = useMemo(() => entities?.nodes.map(({ id }) => id) ?? [], [entities]);
  if (!entities) return <Waiting rows={2} />;
  return (
    <>
      <h2>The gravest of them</h2>
      {entities.totalCount > ids.length && (
        <p className="quiet">
          Of the first {whole(ids.length)} by name; narrow the list below to compare the others of{' '}
          {whole(entities.totalCount)}.
        </p>
      )}
      <Ranked ids={ids} asked={asked} of={of} />
    </>
  );
};
