import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import { instant } from '../ground/dates';
import { counted, lasting } from '../ground/numbers';
import { ELEVATED } from './questions';

interface Variables {
  compromised: string[];
  since: string | null;
  assume: object;
  scenario: string | null;
}

/** Who was elevated meanwhile, for how long and why. */
export const Elevated = ({ variables }: { variables: Variables }) => {
  const [{ data, error }] = useQuery({ query: ELEVATED, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  const { nodes, totalCount } = data.incident.elevations;
  return (
    <section className="card" aria-label="Who was elevated">
      <h2>{variables.since ? 'Who was elevated since' : 'Who is elevated'}</h2>
      {totalCount === 0 && <p>No source records an activation.</p>}
      {totalCount > 0 && (
        <div className="scroller" role="region" aria-label="Activations" tabIndex={0}>
          <table className="data dense">
            <caption className="hidden">{counted(totalCount, 'activation')}</caption>
            <thead>
              <tr>
                {['Who', 'Into what', 'From', 'For', 'Why', 'Ticket', 'Approved by'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {nodes.map((elevation, at) => (
                <tr key={at}>
                  <td>
                    <EntityLink entity={elevation.holder} terse />
                  </td>
                  <td>
                    <EntityLink entity={elevation.relation.to} terse />
                  </td>
                  <td>{instant(elevation.from)}</td>
                  <td>{lasting(elevation.length)}</td>
                  <td>{elevation.reason}</td>
                  <td>{elevation.ticket}</td>
                  <td>{elevation.approvedBy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {totalCount > nodes.length && (
        <p className="quiet">
          The first {counted(nodes.length, 'activation')} of {totalCount}.
        </p>
      )}
    </section>
  );
};
