import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { Level } from '../entity/levels';
import { amend, Link, useAddress } from '../ground/address';
import { day } from '../ground/dates';
import { counted } from '../ground/numbers';
import { useQuestion } from '../question/question';
import { listAddress } from '../table/ServerTable';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { WAYS } from './questions';
import type { Way } from './questions';

const gives = ({ to, level }: Way) => {
  const grants = 'gives' in to ? to.gives.nodes : [];
  if (grants.length > 0)
    return grants.map((each, at) => (
      <span key={at} className="one-of">
        {each.level && <Level level={each.level} />} on {each.to.name}
      </span>
    ));
  return level && <Level level={level} />;
};

const Row = ({ way }: { way: Way }) => (
  <tr>
    <td>
      <EntityLink entity={way.from} terse />
    </td>
    <td>{inWords(way.kind)}</td>
    <td>
      <EntityLink entity={way.to} terse />
    </td>
    <td>{gives(way)}</td>
    <td>
      {inWords(way.state)}
      {way.approvers.length > 0 && `, approved by ${way.approvers.map(({ name }) => name).join(', ')}`}
      {way.whyNot.length > 0 && `; not open: ${way.whyNot.join('; ')}`}
    </td>
    <td>{way.window.until ? day(way.window.until) : 'never'}</td>
    <td>
      <WhatIfMenu subject={{ relation: way }} name={`${way.from.name} ${inWords(way.kind)} ${way.to.name}`} />
    </td>
  </tr>
);

/** By which grants, tools and other relations others get in, and which contracts stand behind them. */
export const Ways = ({ id, name }: { id: string; name: string }) => {
  const { query } = useAddress();
  const { assume } = useQuestion();
  const after = query.getAll('after');
  const last = after.at(-1) ?? null;
  const at = assume.at ?? null;
  const variables = useMemo(
    () => ({ id, where: { crossOrganization: true, held: { tenant: id } }, at, after: last }),
    [id, at, last],
  );
  const [{ data, error }] = useQuery({ query: WAYS, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { nodes, totalCount, pageInfo } = data.relations;
  const contracts = new Map(data.under.nodes.map(({ to }) => [to.id, to]));
  const grantsUnder = (contract: string) => data.under.nodes.filter(({ to }) => to.id === contract).length;
  return (
    <>
      <section className="card" aria-label="By what">
        <h2>By which grants and tools</h2>
        {totalCount === 0 && <p className="quiet">No relation leads into {name} from another organization.</p>}
        {totalCount > 0 && (
          <>
            <div className="scroller" role="region" aria-label="Ways in" tabIndex={0}>
              <table className="data dense">
                <thead>
                  <tr>
                    {['From', 'Relation', 'Into', 'Gives', 'Terms', 'Ends'].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="hidden">What if</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {nodes.map((way) => (
                    <Row key={way.id} way={way} />
                  ))}
                </tbody>
              </table>
            </div>
            <p className="toolbar">
              <span className="quiet">{counted(totalCount, 'relation')} from other organizations</span>
              {after.length > 0 && (
                <Button
                  variant="default"
                  size="compact-sm"
                  className="no-print"
                  onClick={() => amend({ after: after.slice(0, -1) })}
                >
                  Back
                </Button>
              )}
              {pageInfo.hasNextPage && (
                <Button
                  variant="default"
                  size="compact-sm"
                  className="no-print"
                  onClick={() => amend({ after: [...after, pageInfo.endCursor ?? ''] })}
                >
                  Next
                </Button>
              )}
              <Link to={listAddress('relations', variables.where)}>As a list, with filters and as a file</Link>
            </p>
          </>
        )}
      </section>
      <section className="card" aria-label="Contract">
        <h2>Contract</h2>
        {contracts.size === 0 && <p className="quiet">No source names an agreement that access to {name} rests on.</p>}
        <ul className="plain-list rows">
          {[...contracts.values()].map((contract) => (
            <li key={contract.id}>
              <EntityLink entity={contract} terse />
              {'expiresAt' in contract && contract.expiresAt && <>, until {day(contract.expiresAt)}</>}
              {'purpose' in contract && contract.purpose && <>: {contract.purpose}</>}{' '}
              <span className="quiet">{counted(grantsUnder(contract.id), 'grant')} under it</span>
            </li>
          ))}
        </ul>
        {data.bare.totalCount > 0 && (
          <p>
            {counted(data.bare.totalCount, 'grant is', 'grants are')} held without any agreement:{' '}
            <Link
              to={listAddress('relations', {
                crossOrganization: true,
                held: { tenant: id },
                kinds: ['HOLDS_GRANT'],
                withoutContract: true,
              })}
            >
              which
            </Link>
            .
          </p>
        )}
      </section>
    </>
  );
};
