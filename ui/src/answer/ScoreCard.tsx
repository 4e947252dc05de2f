import { Mark, STEPS } from '../entity/levels';
import type { Band } from '../ground/graphql';
import { share, tenths, whole } from '../ground/numbers';
import { Figure } from './Figures';
import { valuedCount, valuedWord } from './score';
import type { Summary } from './summary';
import { explained } from './vector';
import { Word } from '../words/Word';

const WORDS: Readonly<Record<Band, string>> = { CRITICAL: 'Critical', HIGH: 'High', MODERATE: 'Moderate', LOW: 'Low' };
const ROUND = 2 * Math.PI * 54;

/** A score as a number in a ring that is filled as far as it goes. */
export const Ring = ({ value, band }: { value: number; band: Band }) => (
  <svg
    className={`ring ${band.toLowerCase()}`}
    viewBox="0 0 128 128"
    role="img"
    aria-label={`Score ${tenths(value)} of 100, ${WORDS[band]}`}
  >
    <circle className="track" cx="64" cy="64" r="54" />
    <circle
      className="filled"
      cx="64"
      cy="64"
      r="54"
      strokeDasharray={`${(ROUND * value) / 100} ${ROUND}`}
      transform="rotate(-90 64 64)"
    />
    <text x="64" y="70" textAnchor="middle" className="score">
      {tenths(value)}
    </text>
    <text x="64" y="90" textAnchor="middle" className="band">
      {WORDS[band]}
    </text>
  </svg>
);

interface Counts {
  readonly see: number;
  readonly read: number;
  readonly write: number;
  readonly control: number;
}

/** How many are held at each level, as bars on one scale. */
export const LevelBars = ({ name, counts, of }: { name: string; counts: Counts; of: number }) => {
  const values = { CONTROL: counts.control, WRITE: counts.write, READ: counts.read, SEE: counts.see };
  return (
    <div className="level-bars">
      <h3>{name}</h3>
      <dl>
        {STEPS.map((step) => (
          <div key={step}>
            <dt>
              <Mark of={step} /> {step}
            </dt>
            <dd>
              <span className="bar">
                <span
                  className={step.toLowerCase()}
                  style={{ width: `${of === 0 ? 0 : (100 * values[step]) / of}%` }}
                />
              </span>
              {whole(values[step])}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** The number, what is behind it, and what it stands for in words. `tiers`: whether any source states them. */
export const ScoreCard = ({ summary, tiers }: { summary: Summary; tiers: boolean }) => {
  const { score } = summary;
  const valued = valuedCount(score.vector);
  const whose = valuedWord(score.valued, valued);
  return (
    <section className="card score-card" aria-label="How bad it is">
      <h2 className="hidden">How bad it is</h2>
      <div className="score-head">
        <Ring value={score.residual} band={score.band} />
        <p className="quiet">
          <Word of="residual score">residual</Word>, <Word of="inherent score">inherent</Word> {tenths(score.inherent)}
          {summary.homeImpact !== null && <> · provider loses {share(summary.homeImpact)}</>}
        </p>
      </div>
      <LevelBars
        name={`${whose[0]!.toUpperCase()}${whose.slice(1)} of ${valued}`}
        counts={summary.tenantCounts}
        of={valued}
      />
      <LevelBars name="Resources" counts={summary.resourceCounts} of={summary.resourceCounts.see} />
      <div className="tiles">
        <Figure
          value={whole(summary.tenantAdminCount)}
          name={
            <>
              {whose} with their <Word of="administration" />
            </>
          }
        />
        <Figure
          value={whole(summary.identityCounts.total)}
          name={`identities taken over, ${whole(summary.identityCounts.nonHuman)} not human`}
        />
        <Figure value={whole(summary.credentialsExposed)} name="credentials exposed" />
        <Figure value={whole(summary.backupsWritable)} name="backups writable" />
        <Figure
          value={tiers ? whole(summary.tierZeroControlled) : 'not stated'}
          name={tiers ? 'tier-0 entities controlled' : 'which entities are of tier 0'}
        />
        <Figure
          value={summary.hopsToForeignTenant === null ? '–' : whole(summary.hopsToForeignTenant)}
          name={
            summary.hopsToForeignTenant === null ? 'no foreign tenant reached' : 'relations to the first foreign tenant'
          }
        />
      </div>
      <details className="vector">
        <summary>
          <code>{score.vector}</code>
        </summary>
        <dl>
          {explained(score.vector).map((part) => (
            <div key={part.text}>
              <dt>
                <code>{part.text}</code>
              </dt>
              <dd>{part.meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
};
