import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { addressOf, changed, Link, useAddress } from '../ground/address';
import { counted, whole } from '../ground/numbers';
import { COVERAGE } from './questions';
import type { Covered, Framework } from './questions';

/* The gravest first, each with what it means. */
const STATUSES: readonly (readonly [Covered['status'], string, string])[] = [
  ['FINDINGS', 'findings', 'It does not hold everywhere.'],
  ['ACCEPTED', 'accepted', 'There are findings, and somebody accepts each of them for a while.'],
  ['PARTLY_JUDGED', 'judged in part', 'Nothing was found, but not all could be judged.'],
  ['NOT_JUDGED', 'not judged', 'No source states what it takes to judge it: silence is not health.'],
  ['EVIDENCE', 'evidence', 'All could be judged, and nothing was found.'],
];

const nameOf = (status: Covered['status']) => STATUSES.find(([each]) => each === status)!;

const Control = ({ covered }: { covered: Covered }) => {
  const { query } = useAddress();
  const { control, status, findingCount, rules } = covered;
  const [, name, meaning] = nameOf(status);
  const needed = [...new Set(rules.flatMap((each) => each.needed ?? []))];
  return (
    <tr>
      <td>{control.id}</td>
      <td title={control.title}>
        {control.title}
        {!control.verified && <span className="quiet"> (title not verified)</span>}
      </td>
      <td title={meaning}>
        <span className={`chip status-${status.toLowerCase()}`}>{name}</span>
      </td>
      <td className="number">
        {findingCount > 0 && (
          <Link
            to={addressOf(
              '/findings',
              changed(query, { view: null, framework: control.framework, control: control.id, pages: null }),
            )}
            aria-label={`${counted(findingCount, 'finding')} against ${control.id}`}
          >
            {whole(findingCount)}
          </Link>
        )}
      </td>
      <td>{rules.map(({ rule }) => rule.id).join(', ')}</td>
      <td title={needed.join('; ')}>{needed.join('; ')}</td>
    </tr>
  );
};

const One = ({ framework }: { framework: Framework }) => {
  const { controls } = framework;
  return (
    <section className="card" aria-label={framework.name}>
      <h2>
        {framework.name} {framework.version}
      </h2>
      <p className="quiet">
        {STATUSES.map(([status, name]) => [controls.filter((each) => each.status === status).length, name] as const)
          .filter(([count]) => count > 0)
          .map(([count, name]) => `${whole(count)} ${name}`)
          .join(' · ')}
        , of {counted(controls.length, 'control')} that rules speak to
      </p>
      <div className="scroller" role="region" aria-label={`Controls of ${framework.name}`} tabIndex={0}>
        <table className="data dense">
          <thead>
            <tr>
              <th scope="col">Control</th>
              <th scope="col">Title</th>
              <th scope="col">What this estate shows</th>
              <th scope="col" className="number">
                Findings
              </th>
              <th scope="col">Rules</th>
              <th scope="col">What a source would have to state</th>
            </tr>
          </thead>
          <tbody>
            {controls.map((covered) => (
              <Control key={covered.control.id} covered={covered} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

/** What this estate shows of published frameworks, control by control; from a control to what speaks against it. */
export const Coverage = ({ at, scenario }: { at: string | null; scenario: string | null }) => {
  const [{ data, error }] = useQuery({ query: COVERAGE, variables: { at, scenario } });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting />;
  return data.frameworks.map((framework) => <One key={framework.name} framework={framework} />);
};
