import { Alert } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';

/** Says that a page failed, in the place of an empty window. */
export class Failures extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <Alert color="red" title="This page failed" role="alert">
        {this.state.error.message}. Reload it; if that does not help, it is a fault of ours.
      </Alert>
    );
  }
}
