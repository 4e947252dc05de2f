import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Check } from '../answer/Check';
import { ChokePointName, idOf, nameOf } from '../answer/ChokePointName';
import { CHECKED, CHOKE_POINTS, factsOf } from '../answer/chokePoints';
import type { ChokePoint, ChokePoints, Fact } from '../answer/chokePoints';
import { PageHead } from '../answer/PageHead';
import { GRAPH } from '../answer/reachedGraph';
import { bars } from '../drawing/bars';
import { Chart } from '../drawing/Chart';
import { DataTable } from '../drawing/DataTable';
import type { Column } from '../drawing/DataTable';
import type { Palette } from '../drawing/palette';
import { relationText } from '../answer/RelationName';
import { EntityPicker } from '../entity/EntityPicker';
import { amend, useAddress } from '../ground/address';
import { tenths, whole } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import { wholeListOf } from '../question/wholeList';
import type { Question } from '../question/question';
import { subjectOf } from '../what-if/changes';
import { WhatIfMenu } from '../what-if/WhatIfMenu';

const RadiusGraph = lazy(() => import('../drawing/RadiusGraph'));

const COLUMNS: readonly Column<Fact>[] = [
  {
    header: 'Removed',
    value: nameOf,
    show: (point) => <ChokePointName point={point} />,
  },
  { header: 'Score', value: ({ loss }) => loss.score, show: ({ loss }) => tenths(loss.score) },
  { header: 'Left', value: ({ loss }) => loss.remainingScore, show: ({ loss }) => tenths(loss.remainingScore) },
  { header: 'At CONTROL', value: ({ loss }) => loss.tenantCounts.control },
  { header: 'Entirely', value: ({ loss }) => loss.tenantCounts.see },
  { header: 'Admin.', value: ({ loss }) => loss.tenantAdminCount },
  { header: 'Entities', value: ({ loss }) => loss.entityCount, show: ({ loss }) => whole(loss.entityCount) },
  {
    header: 'Do',
    value: () => null,
    show: (point) => (
      <>
        <WhatIfMenu subject={subjectOf(point.node)} name={nameOf(point)} />
        {point.into && (
          <WhatIfMenu subject={{ relation: point.into }} name={relationText(point.into)} word="Way in …" />
        )}
      </>
    ),
  },
];

const FOR_TARGETS: readonly Column<Fact>[] = [
  ...COLUMNS,
  { header: 'Targets saved', value: ({ targetsSaved }) => targetsSaved },
];

const Savings = ({ points }: { points: readonly ChokePoint[] }) => {
  const best = useMemo(() => points.filter(({ node }) => !node.compromised).slice(0, 12), [points]);
  const option = useCallback(
    (palette: Palette) =>
      bars(
        best.map((point) => ({ id: idOf(point), name: nameOf(point), value: point.loss.score })),
        palette.good,
        palette,
        1,
      ),
    [best],
  );
  const show = useCallback((id: string) => amend({ point: id }), []);
  return (
    <Chart
      label="Points of the score that the removal of each would save"
      file="choke-points"
      height={30 * best.length + 40}
      option={option}
      onPick={show}
    >
      <ol>
        {best.map((point) => (
          <li key={idOf(point)}>
            {nameOf(point)}: {tenths(point.loss.score)} points
          </li>
        ))}
      </ol>
    </Chart>
  );
};

const Marked = ({ question, points }: { question: Question; points: readonly ChokePoint[] }) => {
  const { query } = useAddress();
  const { compromised, assume, scenario } = question;
  const [{ data }] = useQuery({ query: GRAPH, variables: { compromised, assume, scenario, most: 5000 } });
  const point = query.get('point');
  const emphasis = useMemo(() => {
    const shown = point ? points.filter((one) => idOf(one) === point) : points.slice(0, 12);
    const relations = shown.flatMap(({ node }) => node.relation ?? []);
    return {
      entities: new Set([
        ...shown.flatMap(({ node }) => node.entity?.id ?? []),
        ...relations.flatMap(({ from, to }) => [from.id, to.id]),
      ]),
      relations: new Set(relations.map(({ id }) => id)),
    };
  }, [points, point]);
  const view = data?.blastRadius.graph;
  return (
    <Suspense fallback={<Waiting rows={1} />}>
      <RadiusGraph view={view} file="choke-points" emphasis={emphasis} onChoose={(id) => amend({ point: id })} />
    </Suspense>
  );
};

type Asked = Question & { readonly targets: string[] };

const Result = ({ answer, asked }: { answer: ChokePoints; asked: Asked }) => {
  const { query } = useAddress();
  const facts = useMemo(() => factsOf(answer.edges), [answer]);
  const best = facts.find(({ node }) => !node.compromised);
  if (answer.edges.length === 0)
    return <p className="empty">No single entity or relation is on every way: nothing that is removed alone helps.</p>;
  return (
    <>
      {best && (
        <p className="headline">
          Removing <strong>{nameOf(best)}</strong> alone lowers the score from {tenths(answer.score)} to{' '}
          <strong>{tenths(best.loss.remainingScore)}</strong> and saves {whole(best.loss.entityCount)} entities.
        </p>
      )}
      <section className="card">
        <Savings points={facts} />
      </section>
      <section className="card">
        <h2>All choke points</h2>
        <p className="quiet">
          What the removal of each alone saves: points of the score and what is left of it, tenants no longer at
          CONTROL, tenants no longer reached at all, their administrations, entities.
        </p>
        {answer.edges.length < answer.totalCount && (
          <p className="quiet">
            The best {whole(answer.edges.length)} of {whole(answer.totalCount)}
          </p>
        )}
        <DataTable
          label="Choke points"
          rows={facts}
          columns={query.has('target') ? FOR_TARGETS : COLUMNS}
          wholeList={wholeListOf('choke-points', { ...asked })}
          pageSize={15}
        />
      </section>
      <section className="card">
        <h2>Where they are</h2>
        <Marked question={asked} points={answer.edges} />
      </section>
      <Provenance about={answer}>
        <Check query={CHECKED} variables={asked} found={({ chokePoints }) => chokePoints.agreement} />
      </Provenance>
    </>
  );
};

const Answer = ({ question, targets }: { question: Question; targets: string[] }) => {
  const variables = useMemo(() => ({ ...question, targets }), [question, targets]);
  const [{ data, error }] = useQuery({ query: CHOKE_POINTS, variables });
  if (error) return <Refusal error={error} />;
  return data ? <Result answer={data.chokePoints} asked={variables} /> : <Waiting />;
};

/** What can the attack not do without? */
const ChokePointsPage = () => {
  const question = useQuestion();
  const { query } = useAddress();
  const targets = useMemo(() => query.getAll('target'), [query]);
  return (
    <div className="stack">
      <PageHead title="Choke points" asks="Which single removal takes the most from what falls?" />
      <Compromised>
        <EntityPicker
          label="Targets to be kept"
          placeholder="All that falls"
          chosen={targets}
          onChange={(target) => amend({ target, point: null })}
        />
      </Compromised>
      {question.compromised.length === 0 ? (
        <p className="empty">Choose who or what is compromised.</p>
      ) : (
        <Answer question={question} targets={targets} />
      )}
    </div>
  );
};

export default ChokePointsPage;
