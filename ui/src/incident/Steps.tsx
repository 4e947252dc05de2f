import { Button } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Refusal, Waiting } from '../answer/Answer';
import { counted, tenths } from '../ground/numbers';
import { draftedOf } from '../what-if/changes';
import { addToDraft } from '../what-if/draft';
import { CUTS } from './questions';
import type { Step } from './questions';

/* How many cuts are asked for; each is measured as if those before it were done. */
const FIRST = 6;

const saves = ({ saving }: Step): string => {
  const words = [
    saving.tenantAdminCount > 0 && counted(saving.tenantAdminCount, 'administration'),
    saving.tenantCounts.control > 0 && `${counted(saving.tenantCounts.control, 'customer')} at CONTROL`,
    saving.tenantCounts.see > 0 && `${counted(saving.tenantCounts.see, 'customer')} from any access`,
    saving.entityCount > 0 && counted(saving.entityCount, 'entity', 'entities'),
  ].filter(Boolean);
  return words.length === 0 ? 'saves nothing by itself' : `frees ${words.join(', ')}`;
};

const Commands = ({ step }: { step: Step }) => {
  const [copied, setCopied] = useState(false);
  const lines = step.commands.flatMap((command) => command.lines.map(({ text }) => text));
  const why = [
    ...new Set(
      step.commands.flatMap((command) => (command.lines.length === 0 && command.why !== null ? [command.why] : [])),
    ),
  ];
  return (
    <>
      {lines.length > 0 && (
        <div className="commands">
          <pre tabIndex={0} aria-label={`Commands: ${step.words}`}>
            {lines.join('\n')}
          </pre>
          <Button
            variant="default"
            size="compact-xs"
            className="no-print"
            onClick={() => void navigator.clipboard.writeText(lines.join('\n')).then(() => setCopied(true))}
          >
            <span role="status">{copied ? 'Copied' : 'Copy'}</span>
          </Button>
        </div>
      )}
      {why.map((reason) => (
        <p key={reason} className="quiet">
          {reason}
        </p>
      ))}
    </>
  );
};

const One = ({ step }: { step: Step }) => {
  const [added, setAdded] = useState(false);
  const { change, saving, cost, ties, withNext } = step;
  return (
    <li className="step">
      <p>
        <strong>{step.words}</strong>
      </p>
      <p className="hop-facts">
        <span>{saves(step)}</span>
        {saving.score > 0 && <span>score lower by {tenths(saving.score)}</span>}
        {cost !== null && <span>cost {cost}</span>}
        {withNext && <span>only together with the steps after it</span>}
        {ties > 0 && <span>{counted(ties, 'other step')} would save as much</span>}
      </p>
      <Commands step={step} />
      {change && (
        <Button
          variant="default"
          size="compact-xs"
          className="no-print"
          disabled={added}
          onClick={() => {
            addToDraft([draftedOf({ input: change, words: step.words })]);
            setAdded(true);
          }}
        >
          <span role="status">{added ? 'Added to the scenario' : 'Add to the scenario'}</span>
        </Button>
      )}
    </li>
  );
};

const List = ({ title, says, steps, none }: { title: string; says: string; steps: readonly Step[]; none: string }) => (
  <section className="card" aria-label={title}>
    <h2>{title}</h2>
    <p className="quiet">{says}</p>
    {steps.length === 0 && <p>{none}</p>}
    <ol className="steps">
      {steps.map((step, at) => (
        <One key={`${at} ${step.words}`} step={step} />
      ))}
    </ol>
  </section>
);

interface Variables {
  compromised: string[];
  since: string | null;
  assume: object;
  scenario: string | null;
}

/** What to do now: take back what was taken, and cut where it saves most, with what a person would type. */
export const Steps = ({ variables }: { variables: Variables }) => {
  const [{ data, error }] = useQuery({ query: CUTS, variables: { ...variables, first: FIRST } });
  if (error) return <Refusal error={error} />;
  if (!data)
    return (
      <>
        <p className="quiet">Each step is measured as if those before it were done; that can take seconds.</p>
        <Waiting />
      </>
    );
  return (
    <div className="halves">
      <List
        title="Cut first"
        says="The single step that saves most, then the one that saves most on top of it, and so on. Nothing here runs a command."
        steps={data.incident.cuts}
        none="Nothing else is reached, or no single step helps."
      />
      <List
        title="Take back what was taken"
        says="Each by itself. Other things that the attacker holds may give it back, so do the others as well."
        steps={data.incident.takeBack}
        none="There is nothing to take back."
      />
    </div>
  );
};
