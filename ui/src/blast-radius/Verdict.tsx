import { Ring, ScoreCard } from '../answer/ScoreCard';
import { valuedCount, valuedWord } from '../answer/score';
import type { Summary } from '../answer/summary';
import { counted, whole } from '../ground/numbers';

/** How bad it is in one line; all that is behind it opens below. */
export const Verdict = ({ summary, tiers }: { summary: Summary; tiers: boolean }) => {
  const { score, tenantCounts, tenantAdminCount, identityCounts, resourceCounts } = summary;
  const valued = valuedCount(score.vector);
  return (
    <details className="card verdict">
      <summary>
        <Ring value={score.residual} band={score.band} />
        <span className="verdict-words">
          <strong>
            {whole(tenantCounts.control)} of {valued} {valuedWord(score.valued, valued)} at CONTROL
          </strong>
          , {whole(tenantAdminCount)} with their administration; {counted(resourceCounts.control, 'resource')} at
          CONTROL; {counted(identityCounts.total, 'identity', 'identities')} taken over;{' '}
          {counted(summary.entities.totalCount, 'entity', 'entities')} in all.
        </span>
        <span className="verdict-more">All figures</span>
      </summary>
      <ScoreCard summary={summary} tiers={tiers} />
    </details>
  );
};
