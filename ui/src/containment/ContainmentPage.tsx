import { Button, Select } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Check } from '../answer/Check';
import { PageHead } from '../answer/PageHead';
import { PathSteps } from '../answer/PathSteps';
import { GRAPH } from '../answer/reachedGraph';
import { RelationName } from '../answer/RelationName';
import { SUMMARY } from '../answer/summary';
import { EntityLink } from '../entity/EntityName';
import { inWords } from '../entity/kinds';
import { STEPS } from '../entity/levels';
import { addressOf, amend, go, useAddress } from '../ground/address';
import type { AccessLevel, VariablesOf } from '../ground/graphql';
import { counted, tenths, whole } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { Kept, useKept } from '../question/Kept';
import { useQuestion } from '../question/question';
import type { Question } from '../question/question';
import type { ChangeInput } from '../what-if/changes';
import { addToDraft } from '../what-if/draft';
import { CHECKED, CONTAINMENT } from './questions';
import type { Containment } from './questions';

const RadiusGraph = lazy(() => import('../drawing/RadiusGraph'));

const Change = ({ name, before, after }: { name: string; before: number; after: number }) => (
  <div className="tile">
    <p className="figure">
      <span className="before">{name === 'score' ? tenths(before) : whole(before)}</span> →{' '}
      {name === 'score' ? tenths(after) : whole(after)}
    </p>
    <p>{name}</p>
  </div>
);

/* What falls with and without the relations that end; other actions than ending relations are asked as a scenario. */
const BeforeAndAfter = ({ question, actions }: { question: Question; actions: Containment['actions'] }) => {
  const without = useMemo(() => {
    const ended = actions.flatMap(({ relation }) => relation?.id ?? []);
    const exceptRelations = [...(question.assume.exceptRelations ?? []), ...ended];
    return { ...question, assume: { ...question.assume, exceptRelations } };
  }, [question, actions]);
  const [before] = useQuery({ query: SUMMARY, variables: question });
  const [after] = useQuery({ query: SUMMARY, variables: without });
  if (!before.data || !after.data) return <Waiting rows={1} />;
  const [was, is] = [before.data.blastRadius, after.data.blastRadius];
  return (
    <div className="tiles wide">
      <Change name="score" before={was.score.residual} after={is.score.residual} />
      <Change name="tenants at CONTROL" before={was.tenantCounts.control} after={is.tenantCounts.control} />
      <Change name="tenants at SEE" before={was.tenantCounts.see} after={is.tenantCounts.see} />
      <Change name="administrations" before={was.tenantAdminCount} after={is.tenantAdminCount} />
      <Change name="entities" before={was.entities.totalCount} after={is.entities.totalCount} />
    </div>
  );
};

const Actions = ({ actions }: { actions: Containment['actions'] }) => (
  <ol className="actions">
    {actions.map((action) => (
      <li key={action.words}>
        <p>{action.words}</p>
        <p className="hop-facts">
          <span className="chip">{inWords(action.kind)}</span>
          {action.relation && <RelationName relation={action.relation} />}
          {action.entity && <EntityLink entity={action.entity} />}
          <span>cost {action.cost}</span>
        </p>
      </li>
    ))}
  </ol>
);

/* What is done as a change of a scenario, at the cost that was asked about. */
const changeOf = ({ kind, cost, words, relation, entity }: Containment['actions'][number]): ChangeInput[] => {
  const select = { ids: [relation?.id ?? entity?.id ?? ''] };
  const action = { REMOVE: { remove: select }, ROTATE: { rotate: { select } }, DISABLE: { disable: select } }[kind];
  return [{ action, cost, reason: words }];
};

const proof = ({ cost, lowerBound, gap, actions }: Containment): string => {
  if (actions.length === 0) return 'Nothing has to be done: nothing of what is to be kept is reached.';
  const what = `${counted(actions.length, 'action')} of cost ${cost} ${actions.length === 1 ? 'keeps' : 'keep'} the attack away.`;
  return gap === 0
    ? `${what} Nothing cheaper does, and the ways below prove it.`
    : `${what} Nothing cheaper than ${lowerBound} can do it; whether ${gap} could be saved is not known.`;
};

