import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { ask } from './session';

const newClient = () =>
  new Client({ url: '/graphql', exchanges: [cacheExchange, fetchExchange], preferGetMethod: false, fetch: ask });

const Forget = createContext<() => void>(() => undefined);

/** Forgets every answer, because the estate has changed. */
export const useForget = () => useContext(Forget);

/** Asks the server; equal questions are asked once, until the estate changes. */
export const Answers = ({ children }: { children: ReactNode }) => {
  const [generation, setGeneration] = useState(0);
  const client = useMemo(newClient, [generation]);
  const forget = useCallback(() => setGeneration((present) => present + 1), []);
  return (
    <Forget value={forget}>
      <Provider value={client}>{children}</Provider>
    </Forget>
  );
};
