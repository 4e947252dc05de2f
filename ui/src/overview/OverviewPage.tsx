import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { ChokePointName, idOf } from '../answer/ChokePointName';
import { CHOKE_POINTS } from '../answer/chokePoints';
import type { ChokePoint } from '../answer/chokePoints';
import { PageHead } from '../answer/PageHead';
import { valuedCount, valuedWord } from '../answer/score';
import { LevelBars, Ring } from '../answer/ScoreCard';
import { SUMMARY } from '../answer/summary';
import { EntityLink } from '../entity/EntityName';
import { EntityPicker } from '../entity/EntityPicker';
import { addressOf, changed, go, Link, useAddress } from '../ground/address';
import { counted, tenths, whole } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useQuestion } from '../question/question';
import type { Question } from '../question/question';
import { subjectOf } from '../what-if/changes';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { MOST } from './questions';
import type { Most, Reacher } from './questions';

/* How many stand in the list of the first. */
const LISTED = 6;

/* How many single changes are named. */
const CHANGES = 4;

const Fall = ({ from, to }: { from: number; to: number }) => (
  <span className="fall">
    <span className="hidden">the score falls from</span> <span className="before">{tenths(from)}</span> →{' '}
    <strong>{tenths(to)}</strong>
  </span>
);

const Best = ({ point, score }: { point: ChokePoint; score: number }) => (
  <>
    <p className="headline">
      Take away <ChokePointName point={point} />
    </p>
    <p className="great">
      <Fall from={score} to={point.loss.remainingScore} />
    </p>
    <p className="toolbar">
      <span className="quiet">
        {counted(point.loss.tenantCounts.control, 'customer')} no longer at CONTROL,{' '}
        {counted(point.loss.entityCount, 'entity', 'entities')} no longer reached at all.
      </span>
      <WhatIfMenu subject={subjectOf(point.node)} name="the best change" />
    </p>
  </>
);

const Change = ({ question }: { question: Question }) => {
  const { query } = useAddress();
  const variables = useMemo(() => ({ ...question, targets: null }), [question]);
  const [{ data, error }] = useQuery({ query: CHOKE_POINTS, variables });
  if (error) return <Refusal error={error} />;
  if (!data) return <Waiting rows={1} />;
  const { edges, score } = data.chokePoints;
  const [best, ...next] = edges.filter(({ node }) => !node.compromised).slice(0, CHANGES);
  const kept = changed(questionOf(query), { of: question.compromised });
  return (
    <section className="card answer" aria-label="What one change helps most">
      <h2>What one change helps most?</h2>
      {best ? <Best point={best} score={score} /> : <p>No single change helps: nothing is on every way.</p>}
      {next.length > 0 && (
        <ol className="next" aria-label="The next best">
          {next.map((point) => (
            <li key={idOf(point)}>
              <span>
                or <ChokePointName point={point} />
              </span>
              <Fall from={score} to={point.loss.remainingScore} />
            </li>
          ))}
        </ol>
      )}
      <p className="toolbar">
        <Link to={addressOf('/choke-points', kept)}>All single changes</Link>
        <Link to={addressOf('/advice', questionOf(query))}>The best set of changes, for everybody</Link>
      </p>
    </section>
  );
};

const Worst = ({ most, question }: { most: Most; question: Question }) => {
  const { query } = useAddress();
  const [{ data, error }] = useQuery({ query: SUMMARY, variables: question });
  const first = most.edges[0]!;
  const alike = most.edges.filter(({ rank }) => rank === 1).length - 1;
  const summary = data?.blastRadius;
  const valued = summary ? valuedCount(summary.score.vector) : undefined;
  return (
    <section className="card answer" aria-label="Who reaches the most customers">
      <h2>Who reaches the most customers?</h2>
      <div className="answer-body">
        {summary ? <Ring value={summary.score.residual} band={summary.score.band} /> : <div className="ring" />}
        <div className="stack">
          <p className="headline">
            <EntityLink entity={first.node} terse /> takes over{' '}
            <strong>
              {whole(first.value)}
              {valued !== undefined && ` of ${whole(valued)}`}
            </strong>{' '}
            {summary ? valuedWord(summary.score.valued) : 'customers'}.
          </p>
          {error && <Refusal error={error} />}
          {summary && (
            <LevelBars name="Held at least at" counts={summary.tenantCounts} of={valued ?? summary.tenantCounts.see} />
          )}
          {alike > 0 && (
            <p className="quiet">
              {most.edges.length === alike + 1 ? 'At least ' : ''}
              {counted(alike, 'other')} {alike === 1 ? 'does' : 'do'} as much.
            </p>
          )}
          <p className="toolbar">
            <Link className="button" to={addressOf('/blast-radius', changed(questionOf(query), { of: first.node.id }))}>
              See what falls
            </Link>
          </p>
        </div>
      </div>
    </section>
  );
};

