import { Alert, Autocomplete, Button, Progress, Switch } from '@mantine/core';
import { useState } from 'react';
import type { DragEvent } from 'react';
import { useForget } from '../ground/client';
import { counted } from '../ground/numbers';
import { ReportOfImport } from './ReportOfImport';
import { Underway } from './Underway';
import { upload } from './upload';
import type { ImportReport } from './upload';

type State =
  | { at: 'idle' }
  | { at: 'sending'; files: string; share: number }
  | { at: 'done'; report: ImportReport }
  | { at: 'refused'; reason: string };

const IDLE: State = { at: 'idle' };

/** Brings files of one source: by drag and drop, or chosen by the keyboard. */
export const ImportFiles = ({ sources }: { sources: readonly string[] }) => {
  const forget = useForget();
  const [state, setState] = useState<State>(IDLE);
  const [over, setOver] = useState(false);
  const [source, setSource] = useState('');
  const [adding, setAdding] = useState(false);
  const [strict, setStrict] = useState(false);

  const send = (files: readonly File[]) => {
    if (files.length === 0) return;
    const name = files.length === 1 ? files[0]!.name : counted(files.length, 'file');
    setState({ at: 'sending', files: name, share: 0 });
    upload({ files, source, adding, strict }, (share) => setState({ at: 'sending', files: name, share })).then(
      (report) => {
        setState({ at: 'done', report });
        forget();
      },
      (refused: unknown) =>
        setState({ at: 'refused', reason: refused instanceof Error ? refused.message : String(refused) }),
    );
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send([...event.dataTransfer.files]);
  };

  return (
    <section className="card">
      <h2>Import</h2>
      <p className="quiet">
        Own tables, BloodHound OpenGraph, Neo4j JSON lines, edge lists, contract cases. One import is one statement of
        one source: a newer export replaces what that source said before, and what others say stays.
      </p>
      <div className="toolbar top">
        <Autocomplete
          label="Source"
          placeholder="named by the file"
          size="sm"
          data={[...sources]}
          value={source}
          onChange={setSource}
        />
        <Switch
          label="Add to what the source says"
          checked={adding}
          onChange={(event) => setAdding(event.currentTarget.checked)}
        />
        <Switch
          label="Refuse unless flawless"
          checked={strict}
          onChange={(event) => setStrict(event.currentTarget.checked)}
        />
      </div>
      <label
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          multiple
          className="hidden"
          disabled={state.at === 'sending'}
          onChange={(event) => {
            send([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <span>
          Drop files here, or <u>choose them</u>
        </span>
      </label>
      <div aria-live="polite">
        {state.at === 'sending' && (
          <div className="stack">
            <p>
              {state.share < 1
                ? `Sending ${state.files}`
                : `The server reads ${state.files}; nothing is seen of it before all is`}
            </p>
            {state.share < 1 ? <Progress value={state.share * 100} aria-label="Sent" /> : <Underway />}
          </div>
        )}
        {state.at === 'refused' && (
          <Alert color="red" title="Not imported; the estate is as it was">
            {state.reason}
          </Alert>
        )}
        {state.at === 'done' && (
          <>
            <ReportOfImport report={state.report} />
            <Button variant="subtle" size="compact-sm" onClick={() => setState(IDLE)}>
              Close the report
            </Button>
          </>
        )}
      </div>
    </section>
  );
};
