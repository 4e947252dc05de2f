import { useCallback } from 'react';
import { Chart } from '../drawing/Chart';
import type { Palette } from '../drawing/palette';
import { smallMultiples, spreads } from './charts';
import type { Column, Comparison } from './questions';
import { measured, missing, nameOf, shown } from './report';
import type { Measure } from './report';

const judged = ({ falls, value }: Measure, column: Column, first: Column): string => {
  const [before, after] = [value(first), value(column)];
  if (before === null || after === null || Math.abs(after - before) < 1e-9) return 'number';
  return `number ${after < before === falls ? 'better' : 'worse'} ${after < before ? 'lower' : 'higher'}`;
};

/** Every measure of every column; what is better or worse than the first one is marked by sign and colour. */
export const MeasureTable = ({ columns }: { columns: readonly Column[] }) => (
  <div className="scroller" role="region" aria-label="Measures" tabIndex={0}>
    <table className="data">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          {columns.map((column, at) => (
            <th scope="col" key={at}>
              {nameOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measured(columns).map((measure) => (
          <tr key={measure.name}>
            <th scope="row">{measure.name}</th>
            {columns.map((column, at) => (
              <td key={at} className={measure.name === 'Cost' ? 'number' : judged(measure, column, columns[0]!)}>
                {shown(measure.value(column), measure.digits)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Dominance = ({ columns }: { columns: readonly Column[] }) => {
  const told = columns.flatMap((column) => {
    const by = column.dominatedBy.map(({ name }) => name);
    if (column.dominatedByBaseline) by.push('the estate as it is');
    return by.length === 0 ? [] : [`${nameOf(column)} is nowhere better and somewhere worse than ${by.join(', ')}.`];
  });
  return told.map((line) => (
    <p key={line} className="headline">
      {line}
    </p>
  ));
};

/** All columns at a glance. */
export const SideBySide = ({ comparison }: { comparison: Comparison }) => {
  const { columns } = comparison;
  const chosen = columns[0]?.chosen;
  const without = missing(columns);
  const multiples = useCallback((palette: Palette) => smallMultiples(columns, palette), [columns]);
  const everyone = useCallback((palette: Palette) => spreads(columns, palette), [columns]);
  return (
    <div className="stack">
      <Dominance columns={columns} />
      {chosen && (
        <Chart
          label="Residual score of the chosen, by what is assumed of just-in-time access"
          file="comparison"
          height={240}
          option={multiples}
        >
          <MeasureTable columns={columns} />
        </Chart>
      )}
      <MeasureTable columns={columns} />
      {without && <p className="quiet">Not computed: {without}.</p>}
      <Chart label="Inherent score over all identities" file="comparison-of-all" height={260} option={everyone}>
        <MeasureTable columns={columns} />
      </Chart>
    </div>
  );
};
