import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Named } from '../entity/EntityName';
import { OWNED } from '../entity/fragments';
import { graphql } from '../ground/graphql';
import type { EntityKind } from '../ground/graphql';
import { narrowed } from './narrow';

const WITHIN = graphql(`
  query Within($search: String!) {
    entities(search: $search, kinds: [TENANT], first: 1) {
      nodes {
        id
      }
    }
  }
`);

/* The server ranks: the exact id first, then names that are the words, begin with them, hold them. */
const FIND = graphql(
  `
    query Find($search: String!, $kinds: [EntityKind!], $tenant: ID) {
      best: entities(search: $search, kinds: $kinds, tenant: $tenant, first: 8) {
        totalCount
        nodes {
          ...Owned
        }
      }
      tenants: entities(search: $search, kinds: [TENANT], tenant: $tenant, first: 3) {
        totalCount
        nodes {
          ...Owned
        }
      }
      identities: entities(search: $search, kinds: [IDENTITY], tenant: $tenant, first: 3) {
        totalCount
        nodes {
          ...Owned
        }
      }
      tools: entities(search: $search, kinds: [TOOL], tenant: $tenant, first: 3) {
        totalCount
        nodes {
          ...Owned
        }
      }
      resources: entities(search: $search, kinds: [RESOURCE], tenant: $tenant, first: 3) {
        totalCount
        nodes {
          ...Owned
        }
      }
      groups: entities(search: $search, kinds: [GROUP, GRANT, ROLE], tenant: $tenant, first: 3) {
        totalCount
        nodes {
          ...Owned
        }
      }
      credentials: entities(search: $search, kinds: [CREDENTIAL], tenant: $tenant, first: 3) {
        totalCount
        nodes {
          ...Owned
        }
      }
    }
  `,
  [OWNED],
);

/** Things that are called so, under one heading, and how many there are of them in all. */
export interface Group {
  readonly title: string;
  readonly what: string;
  readonly total: number;
  readonly things: readonly Named[];
}

const TITLES = {
  tenants: 'Tenants',
  identities: 'Identities',
  tools: 'Tools',
  resources: 'Resources',
  groups: 'Groups and grants',
  credentials: 'Credentials',
} as const;

type Answer = Readonly<
  Record<'best' | keyof typeof TITLES, { readonly totalCount: number; readonly nodes: readonly Named[] }>
>;

const groupsOf = (answer: Answer, kinds: readonly EntityKind[] | null): readonly Group[] => {
  const most = kinds ? 8 : 2;
  const best: Group = {
    title: kinds ? 'Found' : 'Best matches',
    what: 'all',
    total: kinds ? answer.best.totalCount : Math.min(most, answer.best.totalCount),
    things: answer.best.nodes.slice(0, most),
  };
  const seen = new Set(best.things.map(({ id }) => id));
  const others = kinds
    ? []
    : Object.entries(TITLES).map(([key, title]) => {
        const { totalCount, nodes } = answer[key as keyof typeof TITLES];
        return { title, what: key, total: totalCount, things: nodes.filter(({ id }) => !seen.has(id)) };
      });
  return [best, ...others].filter(({ things }) => things.length > 0);
};

/** What is found for a text, best first, then by what it is. */
export const useFound = (text: string): { readonly groups: readonly Group[]; readonly looking: boolean } => {
  const { words, kinds, within } = useMemo(() => narrowed(text), [text]);
  const [tenant] = useQuery({ query: WITHIN, variables: { search: within ?? '' }, pause: within === null });
  const id = within === null ? null : (tenant.data?.entities.nodes[0]?.id ?? null);
  const pause = words === '' || (within !== null && id === null);
  const variables = useMemo(
    () => ({ search: words, kinds: kinds ? [...kinds] : null, tenant: id }),
    [words, kinds, id],
  );
  const [{ data, fetching }] = useQuery({ query: FIND, variables, pause });
  const groups = useMemo(() => (data && !pause ? groupsOf(data, kinds) : []), [data, pause, kinds]);
  return { groups, looking: fetching || tenant.fetching };
};
