import { counted, share, whole } from '../ground/numbers';

interface Counts {
  readonly total: number;
  readonly open: number;
  readonly kept: number;
  readonly narrowed: number;
  readonly revoked: number;
}

/** How far a review is: a bar, and the numbers behind it. */
export const Progress = ({ of, terse = false }: { of: Counts; terse?: boolean }) => {
  const decided = of.total - of.open;
  const part = of.total === 0 ? 1 : decided / of.total;
  return (
    <div className="progress">
      <span
        className="bar"
        role="progressbar"
        aria-label="Decided"
        aria-valuenow={decided}
        aria-valuemin={0}
        aria-valuemax={of.total}
      >
        <span className="decided" style={{ width: `${100 * part}%` }} />
      </span>
      <span className="quiet">
        {whole(decided)} of {whole(of.total)}
        {!terse &&
          `, ${share(part)}: ${counted(of.kept, 'kept', 'kept')}, ${counted(of.narrowed, 'narrowed', 'narrowed')}, ${counted(of.revoked, 'revoked', 'revoked')}`}
      </span>
    </div>
  );
};
