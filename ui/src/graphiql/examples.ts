import type { GraphiQL } from 'graphiql';
import type { ComponentProps } from 'react';

const queries = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('./examples/*.json', { query: '?raw', import: 'default', eager: true });

type Tabs = NonNullable<ComponentProps<typeof GraphiQL>['defaultTabs']>;

/** One tab a question: `examples/1-name.graphql`, in the order of the names, with `1-name.json` as its variables. */
export const examples: Tabs = Object.keys(queries)
  .sort()
  .map((file) => ({
    query: queries[file] ?? '',
    variables: variables[file.replace(/\.graphql$/, '.json')] ?? '',
    headers: '',
  }));
