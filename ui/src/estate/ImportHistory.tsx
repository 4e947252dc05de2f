import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { useForget } from '../ground/client';
import { counted, instant, lasting, whole } from '../ground/numbers';
import { Consent } from './Consent';
import { IMPORT, IMPORTS, RESTORE } from './questions';
import type { Import, Report } from './questions';
import { going } from './upload';

/** "12 added, 3 removed"; what is 0 is left out. */
export const told = (counts: Import['entities']): string => {
  if (counts === null) return 'not told';
  const words = (['added', 'changed', 'removed'] as const)
    .filter((word) => counts[word] > 0)
    .map((word) => `${whole(counts[word])} ${word}`);
  return words.length === 0 ? 'as before' : words.join(', ');
};

/** A number with its word, or that the report does not tell it. */
export const numberOf = (count: number | null, word: string, plural?: string): string =>
  count === null ? `${plural ?? `${word}s`}: not told` : counted(count, word, plural);

const Lines = ({ title, lines }: { title: string; lines: readonly string[] | null }) =>
  lines && lines.length > 0 ? (
    <details>
      <summary>
        {title}, {whole(lines.length)}
      </summary>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </details>
  ) : null;

const Told = ({ report }: { report: Report }) => (
  <>
    <p>
      {numberOf(report.recordsRead, 'record')} read
      {report.took && `, in ${lasting(report.took)}`} · {numberOf(report.duplicates, 'duplicate')} ·{' '}
      {numberOf(report.danglingEnds, 'end without a description', 'ends without a description')} ·{' '}
      {numberOf(report.rejectedCount, 'refused record')}
    </p>
    <Lines
      title="Unknown kinds"
      lines={report.unknownKinds?.map(({ kind, count }) => `${kind}: ${whole(count)}`) ?? null}
    />
    <Lines title="Refused records" lines={report.rejected?.map(({ place, reason }) => `${place}: ${reason}`) ?? null} />
    <Lines title="What went" lines={report.removed} />
    <Lines title="Notes" lines={report.notes} />
  </>
);

const Details = ({ id }: { id: string }) => {
  const [{ data, error }] = useQuery({ query: IMPORT, variables: { id } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  return data.import ? <Told report={data.import} /> : <p>The history does not know it any more.</p>;
};

/* What would come back and go, then the button. */
const Restoring = ({ version, onDone }: { version: number; onDone: () => void }) => {
  const forget = useForget();
  const [preview, ask] = useMutation(RESTORE);
  const [restored, restore] = useMutation(RESTORE);
  const payload = (restored.data ?? preview.data)?.versionRestore;
  const error = restored.error ?? preview.error;
  const seen = preview.data?.versionRestore.import;
  const act = () =>
    void restore({ version, dryRun: false }).then(({ data }) => {
      if (data?.versionRestore.import) {
        onDone();
        forget();
      }
    });
  const [entities, relations] = [seen?.entities ?? null, seen?.relations ?? null];
  return (
    <Alert color="gray" title={`Restore version ${version}?`}>
      {error && <Refusal error={error} />}
      {payload?.userErrors.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      {!seen && !payload && (
        <div className="toolbar top">
          <Button size="sm" loading={preview.fetching} onClick={() => void ask({ version, dryRun: true })}>
            Show what would change
          </Button>
          <Button variant="subtle" size="sm" onClick={onDone}>
            Leave it as it is
          </Button>
        </div>
      )}
      {entities && relations && !restored.data && (
        <>
          <p>
            Entities: {told(entities)}. Relations: {told(relations)}. It becomes a new version; the newest one stays
            among those that can be restored.
          </p>
          {going({ entities, relations }) > 0 ? (
            <Consent
              count={going({ entities, relations })}
              action={`Restore version ${version}`}
              onConsent={act}
              onCancel={onDone}
            />
          ) : (
            <div className="toolbar top">
              <Button size="sm" loading={restored.fetching} onClick={act}>
                Restore version {version}
              </Button>
              <Button variant="subtle" size="sm" onClick={onDone}>
                Leave it as it is
              </Button>
            </div>
          )}
        </>
      )}
    </Alert>
  );
};

/* So many versions are kept. */
const KEPT = 10;

/** Whether the version that an import left can still be brought back. */
export const isRestorable = (version: number, newest: number): boolean => version < newest && version > newest - KEPT;

const Row = ({ entry, newest, onRestore }: { entry: Import; newest: number; onRestore: () => void }) => {
  const [open, setOpen] = useState(false);
  const name = entry.source ?? `version ${entry.restored ?? '?'} restored`;
  return (
    <>
      <tr>
        <td>{instant(entry.startedAt)}</td>
        <th scope="row">{name}</th>
        <td>{told(entry.entities)}</td>
        <td>{told(entry.relations)}</td>
        <td className="number">{entry.version}</td>
        <td>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            aria-label={`Report of ${name}, ${instant(entry.startedAt)}`}
            onClick={() => setOpen(!open)}
          >
            Report
          </Button>
          {isRestorable(entry.version, newest) && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Restore version ${entry.version}, of ${instant(entry.startedAt)}`}
              onClick={onRestore}
            >
              Restore
            </Button>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={6}>
            <Details id={entry.id} />
          </td>
        </tr>
      )}
    </>
  );
};

const HEADS = ['When', 'Source', 'Entities', 'Relations', 'Version after', 'Actions'];

/** What came in and was restored, the newest first; versions that are kept can be brought back. */
export const ImportHistory = ({ newest }: { newest: number }) => {
  const [restoring, setRestoring] = useState<number>();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }] = useQuery({ query: IMPORTS, variables: { after } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  const { nodes, totalCount, pageInfo } = data.imports;
  return (
    <section className="card" aria-label="History of imports">
      <h2>History</h2>
      {restoring !== undefined && (
        <Restoring key={restoring} version={restoring} onDone={() => setRestoring(undefined)} />
      )}
      {totalCount === 0 ? (
        <p className="empty">Nothing was imported yet.</p>
      ) : (
        <div className="scroller" role="region" aria-label="Imports" tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {nodes.map((entry) => (
                <Row key={entry.id} entry={entry} newest={newest} onRestore={() => setRestoring(entry.version)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(after !== null || pageInfo.hasNextPage) && (
        <div className="toolbar top">
          {after !== null && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAfter(null)}>
              Newest
            </Button>
          )}
          {pageInfo.hasNextPage && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAfter(pageInfo.endCursor)}>
              Older
            </Button>
          )}
          <span className="quiet">{counted(totalCount, 'entry', 'entries')} in all</span>
        </div>
      )}
    </section>
  );
};
