import { Alert, Button } from '@mantine/core';
import { Component, useEffect } from 'react';
import type { ReactNode } from 'react';
import { isServing } from '../ground/serving';

/* How often the server is looked for, in milliseconds. */
const PACE = 2000;

/* Vite names a part of the pages so that could not be fetched: the server was away, or has a new build with other names. */
const NOT_FETCHED = /dynamically imported module|module script failed|preload/i;

const reload = () => location.reload();

/* Whether this address was loaded anew by itself already: a part that is gone for good must not make the page load for ever. */
const wasReloaded = (): boolean => {
  const before = sessionStorage.getItem('reloaded');
  sessionStorage.setItem('reloaded', location.href);
  return before === location.href;
};

/* A browser does not fetch the same module twice, so the whole page is loaded anew. */
const NotFetched = () => {
  useEffect(() => {
    if (wasReloaded()) return undefined;
    const gone = new AbortController();
    const look = async () => {
      if ((await isServing(gone.signal)) && !gone.signal.aborted) reload();
    };
    const timer = setInterval(() => void look(), PACE);
    return () => {
      gone.abort();
      clearInterval(timer);
    };
  }, []);
  return (
    <Alert color="red" title="No connection" role="alert">
      This page could not be fetched. It is loaded again as soon as the server answers.{' '}
      <Button size="compact-sm" variant="default" onClick={reload}>
        Load it now
      </Button>
    </Alert>
  );
};

/** Says that a page failed, in the place of an empty window. */
export class Failures extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    if (NOT_FETCHED.test(error.message)) return <NotFetched />;
    return (
      <Alert color="red" title="This page failed" role="alert">
        {error.message}. Reload it; if that does not help, it is a fault of ours.
      </Alert>
    );
  }
}
