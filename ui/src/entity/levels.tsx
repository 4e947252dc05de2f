import type { AccessLevel } from '../ground/graphql';

/** A level on four steps; USE is READ as it is called on credentials, groups and grants. */
export type Step = 'SEE' | 'READ' | 'WRITE' | 'CONTROL';

/** From the highest to the lowest. */
export const STEPS: readonly Step[] = ['CONTROL', 'WRITE', 'READ', 'SEE'];

export const stepOf = (level: AccessLevel): Step => (level === 'USE' ? 'READ' : level);

export const rankOf = (level: AccessLevel): number => 4 - STEPS.indexOf(stepOf(level));

export const MEANINGS: Readonly<Record<Step, string>> = {
  CONTROL: 'act as it, administer it, run code on it',
  WRITE: 'change data, configuration or code',
  READ: 'read content; use a credential, group or grant',
  SEE: 'see that it is there',
};

/** One shape a level, so that no colour needs to be told from another: the outline fills a box of 20 by 20. */
export const SHAPES: Readonly<Record<Step | 'COMPROMISED', string>> = {
  SEE: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z',
  READ: 'M4 4h12v12h-12z',
  WRITE: 'M10 2.5L18 17H2z',
  CONTROL: 'M10 1L19 10L10 19L1 10z',
  COMPROMISED: 'M10 1l2.6 5.9l6.4.6l-4.8 4.2l1.5 6.3L10 14.7L4.3 18l1.5-6.3L1 7.5l6.4-.6z',
};

export const Mark = ({ of, size = 14 }: { of: Step | 'COMPROMISED'; size?: number }) => (
  <svg className={`mark ${of.toLowerCase()}`} viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
    <path d={SHAPES[of]} />
  </svg>
);

/** A level as its mark and its name. */
export const Level = ({ level }: { level: AccessLevel }) => (
  <span className="level" title={MEANINGS[stepOf(level)]}>
    <Mark of={stepOf(level)} />
    {level}
  </span>
);

/** The marks and what they mean, for a drawing. */
export const Legend = ({ compromised = true }: { compromised?: boolean }) => (
  <ul className="legend" aria-label="Legend">
    {compromised && (
      <li>
        <Mark of="COMPROMISED" /> compromised
      </li>
    )}
    {STEPS.map((step) => (
      <li key={step} title={MEANINGS[step]}>
        <Mark of={step} /> {step}
      </li>
    ))}
  </ul>
);