const Row = ({ edge, most, kept }: { edge: Reacher; most: number; kept: URLSearchParams }) => (
  <tr>
    <td>
      <EntityLink entity={edge.node} />
    </td>
    <td className="wide">
      <span className="bar">
        <span className="control" style={{ width: `${most === 0 ? 0 : (100 * edge.value) / most}%` }} />
      </span>
    </td>
    <td className="number">{whole(edge.value)}</td>
    <td className="number">{whole(edge.measures.tenantAdminCount)}</td>
    <td className="number">{whole(edge.measures.entityCount)}</td>
    <td className="number">{tenths(edge.measures.score)}</td>
    <td>
      <Link
        to={addressOf('/blast-radius', changed(kept, { of: edge.node.id }))}
        aria-label={`See what falls with ${edge.node.name}`}
      >
        See
      </Link>
    </td>
  </tr>
);

const Firsts = ({ most }: { most: Most }) => {
  const { query } = useAddress();
  const kept = changed(questionOf(query), { of: null });
  return (
    <section className="card">
      <h2>The first of {counted(most.totalCount, 'identity', 'identities')}, each compromised alone</h2>
      <div className="scroller" role="region" aria-label="Who reaches most" tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">Identity</th>
              <th scope="col" colSpan={2}>
                Customers at CONTROL
              </th>
              <th scope="col">Administrations</th>
              <th scope="col">Entities</th>
              <th scope="col">Score, inherent</th>
              <th scope="col">
                <span className="hidden">What falls</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {most.edges.slice(0, LISTED).map((edge) => (
              <Row key={edge.node.id} edge={edge} most={most.edges[0]!.value} kept={kept} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="toolbar">
        <Link to={addressOf('/ranking', changed(kept, { by: 'TENANTS' }))}>The whole ranking, by any measure</Link>
      </p>
    </section>
  );
};

const Answers = ({ most }: { most: Most }) => {
  const { assume, scenario } = useQuestion();
  const first = most.edges[0]?.node.id;
  const question = useMemo(() => ({ compromised: first ? [first] : [], assume, scenario }), [first, assume, scenario]);
  if (!first)
    return (
      <p className="empty">
        No identity is known yet. <Link to="/estate">Import an export</Link> to begin.
      </p>
    );
  return (
    <>
      <div className="halves">
        <Worst most={most} question={question} />
        <Change question={question} />
      </div>
      <Firsts most={most} />
      <Provenance about={most} />
    </>
  );
};

/** The two questions that everybody has first, answered at once. */
const OverviewPage = () => {
  const { query } = useAddress();
  const { assume, scenario } = useQuestion();
  const [{ data, error }] = useQuery({ query: MOST, variables: { assume, scenario } });
  return (
    <div className="stack">
      <PageHead title="Overview" asks="Who reaches the most customers, and what one change helps most?" />
      <section className="card ask">
        <EntityPicker
          label="When this is compromised, what falls?"
          placeholder="An identity, credential, tool … by name, UPN or id"
          chosen={[]}
          onChange={([id]) => id && go(addressOf('/blast-radius', changed(questionOf(query), { of: id })))}
          single
        />
      </section>
      {error && <Refusal error={error} />}
      {!data && !error && <Waiting />}
      {data && <Answers most={data.ranking} />}
    </div>
  );
};

export default OverviewPage;
