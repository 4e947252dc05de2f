import { Link } from '../ground/address';
import { gapsInWords } from './gaps';
import type { Gap } from './gaps';

/** What the data behind an answer lacks, beside every score; nothing where nothing is known to be missing. */
export const GapsNote = ({ gaps }: { gaps: readonly Gap[] | null }) => {
  const words = gapsInWords(gaps);
  return words === null ? null : (
    <Link className="gaps" to="/estate">
      {words}
    </Link>
  );
};
