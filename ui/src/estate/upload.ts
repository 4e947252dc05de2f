import { ask, credentials } from '../ground/session';

/** What an import did, or would do, as `POST /import` answers. */
export interface ImportReport {
  readonly source: string;
  readonly format: string;
  readonly took: string | number;
  readonly version: number;
  readonly recordsRead: number;
  readonly entities: Counts;
  readonly relations: Counts;
  readonly duplicates: number;
  readonly danglingEnds: number;
  readonly unknownKinds: Readonly<Record<string, number>>;
  readonly rejected: readonly { readonly place: string; readonly reason: string }[];
  readonly rejectedCount: number;
  readonly notes: readonly string[];
  /** What became of lists, scenarios, exceptions and reviews; empty: they were not asked for, or there are none. */
  readonly saved: readonly Saved[];
  /** Some of what was removed, or would be, by name. */
  readonly removed: readonly string[];
  /** Why the import would be refused as it was asked for; null: it would not. */
  readonly refusal: string | null;
}

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** Of one sort of what is saved beside an estate. */
export interface Saved {
  readonly sort: string;
  readonly added: number;
  readonly unchanged: number;
  /** Something else is said here, and stays. */
  readonly different: number;
  readonly refused: number;
}

export interface Upload {
  readonly files: readonly File[];
  readonly source: string;
  readonly adding: boolean;
  readonly strict: boolean;
  /** Whether lists, scenarios, exceptions and reviews of an export are taken over. */
  readonly saved: boolean;
  /** True: only the report is wanted. */
  readonly dryRun: boolean;
  /** How many entities and relations may go, as the reader was told; null: he was not asked. */
  readonly removing: number | null;
}

/** Refused until the caller says how much may go: the report says what. */
export class WouldRemove extends Error {
  constructor(
    message: string,
    readonly report: ImportReport,
  ) {
    super(message);
  }
}

/** How many entities and relations an import removes, or would. */
export const going = ({ entities, relations }: Pick<ImportReport, 'entities' | 'relations'>): number =>
  entities.removed + relations.removed;

/** Whether an import changes anything, or would. */
export const changes = ({
  entities,
  relations,
  saved,
}: Pick<ImportReport, 'entities' | 'relations' | 'saved'>): boolean =>
  [entities, relations].some(({ added, changed, removed }) => added + changed + removed > 0) ||
  saved.some(({ added }) => added > 0);

/** The share of the bytes that has been sent, from 0 to 1; at 1 the server reads. */
export type Sent = (share: number) => void;

/** Sends the files as one import; refused with the server's words. `fetch` cannot tell how much has been sent, so this does not use it. */
export const upload = (
  { files, source, adding, strict, saved, dryRun, removing }: Upload,
  sent: Sent,
): Promise<ImportReport> =>
  new Promise((resolve, reject) => {
    const query = new URLSearchParams({ mode: adding ? 'add' : 'replace', strict: String(strict) });
    if (source !== '') query.set('source', source);
    if (saved) query.set('saved', 'true');
    if (dryRun) query.set('dryRun', 'true');
    if (removing !== null) query.set('removing', String(removing));
    const body = new FormData();
    files.forEach((file) => body.append('file', file, file.name));
    const request = new XMLHttpRequest();
    request.open('POST', `/import?${query}`);
    Object.entries(credentials()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0);
    request.upload.onload = () => sent(1);
    request.onerror = () => reject(new Error('The server cannot be reached.'));
    request.onload = () =>
      request.status === 200 ? resolve(request.response as ImportReport) : reject(refused(request.response));
    request.send(body);
  });

/** The refusal, with the report where the server only asks how much may go. */
export const refused = (response: unknown): Error => {
  const { errors } = (response ?? {}) as { errors?: { extensions?: { report?: ImportReport } }[] };
  const report = errors?.[0]?.extensions?.report;
  return report ? new WouldRemove(refusalOf(response), report) : new Error(refusalOf(response));
};

/** The server's reason, or that it gave none. */
export const refusalOf = (response: unknown): string => {
  const errors = (response as { errors?: { message?: string }[] } | null)?.errors;
  return errors?.[0]?.message ?? 'The server refused the import and did not say why.';
};

/** Asks the server to end the import; whoever sent it then learns that it was cancelled. */
export const cancel = async (): Promise<void> => {
  await ask('/import/cancel', { method: 'POST' });
};

const done = async (address: string, method: 'POST' | 'DELETE'): Promise<void> => {
  const answer = await ask(address, { method }).catch(() => null);
  if (answer === null) throw new Error('The server cannot be reached.');
  if (!answer.ok) throw new Error(refusalOf(await answer.json().catch(() => null)));
};

/** Takes a source away with all that only it states. */
export const remove = (source: string): Promise<void> => done(`/import?${new URLSearchParams({ source })}`, 'DELETE');

/** Gives a source another name. */
export const rename = (source: string, to: string): Promise<void> =>
  done(`/import/rename?${new URLSearchParams({ source, to })}`, 'POST');
