import { describe, expect, it } from 'vitest';
import { violations, visit, withBrowser } from './browser';

const NAME = '<img src=x onerror=alert(1)> & co';

const GRAPH = {
  metadata: { source_kind: 'Test' },
  graph: {
    nodes: [
      { id: 'e2e-user', kinds: ['User'], properties: { name: NAME } },
      { id: 'e2e-group', kinds: ['Group'], properties: { name: 'e2e group' } },
    ],
    edges: [{ kind: 'MemberOf', start: { value: 'e2e-user' }, end: { value: 'e2e-group' } }],
  },
};

const file = (text: string) => [{ name: 'e2e.json', mimeType: 'application/json', buffer: Buffer.from(text) }];

describe('an import', () => {
  withBrowser();

  it('is refused with the reason, and nothing changes', () =>
    visit(
      '/bring-in',
      async (page) => {
        await page.locator('input[type=file]').setInputFiles(file('no export at all'));
        await page.getByText('Not imported; the estate is as it was').waitFor();
      },
      { expected: /status of 422/ },
    ));

  it('shows what it would take over of scenarios, only where that is asked', () =>
    visit('/bring-in', async (page) => {
      const estate = await (await page.request.get(new URL('/export/estate.jsonl', page.url()).href)).text();
      const scenarios = estate.split('\n').filter((line) => line.includes('"saved":"SCENARIO"'));
      const text = ['{"id":"e2e-one","entity":"Host","kind":"HOST"}', ...scenarios].join('\n');
      const preview = page.getByRole('region', { name: 'Preview of the import' });
      await page.locator('input[type=file]').setInputFiles([{ ...file(text)[0]!, name: 'e2e.jsonl' }]);
      await preview.waitFor();
      expect(await preview.getByText('scenarios:').count()).toBe(0);
      await page.getByRole('switch', { name: 'Take over its lists, scenarios, exceptions and reviews' }).check();
      await preview.waitFor({ state: 'detached' });
      await page.locator('input[type=file]').setInputFiles([{ ...file(text)[0]!, name: 'e2e.jsonl' }]);
      await preview.getByText(`scenarios: 0 new, ${scenarios.length} as here`).waitFor();
    }));

  it('is reported, counted and found, and a name is never markup', () =>
    visit('/bring-in', async (page) => {
      await page
        .getByRole('combobox', { name: 'Source' })
        .or(page.getByLabel('Source', { exact: true }))
        .first()
        .fill('e2e');
      await page.locator('input[type=file]').setInputFiles(file(JSON.stringify(GRAPH)));
      const preview = page.getByRole('region', { name: 'Preview of the import' });
      await preview.waitFor();
      expect(await preview.getByRole('row', { name: 'Entities 2 0 0 0' }).count()).toBe(1);
      await page.getByRole('button', { name: 'Import e2e.json' }).click();
      const report = page.getByRole('region', { name: 'Report of the import' });
      await report.waitFor();
      expect(await report.getByRole('row', { name: 'Entities 2 0 0 0' }).count()).toBe(1);
      await page.getByRole('button', { name: 'Take it back: restore version 1' }).waitFor();
      await page.goto(new URL('/entity?id=e2e-user', page.url()).href);
      await page.getByRole('heading', { name: NAME }).waitFor();
      expect(await page.locator('img[src=x]').count()).toBe(0);
    }));

  it('shows what goes with a source, which is taken away by its number and restored', () =>
    visit('/estate', async (page) => {
      const sources = page.getByRole('row', { name: /^e2e / });
      await page.getByRole('button', { name: 'Remove e2e' }).click();
      await page.getByLabel(/^Type 3, the number/).fill('2');
      expect(await page.getByRole('button', { name: 'Remove the source' }).isDisabled()).toBe(true);
      await page.getByLabel(/^Type 3, the number/).fill('3');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Remove the source' }).click();
      await page.getByText('3,963 entities').waitFor();
      await page
        .getByRole('button', { name: /^Restore version 2,/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Show what would change' }).click();
      await page.getByText('Entities: 2 added. Relations: 1 added.').waitFor();
      await page.getByRole('button', { name: 'Restore version 2', exact: true }).click();
      await page.getByText('3,965 entities').waitFor();
      await page.getByText('version 2 restored').waitFor();
      await sources.first().waitFor();
    }));

  it('can be looked back from: what it changed', () =>
    visit('/drift', async (page) => {
      await page.getByText(/^The mean score of all identities (is as it was|has)/).waitFor();
      await page.getByRole('columnheader', { name: 'Version 4' }).first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('tab', { name: 'All identities' }).click();
      await page.getByText('Nobody reaches any tenant at a higher level than before.').waitFor();
    }));
});
