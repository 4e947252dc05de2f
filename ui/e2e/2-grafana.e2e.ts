import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';

interface Target {
  readonly refId: string;
  readonly root_selector: string;
  readonly columns: readonly { readonly selector: string }[];
  readonly url_options: { readonly body_graphql_query: string; readonly body_graphql_variables: string };
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly Target[] }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] };
}

const file = new URL('../../src/docs/grafana/blast-radius.json', import.meta.url);
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as Dashboard;

const filled = (text: string): string =>
  dashboard.templating.list.reduce((done, { name, query }) => done.replaceAll(`\${${name}}`, query), text);

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

const answered = async ({ url_options: { body_graphql_query, body_graphql_variables } }: Target): Promise<unknown> => {
  const body = JSON.stringify({
    query: body_graphql_query,
    variables: JSON.parse(filled(body_graphql_variables)) as unknown,
  });
  const response = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return response.json();
};

const targets = dashboard.panels.flatMap(({ title, targets: of }) =>
  of.map((target) => [title, target.refId, target] as const),
);

describe('the Grafana dashboard', () => {
  it.each(targets)('%s (%s) finds each of its columns in the answer', async (_title, _ref, target) => {
    const root = at(await answered(target), target.root_selector);
    const rows = Array.isArray(root) ? root : [root];
    expect(rows.length).toBeGreaterThan(0);
    for (const { selector } of target.columns) expect(at(rows[0], selector), selector).toBeDefined();
  });
});
