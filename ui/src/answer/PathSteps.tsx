import type { ReactNode } from 'react';
import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { Level } from '../entity/levels';
import { graphql } from '../ground/graphql';
import type { ResultOf } from '../ground/graphql';
import { counted } from '../ground/numbers';

/** A way hop by hop, with the ways to what is needed beside it, one deep. */
export const PATH = graphql(`
  fragment Path on AttackPath {
    length
    words
    hops {
      derived
      needs
      gives
      relation {
        id
        kind
        sourceKind
      }
      from {
        id
        name
        kind
        tenant {
          id
          name
        }
      }
      to {
        id
        name
        kind
        tenant {
          id
          name
        }
      }
      conditions {
        kind
        words
      }
      evidence {
        source
        sourceKind
        properties
      }
      premises {
        length
        words
        hops {
          gives
          relation {
            id
            kind
          }
          from {
            id
            name
            kind
          }
          to {
            id
            name
            kind
          }
        }
      }
    }
  }
`);

export type Path = ResultOf<typeof PATH>;
export type Hop = Path['hops'][number];

const told = (properties: Record<string, unknown>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');

const Step = ({ hop, words, acts }: { hop: Hop; words: string; acts?: ((hop: Hop) => ReactNode) | undefined }) => (
  <li className="hop">
    <div className="hop-words">
      <p>{words}</p>
      {acts?.(hop)}
    </div>
    <div className="hop-facts">
      <span className="chip">{inWords(hop.relation.kind)}</span>
      <span>
        needs <Level level={hop.needs} /> gives <Level level={hop.gives} />
      </span>
      <EntityLink entity={hop.to} />
    </div>
    {hop.conditions.length > 0 && (
      <ul className="conditions" aria-label="Gates">
        {hop.conditions.map((condition, at) => (
          <li key={at}>
            <span className="chip gate">{inWords(condition.kind)}</span> {condition.words}
          </li>
        ))}
      </ul>
    )}
    {hop.premises.map((premise, at) => (
      <details key={at} className="premise">
        <summary>also needed: {premise.words.at(-1) ?? 'it is compromised itself'}</summary>
        <ol>
          {premise.words.map((line, step) => (
            <li key={step}>{line}</li>
          ))}
        </ol>
      </details>
    ))}
    <p className="evidence">
      {hop.evidence.map((evidence, at) => (
        <span key={at}>
          {evidence.source} says {evidence.sourceKind}
          {Object.keys(evidence.properties).length > 0 && <> ({told(evidence.properties)})</>}
        </span>
      ))}
    </p>
  </li>
);

/** A way in words, one step after the other, each with its gates and who says so. */
export const PathSteps = ({ path, acts }: { path: Path; acts?: (hop: Hop) => ReactNode }) =>
  path.hops.length === 0 ? (
    <p>It is compromised itself.</p>
  ) : (
    <section aria-label={`Path of ${counted(path.length, 'relation')}`}>
      <p className="path-start">
        From <EntityLink entity={path.hops[0]!.from} />
      </p>
      <ol className="hops">
        {path.hops.map((hop, at) => (
          <Step key={at} hop={hop} words={path.words[at] ?? ''} acts={acts} />
        ))}
      </ol>
    </section>
  );
