import type { ReactNode } from 'react';
import { EntityPicker } from '../entity/EntityPicker';
import { amend } from '../ground/address';
import { AssumptionsBar } from './AssumptionsBar';
import { CompromisedExamples } from './Examples';
import { useQuestion } from './question';

/** The question that most pages share: who is compromised, and what is assumed. */
export const Compromised = ({
  children,
  withScenario = true,
  placeholder = 'An identity, credential, tool … by name, UPN or id',
}: {
  children?: ReactNode;
  withScenario?: boolean;
  placeholder?: string;
}) => {
  const { compromised } = useQuestion();
  return (
    <section className="card question">
      <EntityPicker
        label="Compromised"
        placeholder={placeholder}
        chosen={compromised}
        onChange={(of) => amend({ of, explain: null })}
      />
      {compromised.length === 0 && <CompromisedExamples />}
      {children}
      <AssumptionsBar withScenario={withScenario} />
    </section>
  );
};
