import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { csv, download } from '../drawing/download';
import { inWords } from '../entity/kinds';
import { amend, useAddress } from '../ground/address';
import { day } from '../ground/dates';
import { counted } from '../ground/numbers';
import { DECIDE, ITEMS } from './questions';
import type { Decided, Item, Review } from './questions';
import { reviewer } from './reviewer';

const COLUMNS = [
  'id',
  'access',
  'level',
  'score of the holder',
  'customers',
  'last used',
  'verdict',
  'to',
  'reason',
  'by',
  'at',
];

const to = (decision: Decided | null): string =>
  decision?.verdict === 'NARROW' ? [decision.level, ...decision.tenants].filter(Boolean).join(' ') : '';

const rowOf = ({ id, words, level, blastRadius, lastUsedAt, decision }: Item) => [
  id,
  words,
  level,
  blastRadius?.score,
  blastRadius?.tenantCount,
  lastUsedAt,
  decision?.verdict ?? 'open',
  to(decision),
  decision?.reason,
  decision?.by,
  decision?.at,
];

/* Every item with what was decided, as evidence. */
const useEvidence = (review: Review) => {
  const client = useClient();
  return async () => {
    const rows: ReturnType<typeof rowOf>[] = [];
    let after: string | null = null;
    for (;;) {
      const { data } = await client
        .query(
          ITEMS,
          { id: review.id, where: null, orderBy: null, first: 500, after },
          { requestPolicy: 'network-only' },
        )
        .toPromise();
      const items:
        { nodes: readonly Item[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | undefined =
        data?.review?.items;
      if (!items) return;
      rows.push(...items.nodes.map(rowOf));
      if (!items.pageInfo.hasNextPage) break;
      after = items.pageInfo.endCursor;
    }
    const name = review.name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
    download(`review-${name}-v${review.version}.csv`, csv(COLUMNS, rows), 'text/csv');
  };
};

/** What was decided, to be read, taken back, and taken away as evidence. */
export const DecidedList = ({ review, onChanged }: { review: Review; onChanged: () => void }) => {
  const { query } = useAddress();
  const evidence = useEvidence(review);
  const cursors = query.getAll('after');
  const last = cursors.at(-1) ?? null;
  const variables = useMemo(
    () => ({ id: review.id, where: { open: false }, orderBy: null, first: 25, after: last }),
    [review.id, last],
  );
  const [{ data, error }, again] = useQuery({ query: ITEMS, variables, requestPolicy: 'cache-and-network' });
  const [, decide] = useMutation(DECIDE);
  const items = data?.review?.items;
  const reopen = (id: string, decision: Decided) =>
    void decide({
      id: review.id,
      input: { items: [id], verdict: 'REOPEN', reason: 'Taken back', by: reviewer() || decision.by },
    }).then(() => {
      again({ requestPolicy: 'network-only' });
      onChanged();
    });
  return (
    <section className="card" aria-label="What was decided">
      <div className="spread">
        <h2>What was decided{items && `: ${counted(items.totalCount, 'access', 'accesses')}`}</h2>
        <Button variant="default" size="compact-sm" className="no-print" onClick={() => void evidence()}>
          Evidence, all as CSV
        </Button>
      </div>
      {error && <Refusal error={error} />}
      {!items && !error && <Waiting rows={1} />}
      {items && items.nodes.length > 0 && (
        <div className="scroller" role="region" aria-label="Decisions" tabIndex={0}>
          <table className="data dense">
            <thead>
              <tr>
                {['Access', 'Decision', 'Why', 'By', 'When'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <th scope="col">
                  <span className="hidden">Take back</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.nodes.map(({ id, words, decision }) => (
                <tr key={id}>
                  <td title={words}>{words}</td>
                  <td>
                    {decision && inWords(decision.verdict)} {to(decision)}
                  </td>
                  <td title={decision?.reason}>{decision?.reason}</td>
                  <td>{decision?.by}</td>
                  <td>{decision && day(decision.at)}</td>
                  <td>
                    {decision && review.closedAt === null && (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        className="no-print"
                        aria-label={`Take back: ${words}`}
                        onClick={() => reopen(id, decision)}
                      >
                        Take back
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {items && (cursors.length > 0 || items.pageInfo.hasNextPage) && (
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
            disabled={!items.pageInfo.hasNextPage}
            onClick={() => amend({ after: [...cursors, items.pageInfo.endCursor ?? ''] })}
          >
            Next
          </Button>
        </p>
      )}
    </section>
  );
};
