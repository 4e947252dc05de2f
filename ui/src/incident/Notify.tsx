import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { PathSteps } from '../answer/PathSteps';
import { csv, download } from '../drawing/download';
import { EntityLink } from '../entity/EntityName';
import { Level } from '../entity/levels';
import { amend, useAddress } from '../ground/address';
import { instant } from '../ground/dates';
import { counted } from '../ground/numbers';
import { NOTIFY } from './questions';
import type { Told } from './questions';

interface Variables {
  compromised: string[];
  since: string | null;
  assume: object;
  scenario: string | null;
}

const rowOf = ({ node, level, entity, at, path }: Told) => [
  node.id,
  node.name,
  level,
  entity.name,
  at,
  path.words.join('. '),
];

/* All of them, page by page, each with its way in words. */
const useWhole = (variables: Variables) => {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const rows: (string | number)[][] = [];
    let after: string | null = null;
    for (;;) {
      const { data } = await client.query(NOTIFY, { ...variables, after }).toPromise();
      if (!data) break;
      const {
        edges,
        pageInfo,
      }: { edges: readonly Told[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } =
        data.incident.notify;
      rows.push(...edges.map(rowOf));
      if (!pageInfo.hasNextPage) {
        download('tenants-to-notify.csv', csv(['id', 'tenant', 'level', 'by what', 'since', 'way'], rows), 'text/csv');
        break;
      }
      after = pageInfo.endCursor;
    }
    setBusy(false);
  };
  return { busy, save };
};

const Row = ({ told }: { told: Told }) => {
  const { query } = useAddress();
  const { node, level, entity, at, path } = told;
  const opened = query.get('told') === node.id;
  return (
    <li className="told">
      <div className="spread">
        <span>
          <EntityLink entity={node} terse /> <Level level={level} />
        </span>
        <span className="quiet">
          by <EntityLink entity={entity} terse /> · since {instant(at)} ·{' '}
          <button
            type="button"
            className="finding-name"
            aria-expanded={opened}
            aria-label={`The way to ${node.name}`}
            onClick={() => amend({ told: opened ? null : node.id }, { replace: true })}
          >
            {counted(path.length, 'relation')}
          </button>
        </span>
      </div>
      {opened && <PathSteps path={path} />}
    </li>
  );
};

/** Whom to tell, the gravest first, each with the way by which it is concerned. */
export const Notify = ({ variables }: { variables: Variables }) => {
  const { query } = useAddress();
  const cursors = query.getAll('after');
  const last = cursors.at(-1) ?? null;
  const asked = useMemo(() => ({ ...variables, after: last }), [variables, last]);
  const [{ data, error }] = useQuery({ query: NOTIFY, variables: asked });
  const { busy, save } = useWhole(variables);
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { edges, totalCount, pageInfo } = data.incident.notify;
  return (
    <section className="card" aria-label="Whom to tell">
      <div className="spread">
        <h2>Whom to tell: {counted(totalCount, 'customer')}</h2>
        {totalCount > 0 && (
          <Button variant="default" size="compact-sm" className="no-print" loading={busy} onClick={() => void save()}>
            CSV, all with their ways
          </Button>
        )}
      </div>
      {totalCount === 0 && <p>Nothing of any customer fell.</p>}
      <ul className="plain-list rows">
        {edges.map((told) => (
          <Row key={told.node.id} told={told} />
        ))}
      </ul>
      {(cursors.length > 0 || pageInfo.hasNextPage) && (
        <p className="toolbar no-print">
          <Button
            variant="default"
            size="compact-sm"
            disabled={cursors.length === 0}
            onClick={() => amend({ after: cursors.slice(0, -1) })}
          >
            Back
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={!pageInfo.hasNextPage}
            onClick={() => amend({ after: [...cursors, pageInfo.endCursor ?? ''] })}
          >
            Next
          </Button>
        </p>
      )}
    </section>
  );
};
