import { Alert, Button } from '@mantine/core';
import { useEffect } from 'react';
import { isServing } from '../ground/serving';
import { useForget } from '../ground/client';

/* How often the server is looked for, in milliseconds. */
const PACE = 2000;

/** In the place of an answer while the server is away: it is looked for, and asked again as soon as it serves. */
export const NoConnection = () => {
  const forget = useForget();
  useEffect(() => {
    const gone = new AbortController();
    const look = async () => {
      if ((await isServing(gone.signal)) && !gone.signal.aborted) forget();
    };
    const timer = setInterval(() => void look(), PACE);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, [forget]);
  return (
    <Alert color="red" title="No connection" role="alert">
      The server cannot be reached. It is asked again as soon as it answers.{' '}
      <Button size="compact-sm" variant="default" onClick={forget}>
        Ask again
      </Button>
    </Alert>
  );
};
