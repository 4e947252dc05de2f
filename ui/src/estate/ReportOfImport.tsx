import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import { counted, whole } from '../ground/numbers';
import { going } from './upload';
import type { Counts, ImportReport, Saved } from './upload';

const Row = ({ name, counts }: { name: string; counts: Counts }) => (
  <tr>
    <th scope="row">{name}</th>
    <td className="number">{whole(counts.added)}</td>
    <td className="number">{whole(counts.changed)}</td>
    <td className="number">{whole(counts.removed)}</td>
    <td className="number">{whole(counts.unchanged)}</td>
  </tr>
);

const COLUMNS = ['Added', 'Changed', 'Removed', 'Unchanged'];

type Rejected = ImportReport['rejected'][number];

const REJECTED: readonly Column<Rejected>[] = [
  { header: 'Place', value: (record) => record.place },
  { header: 'Reason', value: (record) => record.reason },
];

/* What is said otherwise here is never written over. */
const savedWords = ({ sort, added, unchanged, different, refused }: Saved): string =>
  [
    `${sort}: ${whole(added)} new`,
    `${whole(unchanged)} as here`,
    different > 0 && `${whole(different)} said otherwise here, which stays`,
    refused > 0 && `${whole(refused)} refused`,
  ]
    .filter(Boolean)
    .join(', ');

/** What an import did, or would do: nothing is dropped in silence. */
export const ReportOfImport = ({ report, trial = false }: { report: ImportReport; trial?: boolean }) => {
  const unknown = Object.entries(report.unknownKinds);
  return (
    <section className="report" aria-label={trial ? 'Preview of the import' : 'Report of the import'}>
      <h3>
        {trial && 'Would be imported as '}
        {report.source}: {report.format}
      </h3>
      <p>
        {counted(report.recordsRead, 'record')} read;{' '}
        {trial ? 'nothing is changed yet' : `the estate is at version ${report.version}`}.
      </p>
      <table className="data narrow">
        <thead>
          <tr>
            <td />
            {COLUMNS.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name="Entities" counts={report.entities} />
          <Row name="Relations" counts={report.relations} />
        </tbody>
      </table>
      <ul>
        {report.saved.map((saved) => (
          <li key={saved.sort}>{savedWords(saved)}</li>
        ))}
        <li>{counted(report.duplicates, 'duplicate')}</li>
        <li>{counted(report.danglingEnds, 'end', 'ends')} of relations that no record describes</li>
        {unknown.map(([kind, count]) => (
          <li key={kind}>
            {whole(count)} of the unknown kind {kind}
          </li>
        ))}
      </ul>
      {report.rejectedCount > 0 && (
        <>
          <h4>{counted(report.rejectedCount, 'record')} refused</h4>
          <DataTable label="Refused records" rows={report.rejected} columns={REJECTED} file="refused" pageSize={10} />
        </>
      )}
      {report.removed.length > 0 && (
        <details open={trial}>
          <summary>
            {trial ? 'What would go' : 'What went'}
            {report.removed.length < going(report) && `, the first ${report.removed.length} of ${whole(going(report))}`}
          </summary>
          <ul>
            {report.removed.map((name, at) => (
              <li key={at}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {report.notes.length > 0 && (
        <details>
          <summary>{counted(report.notes.length, 'note')}</summary>
          <ul>
            {report.notes.map((note, at) => (
              <li key={at}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
