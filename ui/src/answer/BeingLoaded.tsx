import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useForget } from '../ground/client';
import { counted } from '../ground/numbers';
import { shareDone, underway } from '../ground/underway';
import type { Underway } from '../ground/underway';

/* How often the server is asked, in milliseconds. */
const PACE = 1000;

/** In the place of an answer about an estate that has nothing yet: what is being loaded, and the answer once it is there; else the children. */
export const BeingLoaded = ({ children }: { children: ReactNode }) => {
  const forget = useForget();
  const [seen, setSeen] = useState<Underway | null>();
  useEffect(() => {
    const gone = new AbortController();
    let before: Underway | null = null;
    const ask = async () => {
      const now = await underway(gone.signal);
      if (gone.signal.aborted) return;
      if (before && !now) forget();
      before = now;
      setSeen(now);
    };
    void ask();
    const timer = setInterval(() => void ask(), PACE);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, [forget]);
  if (seen === undefined) return null;
  if (seen === null) return children;
  return (
    <section className="card" role="status">
      <p className="headline">The estate is being loaded.</p>
      <p className="quiet">
        {seen.files}: {counted(seen.state.records, 'record')} read, {seen.state.phase}. This page answers as soon as it
        is there.
      </p>
      <Progress value={100 * shareDone(seen)} aria-label="Loaded" />
    </section>
  );
};
