import { describe, expect, it } from 'vitest';
import { answered, downloaded, find, NOW, visit, withBrowser } from './browser';

describe('a thing', () => {
  withBrowser();

  it('is listed by the server: narrowed, sorted, turned, chosen, taken away whole', () =>
    visit('/list?what=credentials', async (page) => {
      await page.getByText('1,147 credentials').waitFor();
      const first = () => page.locator('tbody tr').first();
      await page.getByRole('button', { name: 'Name' }).click();
      await page.waitForURL(/sort=-NAME/);
      await page.locator('th[aria-sort=descending]', { hasText: 'Name' }).waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('51 to 100 of 1,147').waitFor();
      await page.goBack();
      await page.getByText('1 to 50 of 1,147').waitFor();
      await page.getByRole('textbox', { name: 'Called' }).fill('rmm');
      await page.getByText('1 credential', { exact: true }).waitFor();
      expect(page.url()).toContain('search=rmm');
      await first().getByText('Operations vault').waitFor();
      await page.getByRole('checkbox', { name: 'Choose row 1' }).check();
      await page.getByRole('button', { name: 'What if, about the 1 chosen' }).click();
      await page.getByRole('menuitem', { name: 'it were rotated?' }).click();
      const whole = await downloaded(page, () => page.getByRole('link', { name: 'CSV, the whole list' }).click());
      expect(whole.text.trim().split('\n')).toHaveLength(2);
      expect(whole.text).toContain('nw/svc-rmm/key');
      await page.goto(new URL('/scenarios', page.url()).href);
      await page.getByText('Rotate: API key of Beacon RMM').waitFor();
    }));

  it('is kept in a list under a name, whose address says it', () =>
    visit(
      `/list?what=tenants&where=${encodeURIComponent('{"property":{"name":"regulated","equals":"true"}}')}`,
      async (page) => {
        await page.getByRole('button', { name: 'Save as a list' }).click();
        await page.getByRole('textbox', { name: 'Name' }).fill('Regulated');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.waitForURL(/lists/);
        const saved = page.getByRole('region', { name: 'Saved lists' });
        await saved.getByRole('link', { name: 'Regulated' }).waitFor();
        await saved.getByRole('link', { name: 'Trend' }).click();
        await page.getByText('No version was measured in this time').waitFor();
        await page.goBack();
        await answered(page);
        await saved.getByRole('button', { name: 'Delete the list Regulated' }).click();
        await saved.getByRole('button', { name: 'Delete for good' }).click();
        await saved.getByText('None yet.').waitFor();
      },
    ));

  it('that is a tenant tells who gets in, by what, and what is precious there', () =>
    visit(`/tenant?id=osprey&at=${NOW}`, async (page) => {
      const who = page.getByRole('region', { name: 'Who gets in', exact: true });
      await who.getByRole('button', { name: '36 identities of the provider at Administration' }).click();
      await who.getByRole('link', { name: 'How Jonas Weber gets in' }).waitFor();
      await page
        .getByRole('region', { name: 'What is precious' })
        .getByText('Osprey Shipyard production database')
        .waitFor();
      await page.getByRole('region', { name: 'Ways in' }).getByText('admin-agents').first().waitFor();
    }));

  it('that was taken at 03:12 tells what to cut, by which command, and whom to tell by which way', () =>
    visit(`/incident?of=nw%2Fsvc-rmm&since=2026-10-01T03:12Z&at=${NOW}`, async (page) => {
      await page.getByRole('timer').getByText('5 h 48 min').waitFor();
      await page
        .getByRole('region', { name: 'Cut first' })
        .getByText(/frees 10 administrations/)
        .first()
        .waitFor();
      const tell = page.getByRole('region', { name: 'Whom to tell' });
      await tell.getByRole('heading', { name: 'Whom to tell: 52 customers' }).waitFor();
      const list = await downloaded(page, () => tell.getByRole('button', { name: 'CSV, all with their ways' }).click());
      expect(list.text.trim().split('\n')).toHaveLength(53);
      await tell
        .getByRole('button', { name: /the way to/ })
        .first()
        .click();
      await tell.locator('.hop').first().waitFor();
    }));

  it('that is held is reviewed by keyboard, an access at a time, and what is decided becomes a scenario', () =>
    visit('/reviews', async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('This quarter');
      await page.getByRole('textbox', { name: 'Who is asked' }).fill('Mia');
      await page.getByRole('button', { name: 'Begin' }).click();
      const asked = page.getByRole('region', { name: 'To be decided' });
      await asked.waitFor();
      const words = () => asked.locator('.headline').textContent();
      for (const key of ['k', 'k', 'r']) {
        const before = await words();
        await page.keyboard.press(key);
        await page.waitForFunction((text) => document.querySelector('.headline')?.textContent !== text, before);
      }
      await page.getByText(/^3 of 762, 0.4.%: 2 kept, 0 narrowed, 1 revoked$/).waitFor();
      await page.getByRole('button', { name: 'Make a scenario of 1 change' }).click();
      await page.waitForURL(/scenarios\?compare=/);
    }));

  it('is found from anywhere by a few letters, and so is a page', () =>
    visit('/settings', async (page) => {
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await find(page, 'Control+k', 'customer:osprey');
      await page.getByRole('option', { name: /^Osprey Shipyard/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Osprey Shipyard', level: 1 }).waitFor();
      await find(page, 'Control+k', 'quarter');
      await page.getByRole('option', { name: /^Trend/ }).waitFor();
      await page.getByRole('option', { name: /^Trend/ }).click();
      await page.getByRole('heading', { name: 'Trend', level: 1 }).waitFor();
    }));
});
