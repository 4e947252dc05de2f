import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { EntityPicker } from '../entity/EntityPicker';
import { amend } from '../ground/address';
import { AssumptionsBar } from './AssumptionsBar';
import { CompromisedExamples } from './Examples';
import { useQuestion } from './question';
import { QuestionLine } from './QuestionLine';

/** The question that most pages share: who is compromised, and what is assumed. Once it is answered it is one line, which opens again. */
export const Compromised = ({
  children,
  withScenario = true,
  placeholder = 'An identity, credential, tool … by name, UPN or id',
  answered,
}: {
  children?: ReactNode;
  withScenario?: boolean;
  placeholder?: string;
  /** Whether nothing more has to be said; otherwise it is enough to say who is compromised. */
  answered?: boolean;
}) => {
  const { compromised } = useQuestion();
  const isAnswered = answered ?? compromised.length > 0;
  const [open, setOpen] = useState(!isAnswered);
  const was = useRef(isAnswered);
  const change = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAnswered !== was.current) setOpen(!isAnswered);
    was.current = isAnswered;
  }, [isAnswered]);
  const done = () => {
    setOpen(false);
    setTimeout(() => change.current?.focus());
  };
  if (!open)
    return (
      <section className="card question-line" aria-label="The question">
        <QuestionLine />
        <Button ref={change} variant="subtle" size="compact-sm" onClick={() => setOpen(true)} aria-expanded={false}>
          Change
        </Button>
      </section>
    );
  return (
    <section className="card question" aria-label="The question">
      <EntityPicker
        label="Compromised"
        placeholder={placeholder}
        chosen={compromised}
        onChange={(of) => amend({ of, explain: null, open: null })}
      />
      {compromised.length === 0 && <CompromisedExamples />}
      {children}
      <AssumptionsBar withScenario={withScenario} />
      {isAnswered && (
        <p>
          <Button variant="light" size="compact-sm" onClick={done} aria-expanded>
            Done
          </Button>
        </p>
      )}
    </section>
  );
};
