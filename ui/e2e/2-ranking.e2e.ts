import { describe, expect, it } from 'vitest';
import { downloaded, NOW, visit, withBrowser } from './browser';

describe('a reader of the ranking', () => {
  withBrowser();

  it('finds who reaches the most customers, and what one change helps most', () =>
    visit(`/ranking?at=${NOW}`, async (page) => {
      await page.getByText('first of 885').waitFor();
      await page.getByRole('link', { name: 'What one change helps most?' }).click();
      await page.getByRole('heading', { name: 'Choke points', level: 1 }).waitFor();
      await page.getByText(/alone lowers the score from/).waitFor();
    }));

  it('ranks by another measure, and takes the ranking away', () =>
    visit(`/ranking?at=${NOW}`, async (page) => {
      await page.getByText('885 identities', { exact: true }).waitFor();
      await page
        .getByRole('combobox', { name: 'By' })
        .or(page.getByLabel('By', { exact: true }))
        .first()
        .click();
      await page.getByRole('option', { name: 'Administrations' }).click();
      await page.waitForURL(/by=TENANT_ADMIN/);
      await page.getByText('Administrations: how all that are ranked are spread').waitFor();
      const all = await downloaded(page, () => page.getByRole('link', { name: 'CSV, the whole list' }).click());
      expect(all.text.trim().split('\n')).toHaveLength(886);
    }));
});
