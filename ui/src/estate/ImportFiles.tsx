import { Alert, Autocomplete, Button, Progress, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DragEvent } from 'react';
import { useForget } from '../ground/client';
import { Link } from '../ground/address';
import { counted } from '../ground/numbers';
import { Consent } from './Consent';
import { take, whenHanded } from './handed';
import { ReportOfImport } from './ReportOfImport';
import { Underway } from './Underway';
import { Undo } from './Undo';
import { changes, going, upload, WouldRemove } from './upload';
import type { ImportReport } from './upload';

type State =
  | { at: 'idle' }
  | { at: 'sending'; files: string; share: number; trial: boolean }
  | { at: 'preview'; files: readonly File[]; report: ImportReport; asks: string | null }
  | { at: 'done'; report: ImportReport }
  | { at: 'undone'; version: number }
  | { at: 'refused'; reason: string; trial: boolean };

const IDLE: State = { at: 'idle' };

const named = (files: readonly File[]) => (files.length === 1 ? files[0]!.name : counted(files.length, 'file'));

interface Previewed {
  preview: Extract<State, { at: 'preview' }>;
  onImport: (removing: number | null) => void;
  onLeave: () => void;
}

/* What the files would do, and the button; where too much would go, only who says how much may go on. */
const Preview = ({ preview: { files, report, asks }, onImport, onLeave }: Previewed) => (
  <>
    <ReportOfImport report={report} trial />
    {asks === null ? (
      <div className="toolbar top">
        {!changes(report) && <p>The estate says all of this already: nothing would change.</p>}
        <Button size="sm" onClick={() => onImport(null)}>
          Import {named(files)}
        </Button>
        <Button variant="subtle" size="sm" onClick={onLeave}>
          Leave it as it is
        </Button>
      </div>
    ) : (
      <Alert color="gray" title="Much of what this source said before would go">
        <p>{asks}</p>
        <Consent
          count={going(report)}
          action={`Import ${named(files)}`}
          onConsent={() => onImport(going(report))}
          onCancel={onLeave}
        />
      </Alert>
    )}
  </>
);

/** Brings files of one source, dropped anywhere or chosen by the keyboard: first what they would do, then a button. `named`: the source to refresh. */
export const ImportFiles = ({ sources, named: refreshed }: { sources: readonly string[]; named: string }) => {
  const forget = useForget();
  const [state, setState] = useState<State>(IDLE);
  const [over, setOver] = useState(false);
  const [source, setSource] = useState(refreshed);
  const [adding, setAdding] = useState(false);
  const [strict, setStrict] = useState(false);
  const [saved, setSaved] = useState(false);

  const send = (files: readonly File[], dryRun: boolean, removing: number | null) => {
    if (files.length === 0) return;
    const sending = (share: number) => setState({ at: 'sending', files: named(files), share, trial: dryRun });
    sending(0);
    upload({ files, source, adding, strict, saved, dryRun, removing }, sending).then(
      (report) => {
        if (dryRun) return setState({ at: 'preview', files, report, asks: report.refusal });
        setState({ at: 'done', report });
        forget();
      },
      (refusal: unknown) =>
        setState(
          refusal instanceof WouldRemove
            ? { at: 'preview', files, report: refusal.report, asks: refusal.message }
            : { at: 'refused', reason: refusal instanceof Error ? refusal.message : String(refusal), trial: dryRun },
        ),
    );
  };
  useEffect(() => {
    const handed = () => send(take(), true, null);
    handed();
    return whenHanded(handed);
  }, []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    send([...event.dataTransfer.files], true, null);
  };
  /* A preview is of what was asked: what is asked otherwise has to be looked at again. */
  const asked = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      setState((present) => (present.at === 'preview' ? IDLE : present));
    };
  };

  return (
    <section className="card">
      <h2>Import</h2>
      <p className="quiet">
        Own tables, BloodHound OpenGraph, Neo4j JSON lines, edge lists, contract cases. One import is one statement of
        one source: a newer export replaces what that source said before, and what others say stays. What the files
        would do is shown before anything is changed.
      </p>
      <div className="toolbar top">
        <Autocomplete
          label="Source"
          placeholder="named by the file"
          size="sm"
          data={[...sources]}
          value={source}
          onChange={asked(setSource)}
        />
        <Switch
          label="Add to what the source says"
          checked={adding}
          onChange={(event) => asked(setAdding)(event.currentTarget.checked)}
        />
        <Switch
          label="Refuse unless flawless"
          checked={strict}
          onChange={(event) => asked(setStrict)(event.currentTarget.checked)}
        />
        <Switch
          label="Take over its lists, scenarios, exceptions and reviews"
          checked={saved}
          onChange={(event) => asked(setSaved)(event.currentTarget.checked)}
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
            send([...(event.currentTarget.files ?? [])], true, null);
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
                : state.trial
                  ? `The server reads ${state.files} and changes nothing`
                  : `The server reads ${state.files}; nothing is seen of it before all is`}
            </p>
            {state.share < 1 ? <Progress value={state.share * 100} aria-label="Sent" /> : <Underway />}
          </div>
        )}
        {state.at === 'preview' && (
          <Preview
            preview={state}
            onImport={(removing) => send(state.files, false, removing)}
            onLeave={() => setState(IDLE)}
          />
        )}
        {state.at === 'undone' && <p>It was taken back: the estate is as it was in version {state.version}.</p>}
        {state.at === 'refused' && (
          <Alert color="red" title="Not imported; the estate is as it was">
            {state.reason}
          </Alert>
        )}
        {state.at === 'done' && (
          <>
            <ReportOfImport report={state.report} />
            <div className="toolbar">
              {changes(state.report) && state.report.version > 1 && (
                <Undo
                  version={state.report.version}
                  onDone={() => setState({ at: 'undone', version: state.report.version - 1 })}
                />
              )}
              <Button variant="subtle" size="compact-sm" onClick={() => setState(IDLE)}>
                Close the report
              </Button>
              <Link to="/drift">What that changed</Link>
            </div>
          </>
        )}
      </div>
    </section>
  );
};
