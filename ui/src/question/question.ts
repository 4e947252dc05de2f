import { useMemo } from 'react';
import { useAddress } from '../ground/address';
import type { Assumptions } from '../ground/graphql';
import { assumptionsOf, scenarioOf } from './assumptions';

/** Whom a question is about and what it assumes, as the variables of every analysis. */
export interface Question {
  readonly compromised: string[];
  readonly assume: Assumptions;
  readonly scenario: string | null;
}

/** The question that the address asks; the same object until the address changes. */
export const useQuestion = (): Question => {
  const { query } = useAddress();
  return useMemo(
    () => ({ compromised: query.getAll('of'), assume: assumptionsOf(query), scenario: scenarioOf(query) }),
    [query],
  );
};
