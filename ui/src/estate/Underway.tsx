import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { shareDone, underway } from '../ground/underway';
import type { Underway as Import } from '../ground/underway';
import { counted } from '../ground/numbers';
import { cancel } from './upload';

/* How often the server is asked, in milliseconds. */
const PACE = 300;

/** What the server is doing with the files, and how far it is. */
export const Underway = () => {
  const [seen, setSeen] = useState<Import>();
  useEffect(() => {
    const gone = new AbortController();
    const ask = async () => setSeen((await underway(gone.signal)) ?? undefined);
    void ask();
    const timer = setInterval(() => void ask(), PACE);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, []);
  const share = seen ? shareDone(seen) : 0;
  return (
    <>
      <p className="quiet">
        {seen ? `${counted(seen.state.records, 'record')} read: ${seen.state.phase}` : 'It begins …'}
      </p>
      <Progress value={100 * share} animated={share === 1} aria-label="Done" />
      <Button variant="subtle" size="compact-sm" onClick={() => void cancel()}>
        Cancel the import
      </Button>
    </>
  );
};
