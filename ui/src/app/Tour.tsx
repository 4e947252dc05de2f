import { Button } from '@mantine/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { addressOf, go } from '../ground/address';
import { graphql } from '../ground/graphql';

/* Who stands for the tour: the gravest of the estate at hand, so that it shows what is there. */
const GRAVEST = graphql(`
  query Gravest {
    ranking(by: LOSS, first: 1) {
      edges {
        node {
          id
          name
        }
      }
    }
    entities(kinds: [CUSTOMER], first: 1) {
      nodes {
        id
        name
      }
    }
  }
`);

const CHANGED = 'tour';
let at: number | null = null;

const turn = (next: number | null) => {
  at = next;
  window.dispatchEvent(new Event(CHANGED));
};

/** Begins the tour at its first click. */
export const startTour = (): void => turn(0);

const useStep = () =>
  useSyncExternalStore(
    (changed) => {
      window.addEventListener(CHANGED, changed);
      return () => window.removeEventListener(CHANGED, changed);
    },
    () => at,
  );

interface Stop {
  readonly title: string;
  readonly says: string;
  readonly to: string;
}

const stopsOf = (of: string, name: string, customer: { id: string; name: string } | undefined): readonly Stop[] => [
  {
    title: 'Who reaches the most?',
    says: 'The first page speaks of all identities at once, and names the one change that helps most.',
    to: '/',
  },
  {
    title: `When ${name} is compromised, what falls?`,
    says: 'Everything that can be reached from there, exactly, and why: choose anything in the drawing to read the way.',
    to: addressOf('/blast-radius', { of }),
  },
  {
    title: 'What saves the most?',
    says: 'Each removal, alone, with what it leaves. "What if …" beside anything adds a change to a scenario.',
    to: addressOf('/choke-points', { of }),
  },
  customer
    ? {
        title: `Who gets into ${customer.name}?`,
        says: 'One page for each tenant: who gets in at which level, by what, and what is precious there. It prints.',
        to: addressOf('/tenant', { id: customer.id }),
      }
    : { title: 'Who gets in?', says: 'Choose a target to learn who reaches it.', to: '/exposure' },
  {
    title: 'What is not as it should be?',
    says: 'Findings name the cause, prove it, and end it: each remedy says what it saves.',
    to: '/findings',
  },
];

const Stops = ({ step }: { step: number }) => {
  const [{ data }] = useQuery({ query: GRAVEST });
  const next = useRef<HTMLButtonElement>(null);
  const gravest = data?.ranking.edges[0]?.node;
  const stops = gravest ? stopsOf(gravest.id, gravest.name, data.entities.nodes[0]) : [];
  const stop = stops[step];
  const to = stop?.to;
  useEffect(() => {
    if (to === undefined) return;
    go(to);
    next.current?.focus();
  }, [to]);
  if (data && !gravest) return <p>There is nothing to be seen yet: bring data in first.</p>;
  if (!stop) return <p>…</p>;
  const last = step === stops.length - 1;
  return (
    <>
      <p className="quiet">
        {step + 1} of {stops.length}
      </p>
      <h2>{stop.title}</h2>
      <p>{stop.says}</p>
      <div className="toolbar">
        <Button ref={next} size="compact-sm" onClick={() => turn(last ? null : step + 1)}>
          {last ? 'Done' : 'Next'}
        </Button>
        {!last && (
          <Button size="compact-sm" variant="subtle" onClick={() => turn(null)}>
            End the tour
          </Button>
        )}
      </div>
    </>
  );
};

/** Five pages, one click each, with what is seen there in two sentences. */
export const Tour = () => {
  const step = useStep();
  if (step === null) return null;
  return (
    <section
      className="tour no-print"
      aria-label="Tour"
      aria-live="polite"
      onKeyDown={(event) => event.key === 'Escape' && turn(null)}
    >
      <Stops step={step} />
    </section>
  );
};
