import { ask } from './session';

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
    const answer = await ask('/import/progress', { signal, cache: 'no-store' });
    return answer.status === 200 ? ((await answer.json()) as Underway) : null;
  } catch {
    return null;
  }
};

/** The share of what is being done that is done, from 0 to 1: of the bytes while files are read, then of each phase. */
export const shareDone = ({ state: { bytes, totalBytes, done, total } }: Underway): number =>
  total > 0 ? Math.min(1, done / total) : totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);
