import { Button, Pagination, TextInput } from '@mantine/core';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { Column as TableColumn } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { whole } from '../ground/numbers';
import { csv, download } from './download';

/** A column: what is sorted by and exported, and how it is shown where that differs. */
export interface Column<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** What the CSV file of these rows is called. */
  file?: string;
  /** The address of the whole list as CSV, in place of these rows. */
  wholeList?: string;
  pageSize?: number;
  /** One line a row: what is too long ends in dots, and is whole in its title. */
  dense?: boolean;
  children?: ReactNode;
}

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  rowPaginationFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

const SORTED = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

const SortButton = <Row extends object>({
  column,
  header,
}: {
  column: TableColumn<typeof features, Row>;
  header: string;
}) => {
  const order = column.getIsSorted() || 'none';
  return (
    <button type="button" className="sort" onClick={column.getToggleSortingHandler()}>
      {header}
      <span aria-hidden="true">{order === 'asc' ? ' ▲' : order === 'desc' ? ' ▼' : ''}</span>
    </button>
  );
};

/** Rows that are sorted, filtered and turned page by page, and exported as they are sorted and filtered. */
export const DataTable = <Row extends object>({
  label,
  rows,
  columns,
  file,
  wholeList,
  pageSize = 25,
  dense = false,
  children,
}: Props<Row>) => {
  const defined = useMemo(
    () =>
      columns.map((column) => ({
        id: column.header,
        header: column.header,
        accessorFn: column.value,
        sortFn:
          rows.length > 0 && typeof column.value(rows[0]!) === 'number'
            ? ('basic' as const)
            : ('alphanumeric' as const),
        filterFn: 'includesString' as const,
      })),
    [columns, rows],
  );
  const table = useTable({
    features,
    columns: defined,
    data: rows,
    globalFilterFn: 'includesString',
    initialState: { pagination: { pageIndex: 0, pageSize } },
  });
  const { pageIndex } = table.state.pagination;
  const matching = table.getFilteredRowModel().rows.length;
  const save = () => {
    const sorted = table.getSortedRowModel().rows.map((row) => columns.map((column) => column.value(row.original)));
    download(
      `${file}.csv`,
      csv(
        columns.map((column) => column.header),
        sorted,
      ),
      'text/csv',
    );
  };

  return (
    <div className="stack">
      <div className="toolbar">
        <TextInput
          aria-label={`Filter ${label}`}
          placeholder="Filter …"
          size="sm"
          value={String(table.state.globalFilter ?? '')}
          onChange={(event) => table.setGlobalFilter(event.currentTarget.value)}
        />
        <span className="quiet">
          {matching === rows.length ? whole(rows.length) : `${whole(matching)} of ${whole(rows.length)}`} rows
        </span>
        {children}
        {file && (
          <Button variant="default" size="compact-sm" onClick={save}>
            CSV
          </Button>
        )}
        {wholeList && (
          <Button component="a" href={wholeList} download variant="default" size="compact-sm">
            CSV, the whole list
          </Button>
        )}
      </div>
      <div className="scroller" role="region" aria-label={label} tabIndex={0}>
        <table className={dense ? 'data dense' : 'data'}>
          <caption className="hidden">{label}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <th key={header.id} scope="col" aria-sort={SORTED[header.column.getIsSorted() || 'none']}>
                    <SortButton column={header.column} header={header.id} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {columns.map((column) => (
                  <td
                    key={column.header}
                    className={typeof column.value(row.original) === 'number' ? 'number' : undefined}
                    title={dense ? String(column.value(row.original) ?? '') : undefined}
                  >
                    {column.show ? column.show(row.original) : column.value(row.original)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.getPageCount() > 1 && (
        <Pagination
          total={table.getPageCount()}
          value={pageIndex + 1}
          onChange={(page) => table.setPageIndex(page - 1)}
          size="sm"
          getItemProps={(page) => ({ 'aria-label': `Page ${page}` })}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      )}
    </div>
  );
};
