import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Refusal } from '../answer/Answer';
import { inWords } from '../entity/kinds';
import { addressOf, Link } from '../ground/address';
import { graphql } from '../ground/graphql';
import { counted } from '../ground/numbers';
import { useQuestion } from '../question/question';

const FINDINGS = graphql(`
  query FindingsOf($id: ID!, $at: DateTime, $scenario: ID) {
    findings(where: { ids: [$id] }, accepted: null, at: $at, scenario: $scenario, first: 20) {
      totalCount
      acceptedCount
      nodes {
        id
        severity
        words
        rule {
          id
          title
        }
        exception {
          until
        }
      }
    }
  }
`);

/** Where it falls short of good practice: findings of which it is the cause or a subject. */
export const Findings = ({ id }: { id: string }) => {
  const { assume, scenario } = useQuestion();
  const variables = useMemo(() => ({ id, at: assume.at ?? null, scenario }), [id, assume.at, scenario]);
  const [{ data, error }] = useQuery({ query: FINDINGS, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  const { totalCount, nodes } = data.findings;
  const where = JSON.stringify({ ids: [id] });
  return (
    <section className="card" aria-label="Findings">
      <h2>{totalCount === 0 ? 'No rule finds anything about it' : counted(totalCount, 'finding')}</h2>
      <ul className="plain-list rows">
        {nodes.map((finding) => (
          <li key={finding.id}>
            <span className={`chip severity ${finding.severity.toLowerCase()}`}>{inWords(finding.severity)}</span>{' '}
            <Link to={addressOf('/findings', { where, accepted: finding.exception !== null, finding: finding.id })}>
              {finding.words}
            </Link>{' '}
            <span className="quiet">
              {finding.rule.id} {finding.rule.title}
              {finding.exception && ', accepted for a while'}
            </span>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <Link to={addressOf('/findings', { where })}>All of them</Link>}
    </section>
  );
};
