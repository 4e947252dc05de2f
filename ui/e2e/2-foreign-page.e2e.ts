import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { executable, FLAGS } from './chromium.mjs';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';

const ask = async (query: string): Promise<Record<string, Record<string, Record<string, string> | null>>> => {
  const response = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Record<string, Record<string, Record<string, string>>> }).data;
};

const created = async (): Promise<string> => {
  const data = await ask('mutation { scenarioCreate(input: { name: "Kept", changes: [] }) { scenario { id } } }');
  return data['scenarioCreate']?.['scenario']?.['id'] ?? '';
};

/* Whatever a page makes a browser ask without being asked itself. */
const page = (deletion: string): string => `<!doctype html><title>foreign</title>
<img src="${deletion}"><link rel="stylesheet" href="${deletion}"><script src="${deletion}"></script>
<iframe src="${deletion}"></iframe><iframe src="${server}/"></iframe><iframe name="into"></iframe>
<form method="post" enctype="text/plain" target="into" action="${server}/import?source=foreign"><input name="id,entity,kind" value="x"></form>
<script>document.forms[0].submit()</script>`;

/* Another port of the same machine is the same site, and another name of it another one. */
describe.each(['127.0.0.1', 'localhost'])('a page of another server at %s', (host) => {
  it('neither reads nor changes anything, and may link to the pages', async () => {
    const id = await created();
    const mutation = `mutation { scenarioDelete(id: "${id}") { deletedId } }`;
    const html = page(`${server}/graphql?query=${encodeURIComponent(mutation)}`);
    const foreign = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
    await new Promise((listening) => foreign.listen(0, host, () => listening(undefined)));
    const browser = await chromium.launch({ executablePath: executable(), args: FLAGS });
    try {
      const tab = await browser.newPage();
      const answers: number[] = [];
      tab.on('response', (response) => response.url().startsWith(server) && answers.push(response.status()));
      await tab.goto(`http://${host}:${(foreign.address() as AddressInfo).port}/`, { waitUntil: 'networkidle' });
      const read = await tab.evaluate(async (at) => {
        const body = (path: string, how: RequestInit): Promise<string> =>
          fetch(at + path, how).then(
            (response) => response.text(),
            () => '',
          );
        return Promise.all([
          body('/graphql?query=%7B__typename%7D', {}),
          body('/graphql?query=%7B__typename%7D', { mode: 'no-cors' }),
          body('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
          body('/import', { method: 'POST', mode: 'no-cors', body: 'id' }),
          body('/export/estate.jsonl', { mode: 'no-cors' }),
        ]);
      }, server);
      expect(read.filter((text) => text !== '')).toEqual([]);
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.filter((status) => status !== 403)).toEqual([]);
      expect((await ask(`{ scenario(id: "${id}") { id } }`))['scenario']).toEqual({ id });
      await tab.evaluate((at) => location.assign(`${at}/ranking`), server);
      await tab.waitForURL(`${server}/ranking`);
      expect(await tab.title()).toContain('Blast Radius');
    } finally {
      await browser.close();
      foreign.close();
      await ask(mutation);
    }
  });
});
