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
      const report = await downloaded(page, () => page.getByRole('link', { name: 'Report as Markdown' }).click());
      expect(report.text).toContain('| Score, residual | 87.38 |');
      expect(report.text).toContain('saves most: 65.12 of 87.38 points, for a cost of 5');
      const printed = await page.getByRole('link', { name: 'Report, to print' }).getAttribute('href');
      await page.goto(new URL(printed!, page.url()).href);
      await page.getByRole('heading', { name: 'Evidence' }).waitFor();
      expect(await page.locator('hr').evaluate((rule) => getComputedStyle(rule).borderTopStyle)).toBe('solid');
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

  it('says who has to approve, when access is to be activated', () =>
    visit('/entity?id=nw%2Fadmin-agents', async (page) => {
      await page.getByRole('button', { name: /^What if, about/ }).click();
      await page.getByRole('menuitem', { name: /had to be activated, and somebody approved/ }).click();
      const dialog = page.getByRole('dialog');
      const approvers = dialog.getByRole('textbox', { name: 'Who approves' });
      await approvers.and(page.locator(':focus')).waitFor();
      await approvers.pressSequentially('nw/approvers');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Add to the scenario' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: /^Scenarios/ }).click();
      await page.getByText(/^Activation has to be approved/).waitFor();
    }));

  it('changes a saved scenario, and is told when somebody else has', () =>
    visit(`/scenarios?${SOC}`, async (page) => {
      const saved = page.getByRole('listitem').filter({ hasText: 'Contract and leaver offboarding' });
      const draft = page.getByRole('region', { name: 'Draft' });
      const change = async () => {
        await saved.locator('summary').click();
        await saved.getByRole('button', { name: 'Change it' }).click();
        await draft.getByRole('textbox', { name: 'Reason of change 2' }).waitFor();
      };
      await change();
      const query = `mutation { scenarioUpdate(id: "contract-offboarding", version: 1, input: {name: "Contract and leaver offboarding",
        changes: [{action: {offboard: {ids: ["person/tobias.falk"]}}, cost: 2, reason: "Somebody else"}]}) { userErrors { message } } }`;
      const other = await page.request.post(new URL('/graphql', page.url()).href, { data: { query } });
      expect(await other.json()).toMatchObject({ data: { scenarioUpdate: { userErrors: [] } } });
      await draft.getByRole('textbox', { name: 'Cost of change 2' }).fill('4');
      await draft.getByRole('textbox', { name: 'Reason of change 2' }).fill('He left in June');
      await draft.getByRole('button', { name: 'Save and compare' }).click();
      await draft.getByText('Somebody has saved it meanwhile').waitFor();
      await draft.getByRole('button', { name: 'Save mine over it' }).click();
      await page.waitForURL(/compare=contract-offboarding/);
      await saved.getByText('2 changes, cost 13').waitFor();
    }));

  it('is advised within a budget, and opens the proposal as a scenario', () =>
    visit(`/advice?budget=2&${SOC}`, async (page) => {
      await page.getByText(/of cost .* lowers? the damage/).waitFor();
      await page.getByText(/^(Proven: no set|The best set) of the [\d,]+ changes that were weighed/).waitFor();
      await page.getByRole('button', { name: 'Open as a scenario' }).click();
      await page.getByRole('heading', { name: 'Scenarios', level: 1 }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).not.toBe('');
      await page.getByRole('textbox', { name: 'Cost of change 1' }).waitFor();
    }));

  it('asks about the estate as a scenario would have it', () =>
    visit(`/blast-radius?${SOC}&scenario=clean-read-only-soc`, async (page) => {
      await page.getByText('0 of 52 customers at CONTROL').waitFor();
    }));
});
