/** What an import did, as `POST /import` answers. */
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
}

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface Upload {
  readonly files: readonly File[];
  readonly source: string;
  readonly adding: boolean;
  readonly strict: boolean;
}

/** The share of the bytes that has been sent, from 0 to 1; at 1 the server reads. */
export type Sent = (share: number) => void;

/** Sends the files as one import; refused with the server's words. `fetch` cannot tell how much has been sent, so this does not use it. */
export const upload = ({ files, source, adding, strict }: Upload, sent: Sent): Promise<ImportReport> =>
  new Promise((resolve, reject) => {
    const query = new URLSearchParams({ mode: adding ? 'add' : 'replace', strict: String(strict) });
    if (source !== '') query.set('source', source);
    const body = new FormData();
    files.forEach((file) => body.append('file', file, file.name));
    const request = new XMLHttpRequest();
    request.open('POST', `/import?${query}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0);
    request.upload.onload = () => sent(1);
    request.onerror = () => reject(new Error('The server cannot be reached.'));
    request.onload = () =>
      request.status === 200
        ? resolve(request.response as ImportReport)
        : reject(new Error(refusalOf(request.response)));
    request.send(body);
  });

/** The server's reason, or that it gave none. */
export const refusalOf = (response: unknown): string => {
  const errors = (response as { errors?: { message?: string }[] } | null)?.errors;
  return errors?.[0]?.message ?? 'The server refused the import and did not say why.';
};

/** How far the import is that is under way, as `GET /import/progress` answers. */
export interface Underway {
  readonly files: string;
  readonly startedAt: string;
  readonly state: {
    readonly phase: string;
    readonly records: number;
    readonly bytes: number;
    readonly totalBytes: number;
    /** How far the phase is that follows on reading, of `total`; 0 of 0 while files are read, and where nobody knows. */
    readonly done: number;
    readonly total: number;
  };
}

/** The import that is under way; null where none is, or the server cannot be asked. */
export const underway = async (signal: AbortSignal): Promise<Underway | null> => {
  try {
    const answer = await fetch('/import/progress', { signal, cache: 'no-store' });
    return answer.status === 200 ? ((await answer.json()) as Underway) : null;
  } catch {
    return null;
  }
};

/** The share of what is being done that is done, from 0 to 1: of the bytes while files are read, then of each phase. */
export const shareDone = ({ state: { bytes, totalBytes, done, total } }: Underway): number =>
  total > 0 ? Math.min(1, done / total) : totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);

/** Asks the server to end the import; whoever sent it then learns that it was cancelled. */
export const cancel = async (): Promise<void> => {
  await fetch('/import/cancel', { method: 'POST' });
};
