import { counted, whole } from '../ground/numbers';

/** What one source leaves out; null where nobody knows. */
export interface Gap {
  readonly source: string;
  readonly rejected: number | null;
  readonly unknownKinds: number | null;
  readonly ofUnknownKinds: number | null;
  readonly danglingEnds: number | null;
}

/** "12 records refused, 3 open ends": what is not known is said, and what is nothing is not. */
export const lacks = ({ rejected, unknownKinds, ofUnknownKinds, danglingEnds }: Gap): string => {
  const told = [
    rejected ? `${counted(rejected, 'record')} refused` : '',
    unknownKinds
      ? `${counted(unknownKinds, 'unknown kind')}${ofUnknownKinds === null ? '' : ` (${whole(ofUnknownKinds)} of them)`}`
      : '',
    danglingEnds ? counted(danglingEnds, 'open end') : '',
    rejected === null || unknownKinds === null ? 'its last import does not tell what is missing' : '',
  ].filter((words) => words !== '');
  return told.length === 0 ? 'nothing known' : told.join(', ');
};

/** "2 sources with gaps: ad-acme (…), rmm (…)"; null where there are none. */
export const gapsInWords = (gaps: readonly Gap[] | null): string | null => {
  if (gaps === null) return 'What the sources leave out cannot be told now';
  if (gaps.length === 0) return null;
  const named = gaps.slice(0, 2).map((gap) => `${gap.source} (${lacks(gap)})`);
  const more = gaps.length > named.length ? ` and ${whole(gaps.length - named.length)} more` : '';
  return `${counted(gaps.length, 'source')} with gaps: ${named.join(', ')}${more}`;
};
