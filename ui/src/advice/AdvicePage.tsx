import { Button, NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Figure, Figures } from '../answer/Figures';
import { counted, tenths, whole } from '../answer/numbers';
import { PageHead } from '../answer/PageHead';
import { amend, go, useAddress } from '../app/address';
import { EntityPicker } from '../entity/EntityPicker';
import { inWords } from '../entity/kinds';
import { Compromised } from '../question/Compromised';
import { useQuestion } from '../question/question';
import { draftedOf } from '../scenarios/changes';
import { openAsDraft } from '../scenarios/draft';
import { ADVICE } from './questions';
import type { Advice } from './questions';

const BUDGET = 5;

const proven = ({ gap, bound, candidateCount }: Advice): string =>
  gap < 0.005
    ? `Proven: no set of the ${whole(candidateCount)} changes that were weighed saves more for that cost.`
    : `The best set of the ${whole(candidateCount)} changes that were weighed saves at most ${tenths(bound)} points, so at most ${tenths(gap)} more than this.`;

const open = ({ scenario }: Advice) => {
  openAsDraft(scenario.name, scenario.description ?? '', scenario.changes.map(draftedOf));
  go('/scenarios');
};

const Proposal = ({ advice }: { advice: Advice }) => (
  <section className="card">
    <h2>What to do</h2>
    <ol className="actions">
      {advice.scenario.changes.map((change, at) => (
        <li key={at}>
          <p>{change.words}</p>
          <p className="hop-facts">
            <span className="chip">{inWords(change.kind)}</span>
            <span>cost {change.cost}</span>
            {change.reason && <span>{change.reason}</span>}
          </p>
        </li>
      ))}
    </ol>
    <p className="quiet">{proven(advice)}</p>
    <div className="toolbar top no-print">
      <Button onClick={() => open(advice)}>Open as a scenario</Button>
      <Button variant="default" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  </section>
);

const Result = ({ advice, alone }: { advice: Advice; alone: boolean }) => {
  const { scenario, before, after, saving, cost } = advice;
  if (scenario.changes.length === 0)
    return <p className="empty">Nothing within the budget lowers the damage, which is {tenths(before)} of 100.</p>;
  return (
    <>
      <p className="headline">
        <strong>{counted(scenario.changes.length, 'change')}</strong> of cost {cost} lower the damage
        {alone ? ', over all identities compromised alone,' : ''} from {tenths(before)} to{' '}
        <strong>{tenths(after)}</strong>.
      </p>
      <section className="card">
        <Figures>
          <Figure value={tenths(before)} name="damage as it is, of 100" />
          <Figure value={tenths(after)} name="damage with the changes" />
          <Figure value={tenths(saving)} name="points saved" />
          <Figure value={(saving / cost).toFixed(2)} name="points for each unit of cost" />
          <Figure value={tenths(advice.gap)} name="points that a better set may save" />
        </Figures>
      </section>
      <Proposal advice={advice} />
      <Provenance about={advice} />
    </>
  );
};

/** What should be done first? */
const AdvicePage = () => {
  const { query } = useAddress();
  const { compromised, assume } = useQuestion();
  const protect = useMemo(() => query.getAll('protect'), [query]);
  const stated = Number(query.get('budget'));
  const budget = stated > 0 ? stated : BUDGET;
  const variables = useMemo(() => ({ protect, compromised, budget, assume }), [protect, compromised, budget, assume]);
  const [{ data, error, fetching }] = useQuery({ query: ADVICE, variables });
  const spend = useDebouncedCallback((value: number | string) => amend({ budget: value }), 400);
  return (
    <div className="stack">
      <PageHead title="Advice" asks="Which changes save most for what they cost?" />
      <Compromised withScenario={false} placeholder="Every identity, each alone">
        <div className="toolbar top">
          <div className="grow">
            <EntityPicker
              label="To be protected"
              placeholder="Everything of value"
              chosen={protect}
              onChange={(kept) => amend({ protect: kept })}
            />
          </div>
          <NumberInput
            key={budget}
            size="sm"
            label="Budget"
            description="revoking, rotating 1 · ending a relation 2 · disabling 5"
            min={1}
            max={1000}
            defaultValue={budget}
            onChange={spend}
          />
        </div>
      </Compromised>
      {error && <Refusal error={error} />}
      {(!data || fetching) && !error && (
        <>
          <p className="quiet">Every candidate is measured with the change made; that takes up to a minute.</p>
          <Waiting />
        </>
      )}
      {data && !fetching && <Result advice={data.advice} alone={compromised.length === 0} />}
    </div>
  );
};

export default AdvicePage;
