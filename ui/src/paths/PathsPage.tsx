import { Select } from '@mantine/core';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { PageHead } from '../answer/PageHead';
import { PathSteps } from '../answer/PathSteps';
import { EntityPicker } from '../entity/EntityPicker';
import { inWords } from '../entity/kinds';
import { STEPS } from '../entity/levels';
import type { Mark } from '../flow/flow';
import { flowOf, relationsOf } from '../flow/ways';
import { addressOf, amend, go, useAddress } from '../ground/address';
import type { AccessLevel } from '../ground/graphql';
import { counted, instant, share } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import { WhatIfMenu } from '../what-if/WhatIfMenu';
import { WAYS } from './questions';
import type { Way, Ways } from './questions';

const FlowDrawing = lazy(() => import('../flow/FlowDrawing'));

const WayButton = ({ way, at, chosen }: { way: Way; at: number; chosen: boolean }) => (
  <li>
    <button type="button" className="way" aria-pressed={chosen} onClick={() => amend({ way: at === 0 ? null : at })}>
      <strong>{counted(way.node.length, 'relation')}</strong>
      <span>{way.choices.map(inWords).join(', ')}</span>
      <span className="quiet">
        {way.chance < 1 ? `${share(way.chance)} of attacks pass its gates` : 'no gate on it'} · held{' '}
        {instant(way.reachedAt)}
      </span>
    </button>
  </li>
);

const Result = ({ ways }: { ways: Ways }) => {
  const { query } = useAddress();
  const flow = useMemo(() => flowOf(ways.edges.map(({ node }) => node)), [ways]);
  const at = Math.min(Number(query.get('way') ?? 0), ways.edges.length - 1);
  const way = ways.edges[at];
  const relations = useMemo(() => (way && ways.edges.length > 1 ? relationsOf(way.node) : null), [way, ways]);
  const show = useCallback(({ entity }: Mark) => entity && go(addressOf('/entity', { id: entity })), []);
  if (!way) return <p className="empty">There is no way, not even with waiting: the target is out of reach.</p>;
  return (
    <>
      <section className="card">
        <h2>{counted(ways.totalCount, 'way')} worth knowing</h2>
        <ol className="ways">
          {ways.edges.map((one, number) => (
            <WayButton key={number} way={one} at={number} chosen={number === at} />
          ))}
        </ol>
        <Suspense fallback={<Waiting rows={1} />}>
          <FlowDrawing
            label="The ways from left to right; what is needed beside a step is dashed"
            file="paths"
            flow={flow}
            wraps
            low
            strong={relations}
            onChoose={show}
          >
            <ol>
              {way.node.words.map((words, step) => (
                <li key={step}>{words}</li>
              ))}
            </ol>
          </FlowDrawing>
        </Suspense>
      </section>
      <section className="card">
        <h2>Step by step</h2>
        <PathSteps
          path={way.node}
          acts={(hop) => (
            <WhatIfMenu
              subject={{ relation: { ...hop.relation, from: hop.from, to: hop.to } }}
              name={`${hop.from.name} – ${hop.to.name}`}
            />
          )}
        />
      </section>
      <Provenance about={ways}>
        <span>to {ways.level}</span>
      </Provenance>
    </>
  );
};

const Answer = ({ to }: { to: string }) => {
  const { query } = useAddress();
  const { compromised, assume, scenario } = useQuestion();
  const level = (query.get('level') as AccessLevel | null) ?? null;
  const variables = useMemo(
    () => ({ from: compromised, to, level, assume, scenario }),
    [compromised, to, level, assume, scenario],
  );
  const [{ data, error }] = useQuery({ query: WAYS, variables });
  if (error) return <Refusal error={error} />;
  return data ? <Result ways={data.attackPaths} /> : <Waiting />;
};

/** How does one get from here to there? */
const PathsPage = () => {
  const { query } = useAddress();
  const { compromised } = useQuestion();
  const to = query.get('to');
  return (
    <div className="stack">
      <PageHead title="Paths" asks="How does an attacker get from here to there?" />
      <Compromised answered={compromised.length > 0 && to !== null}>
        <div className="toolbar top">
          <div className="grow">
            <EntityPicker
              label="Target"
              placeholder="What is to be reached"
              chosen={to ? [to] : []}
              onChange={([target]) => amend({ to: target, way: null })}
              single
            />
          </div>
          <Select
            size="sm"
            label="Level"
            placeholder="the highest"
            data={[...STEPS]}
            value={query.get('level')}
            onChange={(level) => amend({ level, way: null })}
            clearable
          />
        </div>
      </Compromised>
      {compromised.length === 0 || !to ? (
        <p className="empty">Choose who is compromised, and what is to be reached.</p>
      ) : (
        <Answer to={to} />
      )}
    </div>
  );
};

export default PathsPage;
