import { Button, Checkbox, Menu, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, amend, useAddress } from '../ground/address';
import { counted, whole } from '../ground/numbers';

/** A column of rows that the server sorts. */
export interface ServerColumn<Row> {
  /** As it stands in an address. */
  readonly key: string;
  readonly header: string;
  readonly show: (row: Row) => ReactNode;
  /** What the server is asked to sort by; left out where it cannot. */
  readonly order?: string;
  readonly number?: boolean;
  /** Shown only once it is chosen. */
  readonly extra?: boolean;
}

export interface Order {
  readonly by: string;
  readonly descending: boolean;
}

const SIZES = ['25', '50', '100', '500'];

/** How the address asks for a list to be sorted and turned. */
export const turningOf = (query: URLSearchParams) => {
  const sort = query.get('sort');
  const size = query.get('size');
  return {
    order: sort ? { by: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    first: Number(size !== null && SIZES.includes(size) ? size : 50),
    after: query.getAll('after').at(-1) ?? null,
  };
};

/** The columns that the address chooses, of all that there are. */
export const chosenOf = <Row,>(
  all: readonly ServerColumn<Row>[],
  query: URLSearchParams,
): readonly ServerColumn<Row>[] => {
  const chosen = query.getAll('column');
  return chosen.length === 0 ? all.filter(({ extra }) => !extra) : all.filter(({ key }) => chosen.includes(key));
};

const Columns = <Row,>({ all, shown }: { all: readonly ServerColumn<Row>[]; shown: readonly ServerColumn<Row>[] }) => {
  const keys = shown.map(({ key }) => key);
  const turn = (key: string) => {
    const next = keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
    amend({ column: next }, { replace: true });
  };
  return (
    <Menu closeOnItemClick={false} position="bottom-end" transitionProps={{ duration: 0 }} withinPortal>
      <Menu.Target>
        <Button variant="default" size="compact-sm" className="no-print">
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="long-menu">
        {all.map(({ key, header }) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={keys.includes(key)}
            disabled={keys.length === 1 && keys.includes(key)}
            leftSection={keys.includes(key) ? '✓' : ' '}
            onClick={() => turn(key)}
          >
            {header}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => amend({ column: null }, { replace: true })}>As at first</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const Head = <Row,>({ column, order }: { column: ServerColumn<Row>; order: Order | null }) => {
  const sorted = column.order !== undefined && order?.by === column.order;
  const direction = !sorted ? 'none' : order.descending ? 'descending' : 'ascending';
  const sort = () =>
    amend({ sort: direction === 'ascending' ? `-${column.order}` : (column.order ?? null), after: null });
  return (
    <th
      scope="col"
      aria-sort={column.order === undefined ? undefined : direction}
      className={column.number ? 'number' : undefined}
    >
      {column.order === undefined ? (
        column.header
      ) : (
        <button type="button" className="sort" onClick={sort}>
          {column.header}
          <span aria-hidden="true">{direction === 'ascending' ? ' ▲' : direction === 'descending' ? ' ▼' : ''}</span>
        </button>
      )}
    </th>
  );
};

export interface PageOf {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const Turning = ({ page, count }: { page: PageOf; count: number }) => {
  const { query } = useAddress();
  const cursors = query.getAll('after');
  const { first } = turningOf(query);
  const begin = cursors.length * first;
  return (
    <div className="turning no-print">
      <span className="quiet">
        {count === 0 ? 'none' : `${whole(begin + 1)} to ${whole(begin + count)}`} of {whole(page.totalCount)}
      </span>
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
        disabled={!page.pageInfo.hasNextPage}
        onClick={() => amend({ after: [...cursors, page.pageInfo.endCursor ?? ''] })}
      >
        Next
      </Button>
      <Select
        size="xs"
        aria-label="Rows on a page"
        data={SIZES}
        value={String(first)}
        allowDeselect={false}
        onChange={(size) => amend({ size: size === '50' ? null : size, after: null })}
      />
    </div>
  );
};

interface Props<Row> {
  label: string;
  /** What one row is called, and several. */
  noun: readonly [string, string];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  columns: readonly ServerColumn<Row>[];
  page: PageOf;
  /** Whether other rows are on their way. */
  fading?: boolean;
  /** What the server sorts by where the address says nothing. */
  byDefault?: Order;
  /** Where rows can be chosen: which are. */
  chosen?: readonly string[];
  onChoose?: (ids: readonly string[]) => void;
  /** The address of the whole list as a file. */
  wholeList?: string;
  children?: ReactNode;
}

/** A page of rows that the server filters, sorts and turns; the address says which page, in which order, with which columns. */
export const ServerTable = <Row,>({ label, noun, rows, idOf, columns, page, ...rest }: Props<Row>) => {
  const { query } = useAddress();
  const { fading = false, byDefault = null, chosen, onChoose, wholeList, children } = rest;
  const shown = chosenOf(columns, query);
  const order = turningOf(query).order ?? byDefault;
  const ids = rows.map(idOf);
  const here = chosen?.filter((id) => ids.includes(id)).length ?? 0;
  const turn = (id: string) =>
    onChoose?.(chosen?.includes(id) ? chosen.filter((other) => other !== id) : [...(chosen ?? []), id]);
  return (
    <div className="stack">
      <div className="toolbar">
        <strong aria-live="polite">{counted(page.totalCount, ...noun)}</strong>
        {children}
        <span className="grow" />
        <Columns all={columns} shown={shown} />
        {wholeList && (
          <Button component="a" href={wholeList} download variant="default" size="compact-sm" className="no-print">
            CSV, the whole list
          </Button>
        )}
      </div>
      <div className="scroller" role="region" aria-label={label} tabIndex={0}>
        <table className={fading ? 'data dense fading' : 'data dense'}>
          <caption className="hidden">{label}</caption>
          <thead>
            <tr>
              {onChoose && (
                <td className="choose">
                  <Checkbox
                    size="xs"
                    aria-label={`Choose all ${noun[1]} of the page`}
                    checked={here > 0 && here === ids.length}
                    indeterminate={here > 0 && here < ids.length}
                    onChange={() =>
                      onChoose(
                        here === ids.length
                          ? (chosen ?? []).filter((id) => !ids.includes(id))
                          : [...new Set([...(chosen ?? []), ...ids])],
                      )
                    }
                  />
                </td>
              )}
              {shown.map((column) => (
                <Head key={column.key} column={column} order={order} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={ids[at]} data-chosen={chosen?.includes(ids[at]!) ?? undefined}>
                {onChoose && (
                  <td className="choose">
                    <Checkbox
                      size="xs"
                      aria-label={`Choose row ${at + 1}`}
                      checked={chosen?.includes(ids[at]!) ?? false}
                      onChange={() => turn(ids[at]!)}
                    />
                  </td>
                )}
                {shown.map((column) => (
                  <td key={column.key} className={column.number ? 'number' : undefined}>
                    {column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="empty">Nothing is like that.</p>}
      <Turning page={page} count={rows.length} />
    </div>
  );
};

/** The address of a list; for links to it. */
export const listAddress = (what: string, where: object = {}): string =>
  addressOf('/list', { what, where: Object.keys(where).length === 0 ? null : JSON.stringify(where) });
