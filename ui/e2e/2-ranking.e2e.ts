import { describe, expect, it } from 'vitest';
import { downloaded, NOW, visit, withBrowser } from './browser';

describe('a reader of the ranking', () => {
  withBrowser();

  it('finds who reaches the most customers, and what one change helps most', () =>
    visit(`/ranking?at=${NOW}`, async (page) => {
      await page.getByText('comes first of 885').waitFor();
      await page.getByRole('link', { name: 'What one change helps most?' }).click();
      await page.getByRole('heading', { name: 'Choke points', level: 1 }).waitFor();
      await page.getByText(/alone lowers the score from/).waitFor();
    }));

  it('ranks by another measure, and takes the ranking away', () =>
    visit(`/ranking?at=${NOW}`, async (page) => {
      await page.getByText('885 rows').waitFor();
      await page.getByText('Administrations', { exact: true }).first().click();
      await page.waitForURL(/by=TENANT_ADMIN/);
      await page.getByText('Administrations: how the ranked identities are spread').waitFor();
      const all = await downloaded(page, () => page.getByRole('link', { name: 'CSV, the whole list' }).click());
      expect(all.text.trim().split('\n')).toHaveLength(886);
    }));
});
