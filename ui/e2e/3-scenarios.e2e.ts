import { describe, expect, it } from 'vitest';
import { downloaded, NOW, visit, withBrowser } from './browser';

const SOC = `of=nw%2Fsoc.readonly&at=${NOW}`;

describe('a reader who decides', () => {
  withBrowser();

  it('sees a saved scenario beside the estate as it is, with every list behind it', () =>
    visit(`/scenarios?compare=clean-read-only-soc&${SOC}`, async (page) => {
      await page.getByText('saves most').waitFor();
      await page
        .getByRole('row', { name: /^Score, residual 87.4/ })
        .first()
        .waitFor();
      await page.getByRole('tab', { name: 'Lost and gained' }).click();
      await page.getByRole('heading', { name: 'Tenants lost: 52' }).waitFor();
      await page.getByRole('heading', { name: 'Tenants gained: 0' }).waitFor();
      await page.getByRole('tab', { name: 'What each change is worth' }).click();
      await page.getByText('From the score before to the score after').waitFor();
      await page.getByRole('tab', { name: 'All identities' }).click();
      await page.getByText('Nobody reaches any tenant at a higher level than before.').waitFor();
      const report = await downloaded(page, () => page.getByRole('button', { name: 'Report' }).click());
      expect(report.text).toContain('| Score, residual | 87.4 |');
    }));

  it('makes a scenario of one step of a path, compares it and deletes it', () =>
    visit(`/paths?${SOC}&to=osprey%2Fsrv-2`, async (page) => {
      await page.getByRole('button', { name: 'What if, about Watchpost SIEM – API key of Beacon RMM' }).click();
      await page.getByRole('menuitem', { name: 'the secret were rotated?' }).click();
      await page.getByRole('link', { name: /^Scenarios/ }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Rotate the key in the log');
      await page.getByRole('button', { name: 'Save and compare' }).click();
      await page.getByText('saves most').waitFor();
      await page.waitForURL(/compare=/);
      const saved = page.getByRole('listitem').filter({ hasText: 'Rotate the key in the log' });
      await saved.getByText('1 change, cost 1').click();
      await saved.getByRole('button', { name: 'Delete' }).click();
      await saved.getByRole('button', { name: 'Delete for good' }).click();
      await saved.waitFor({ state: 'detached' });
    }));

  it('asks about the estate as a scenario would have it', () =>
    visit(`/blast-radius?${SOC}&scenario=clean-read-only-soc`, async (page) => {
      await page.locator('summary code', { hasText: 'T:C0' }).waitFor();
    }));
});
