import { Button, Progress } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import type { CombinedError } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { Level, rankOf } from '../entity/levels';
import { amend } from '../ground/address';
import { whole } from '../ground/numbers';
import type { Question } from '../question/question';
import { wholeListOf } from '../question/wholeList';
import { LIST } from './questions';
import type { Reached } from './questions';

/* What is read without being asked for more. */
const AT_FIRST = 10_000;

const COLUMNS: readonly Column<Reached>[] = [
  { header: 'Name', value: ({ node }) => node.name, show: ({ node }) => <EntityLink entity={node} terse /> },
  { header: 'Kind', value: ({ node }) => inWords(node.kind) },
  { header: 'Tenant', value: ({ node }) => node.tenant?.name ?? null },
  { header: 'Level', value: ({ level }) => rankOf(level), show: ({ level }) => <Level level={level} /> },
  { header: 'Hops', value: ({ hops }) => hops },
  { header: 'Id', value: ({ node }) => node.id },
  {
    header: 'Path',
    value: () => null,
    show: ({ node }) => (
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => amend({ explain: node.id })}
        aria-label={`Explain ${node.name}`}
      >
        Explain
      </Button>
    ),
  },
];

interface Read {
  readonly rows: readonly Reached[];
  readonly total: number | undefined;
  readonly error: CombinedError | undefined;
}

const NOTHING: Read = { rows: [], total: undefined, error: undefined };

/* All that is reached, page after page, so that sorting sorts everything. */
const useReached = (question: Question, most: number): Read => {
  const client = useClient();
  const [read, setRead] = useState(NOTHING);
  useEffect(() => {
    let gone = false;
    const turn = async (after: string | null, rows: readonly Reached[]): Promise<void> => {
      const { data, error } = await client.query(LIST, { ...question, after }).toPromise();
      if (gone) return;
      const page = data?.blastRadius.entities;
      const all = page ? [...rows, ...page.edges] : rows;
      setRead({ rows: all, total: page?.totalCount, error });
      if (page?.pageInfo.hasNextPage && all.length < most) await turn(page.pageInfo.endCursor, all);
    };
    setRead(NOTHING);
    void turn(null, []);
    return () => {
      gone = true;
    };
  }, [client, question, most]);
  return read;
};

/** Everything that is reached, drawn or not. */
export const ReachedList = ({ question }: { question: Question }) => {
  const [most, setMost] = useState(AT_FIRST);
  const { rows, total, error } = useReached(question, most);
  const columns = useMemo(() => COLUMNS, []);
  if (error) return <Refusal error={error} />;
  if (total === undefined) return <Waiting />;
  return (
    <div className="stack">
      {rows.length < total && (
        <div className="toolbar">
          <span className="quiet">
            {whole(rows.length)} of {whole(total)} read, the nearest first: the filter and the order are of these
          </span>
          <Progress className="grow" value={(100 * rows.length) / total} aria-label="Read" />
          {rows.length >= most && (
            <Button size="compact-sm" variant="default" onClick={() => setMost(Infinity)}>
              Read all
            </Button>
          )}
        </div>
      )}
      <DataTable
        label="All that is reached"
        rows={rows}
        columns={columns}
        dense
        wholeList={wholeListOf('blast-radius', { ...question })}
      />
    </div>
  );
};