const Cut = ({ question, containment }: { question: Question; containment: Containment }) => {
  const [{ data }] = useQuery({ query: GRAPH, variables: { ...question, most: 5000 } });
  const emphasis = useMemo(() => {
    const relations = containment.actions.flatMap(({ relation }) => relation ?? []);
    const entities = containment.actions.flatMap(({ entity }) => entity?.id ?? []);
    return {
      entities: new Set([...entities, ...relations.flatMap(({ from, to }) => [from.id, to.id])]),
      relations: new Set(relations.map(({ id }) => id)),
    };
  }, [containment]);
  return (
    <Suspense fallback={<Waiting rows={1} />}>
      <RadiusGraph
        view={data?.blastRadius.graph}
        file="containment"
        emphasis={emphasis}
        onChoose={(id) => go(addressOf('/entity', { id }))}
      />
    </Suspense>
  );
};

type Asked = VariablesOf<typeof CONTAINMENT>;

const Result = ({ containment, question, asked }: { containment: Containment; question: Question; asked: Asked }) => (
  <>
    <section className="card">
      <p className="headline">
        {containment.possible
          ? proof(containment)
          : 'No action of these kinds keeps the attack away: this way cannot be stopped.'}
      </p>
      {containment.unavoidable && <PathSteps path={containment.unavoidable} />}
      <Actions actions={containment.actions} />
      {containment.actions.length > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            addToDraft(containment.actions.flatMap(changeOf));
            go('/scenarios');
          }}
        >
          Make a scenario of it
        </Button>
      )}
    </section>
    {containment.actions.length > 0 && containment.actions.every(({ kind }) => kind === 'REMOVE') && (
      <section className="card">
        <h2>What still falls with them taken</h2>
        <BeforeAndAfter question={question} actions={containment.actions} />
      </section>
    )}
    {containment.certificate.length > 0 && (
      <section className="card">
        <h2>The proof</h2>
        {containment.certificate.map(({ amount, path }, at) => (
          <details key={at} className="witness">
            <summary>
              Way {at + 1} proves {amount} of the cost: {path.hops[0]?.from.name} → {path.hops.at(-1)?.to.name},{' '}
              {counted(path.length, 'relation')}
            </summary>
            <PathSteps path={path} />
          </details>
        ))}
      </section>
    )}
    {containment.actions.length > 0 && (
      <section className="card">
        <h2>Where the cuts are</h2>
        <Cut question={question} containment={containment} />
      </section>
    )}
    <Provenance about={containment}>
      <Check query={CHECKED} variables={asked} found={(found) => found.containment.agreement} />
    </Provenance>
  </>
);

const Answer = ({ question, protect }: { question: Question; protect: string[] }) => {
  const { query } = useAddress();
  const level = (query.get('level') as AccessLevel | null) ?? null;
  const variables = useMemo(() => ({ ...question, protect, level }), [question, protect, level]);
  const [{ data, error }] = useQuery({ query: CONTAINMENT, variables });
  if (error) return <Refusal error={error} />;
  return data ? <Result containment={data.containment} question={question} asked={variables} /> : <Waiting />;
};

/** What is the least that has to be done to keep these? */
const ContainmentPage = () => {
  const question = useQuestion();
  const { query } = useAddress();
  const protect = useKept();
  return (
    <div className="stack">
      <PageHead title="Containment" asks="What is the least that has to be done so that these are kept?" />
      <Compromised answered={question.compromised.length > 0 && protect.length > 0}>
        <Kept label="To be kept" placeholder="Tenants, backups, vaults …">
          <Select
            size="sm"
            label="Level that must not be reached"
            placeholder="as it is exercised"
            data={[...STEPS]}
            value={query.get('level')}
            onChange={(level) => amend({ level })}
            clearable
          />
        </Kept>
      </Compromised>
      {question.compromised.length === 0 || protect.length === 0 ? (
        <p className="empty">Choose who is compromised, and what is to be kept.</p>
      ) : (
        <Answer question={question} protect={protect} />
      )}
    </div>
  );
};

export default ContainmentPage;
