import { Button, MultiSelect, NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Provenance, Refusal, Waiting } from '../answer/Answer';
import { Figure, Figures } from '../answer/Figures';
import { PageHead } from '../answer/PageHead';
import { inWords } from '../entity/kinds';
import { amend, go, useAddress } from '../ground/address';
import { counted, points, tenths, whole } from '../ground/numbers';
import { Compromised } from '../question/Compromised';
import { costsOf, ownCosts } from '../question/costs';
import { Kept, useKept } from '../question/Kept';
import { useQuestion } from '../question/question';
import { draftedOf } from '../what-if/changes';
import { openAsDraft } from '../what-if/draft';
import { ADVICE } from './questions';
import type { Advice, Remedy } from './questions';

const BUDGET = 5;

/** What can be asked beside ending something; left out where somebody cannot do it. */
const REMEDIES: { value: Remedy; label: string }[] = [
  { value: 'SCOPE', label: 'narrow to one client' },
  { value: 'MAKE_ELIGIBLE', label: 'activation' },
  { value: 'REQUIRE_APPROVAL', label: 'approval' },
  { value: 'REQUIRE_MFA', label: 'second factor' },
  { value: 'SPLIT', label: 'split a credential' },
  { value: 'RESTRICT', label: 'restrict a tool' },
];

const proven = ({ gap, bound, candidateCount }: Advice): string =>
  gap < 0.005
    ? `Proven: no set of the ${whole(candidateCount)} changes that were weighed saves more for that cost.`
    : `The best set of the ${whole(candidateCount)} changes that were weighed saves at most ${points(bound)} points, so at most ${points(gap)} more than this.`;

const open = ({ scenario, changes }: Advice) => {
  openAsDraft(
    scenario.name,
    scenario.description ?? '',
    changes.map(({ change }) => draftedOf(change)),
  );
  go('/scenarios');
};

const Proposal = ({ advice }: { advice: Advice }) => (
  <section className="card">
    <h2>What to do</h2>
    <ol className="actions">
      {advice.changes.map(({ change, saving, savingPerCost }, at) => (
        <li key={at}>
          <p>{change.words}</p>
          <p className="hop-facts">
            <span className="chip">{inWords(change.kind)}</span>
            <span>saves {points(saving)}</span>
            <span>cost {change.cost}</span>
            <span>{points(savingPerCost)} for each unit of cost</span>
            {change.reason && <span>{change.reason}</span>}
          </p>
        </li>
      ))}
    </ol>
    <p className="quiet">
      {advice.changes.length > 1 &&
        'What a change saves is what would be lost without it; changes may share a saving. '}
      {proven(advice)}
    </p>
    {!advice.seesGates && (
      <p className="quiet">
        There are too many identities to count what gates hold up, so every gate counts as open: changes that only add
        gates save nothing here. Choose who is compromised to count them.
      </p>
    )}
    <div className="toolbar top no-print">
      <Button onClick={() => open(advice)}>Open as a scenario</Button>
      <Button variant="default" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  </section>
);

const Result = ({ advice, alone }: { advice: Advice; alone: boolean }) => {
  const { changes, before, after, saving, cost } = advice;
  if (changes.length === 0)
    return <p className="empty">Nothing within the budget lowers the damage, which is {tenths(before)} of 100.</p>;
  return (
    <>
      <p className="headline">
        <strong>{counted(changes.length, 'change')}</strong> of cost {cost} {changes.length === 1 ? 'lowers' : 'lower'}{' '}
        the damage
        {alone ? ', over all identities compromised alone,' : ''} from {tenths(before)} to{' '}
        <strong>{tenths(after)}</strong>.
      </p>
      <section className="card">
        <Figures>
          <Figure value={tenths(before)} name="damage as it is, of 100" />
          <Figure value={tenths(after)} name="damage with the changes" />
          <Figure value={points(saving)} name="points saved" />
          <Figure value={points(saving / cost)} name="points for each unit of cost" />
          <Figure value={points(advice.gap)} name="points that a better set may save" />
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
  const protect = useKept();
  const stated = Number(query.get('budget'));
  const budget = stated > 0 ? stated : BUDGET;
  const without = useMemo(() => query.getAll('without') as Remedy[], [query]);
  const variables = useMemo(
    () => ({ protect, compromised, budget, costs: { ...costsOf(ownCosts()), without }, assume }),
    [protect, compromised, budget, without, assume],
  );
  const [{ data, error, fetching }] = useQuery({ query: ADVICE, variables });
  const spend = useDebouncedCallback((value: number | string) => amend({ budget: value }), 400);
  return (
    <div className="stack">
      <PageHead title="Advice" asks="Which changes save most for what they cost?" />
      <Compromised answered={false} withScenario={false} placeholder="Every identity, each alone">
        <Kept label="To be protected" placeholder="Everything of value">
          <NumberInput
            key={budget}
            size="sm"
            label="Budget"
            description="a gate 0.5 to 1 · revoking, rotating 1 · else 2 · disabling 5"
            min={1}
            max={1000}
            defaultValue={budget}
            onChange={spend}
          />
          <MultiSelect
            size="sm"
            label="Not to be proposed"
            placeholder={without.length === 0 ? 'anything may be' : ''}
            data={REMEDIES}
            value={without}
            onChange={(kept) => amend({ without: kept })}
          />
        </Kept>
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
