import { describe, expect, it } from 'vitest';
import { downloaded, find, NOW, visit, withBrowser } from './browser';

const SOC = `of=nw%2Fsoc.readonly&at=${NOW}`;

describe('a reader', () => {
  withBrowser();

  it('sees what is loaded', () =>
    visit('/estate', async (page) => {
      await page.getByRole('heading', { name: 'Estate', level: 1 }).waitFor();
      expect(await page.getByText('3,963 entities and 7,420 relations').count()).toBe(1);
      expect(await page.getByRole('row', { name: /^demo/ }).count()).toBe(1);
    }));

  it('is told at once who reaches the most customers, and what one change helps most', () =>
    visit(`/?at=${NOW}`, async (page) => {
      const who = page.getByRole('region', { name: 'Who reaches the most customers' });
      await who.getByText('17 identities take over 52 of 52 customers').waitFor();
      const change = page.getByRole('region', { name: 'What one change helps most' });
      await change.getByText('Rotate API key of Beacon RMM').waitFor();
      await change.getByText('17 → 13 identities that take over 52 customers').waitFor();
      await who.getByRole('link', { name: 'See what falls' }).click();
      await page.getByRole('img', { name: /^Score .* of 100/ }).waitFor();
      expect(page.url()).toMatch(/blast-radius\?.*of=/);
    }));

  it('is told on our own page that there is no such page', () =>
    visit(
      '/nowhere/at/all',
      async (page) => {
        await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      },
      { expected: /404/ },
    ));

  it('has an answer checked by a second algorithm', () =>
    visit(`/blast-radius?${SOC}`, async (page) => {
      await page.getByRole('button', { name: 'Check by a second algorithm' }).click();
      await page.getByText(/A second algorithm agrees: [\d,]+ facts compared/).waitFor();
    }));

  it('finds an identity by its UPN with the keyboard, and compromises it', () =>
    visit('/estate', async (page) => {
      await page.getByRole('heading', { name: 'Estate', level: 1 }).waitFor();
      await find(page, '/', 'svc-rmm@northwind');
      const first = page.getByRole('option', { name: /Service account of Beacon RMM/ }).first();
      await first.waitFor();
      expect(await first.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Service account of Beacon RMM', level: 1 }).waitFor();
      await page
        .getByRole('region', { name: 'It is held by', exact: true })
        .getByText('API key of Beacon RMM')
        .waitFor();
      await page.getByRole('link', { name: 'Compromise it' }).click();
      await page.waitForURL(/blast-radius\?of=nw%2Fsvc-rmm/);
      await page.getByRole('img', { name: /^Score .* of 100/ }).waitFor();
    }));

  it('reads the number, what it stands for and what was assumed', () =>
    visit(`/blast-radius?${SOC}`, async (page) => {
      await page.getByRole('img', { name: 'Score 87.4 of 100, Critical' }).waitFor();
      await page.getByText('52 of 52 customers at CONTROL').click();
      await page.getByText('BR1/A:self').click();
      await page.getByText('tenants reached: 52 at CONTROL, 52 at WRITE, 52 at READ, 52 at SEE').waitFor();
      await page.getByText('Exact', { exact: true }).waitFor();
      await page.getByText('at 1 Oct 2026, 09:00 UTC').waitFor();
    }));

  it('asks under other assumptions, and goes back', () =>
    visit(`/blast-radius?of=nw%2Fhanna.lind&at=${NOW}`, async (page) => {
      const customers = (count: number) => page.getByText(`${count} of 52 customers at CONTROL`).waitFor();
      await customers(24);
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByText('Strict', { exact: true }).click();
      await customers(19);
      expect(page.url()).toContain('jit=STRICT');
      await page.goBack();
      await customers(24);
      await page.reload();
      await customers(24);
    }));

  it('compromises several at once, and takes one back with the keyboard', () =>
    visit(`/blast-radius?of=nw%2Fkarin.ekstrom&at=${NOW}`, async (page) => {
      await page.getByRole('img', { name: /^Score 0.0/ }).waitFor();
      await page.getByRole('button', { name: 'Change' }).click();
      const picker = page.getByRole('main').getByRole('textbox', { name: 'Compromised' });
      await picker.click();
      await picker.pressSequentially('George Wright');
      await page
        .getByRole('option', { name: /George Wright/ })
        .first()
        .waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('1 of 52 customers at CONTROL').waitFor();
      await page.keyboard.press('Backspace');
      await page.getByRole('img', { name: /^Score 0.0/ }).waitFor();
    }));

  it('looks everything up in the list, has one way explained, and takes the list away', () =>
    visit(`/blast-radius?${SOC}&view=list`, async (page) => {
      await page.getByText('2,186 rows').waitFor();
      const all = await downloaded(page, () => page.getByRole('link', { name: 'CSV, the whole list' }).click());
      expect(all.name).toBe('blast-radius-nw-soc.readonly-at-20261001T090000Z-v1.csv');
      expect(all.text.trim().split('\n')).toHaveLength(2187);
      await page.getByRole('textbox', { name: /^Filter/ }).fill('osprey/srv-2');
      await page.getByRole('button', { name: 'Explain Osprey Shipyard application server' }).click();
      await page
        .getByRole('complementary', { name: 'Explanation' })
        .getByText('Watchpost SIEM stores API key of Beacon RMM')
        .waitFor();
      expect(page.url()).toContain('explain=osprey%2Fsrv-2');
    }));

  it('sorts the list by level and hops', () =>
    visit(`/blast-radius?${SOC}&view=list`, async (page) => {
      await page.getByRole('button', { name: 'Hops' }).click();
      const hops = page.getByRole('columnheader', { name: 'Hops' });
      expect(await hops.getAttribute('aria-sort')).toMatch(/ascending|descending/);
      const first = () => page.locator('tbody tr').first().locator('td').nth(4).textContent();
      const one = Number(await first());
      await page.getByRole('button', { name: 'Hops' }).click();
      expect(Number(await first())).not.toBe(one);
    }));

  it('sees the tenants, as a drawing and as a table', () =>
    visit(`/blast-radius?${SOC}&view=tenants`, async (page) => {
      await page.getByText('52 tenants reached').waitFor();
      await page.getByText('As a table').click();
      await page.getByRole('region', { name: 'Reached tenants' }).getByText('Osprey Shipyard').waitFor();
      const svg = await downloaded(page, () => page.getByRole('button', { name: 'Save as SVG' }).click());
      expect(svg.text).toContain('<svg');
      const png = await downloaded(page, () => page.getByRole('button', { name: 'Save as PNG' }).click());
      expect(png.text.slice(1, 4)).toBe('PNG');
    }));

  it('is told a story, opens a group and a tenant of it, closes them again by going back, and takes away what is seen', () =>
    visit(`/blast-radius?${SOC}`, async (page) => {
      const graph = page.getByRole('figure', { name: /^What falls, as a story/ });
      await graph.getByText('of 52 customers at CONTROL').first().waitFor();
      await graph.getByRole('button', { name: /^Beacon RMM/ }).waitFor();
      await graph.getByRole('button', { name: /^456 hosts/ }).click();
      await graph.getByRole('button', { name: /^Osprey Shipyard/ }).click();
      await graph.getByRole('button', { name: /^Osprey Shipyard application server/ }).waitFor();
      const svg = await downloaded(page, () => graph.getByRole('button', { name: 'Save as SVG' }).click());
      expect(svg.text).toContain('456 hosts');
      const png = await downloaded(page, () => graph.getByRole('button', { name: 'Save as PNG' }).click());
      expect(png.text.slice(1, 4)).toBe('PNG');
      await page.goBack();
      await graph.getByRole('button', { name: 'Undo opening' }).click();
      expect(page.url()).not.toContain('open=');
    }));

  it('finds an entity in the story, and is told by a right click why it falls', () =>
    visit(`/blast-radius?${SOC}`, async (page) => {
      const graph = page.getByRole('figure', { name: /^What falls, as a story/ });
      await graph.getByRole('button', { name: /^Beacon RMM/ }).waitFor();
      await graph.getByRole('textbox', { name: 'Find in the graph' }).fill('API key');
      await page.keyboard.press('Enter');
      const found = graph.getByRole('button', { name: /^API key of Beacon RMM/ });
      await found.and(page.locator(':focus')).waitFor();
      await found.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'it were rotated?' }).waitFor();
      await page.getByRole('menuitem', { name: 'Why does it fall?' }).click();
      const way = page.getByRole('figure', { name: /^The shortest way to it/ });
      await way.getByRole('button', { name: /^Watchpost SIEM/ }).waitFor();
      await way.getByText('stores').first().waitFor();
    }));

  it('scrolls the page over the graph, and enlarges it where Ctrl is held', () =>
    visit(`/blast-radius?${SOC}`, async (page) => {
      const mark = page.getByRole('button', { name: /^Beacon RMM/ });
      await mark.waitFor();
      await mark.hover();
      const width = async () => (await mark.boundingBox())!.width;
      const before = await width();
      await page.mouse.wheel(0, 200);
      await page.waitForFunction(() => window.scrollY > 0);
      expect(await width()).toBeCloseTo(before, 0);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      await expect.poll(width).toBeGreaterThan(before);
    }));

  it('sees when the radius changes, and moves to that time', () =>
    visit(`/blast-radius?of=nw%2Fhanna.lind&at=${NOW}&view=time`, async (page) => {
      await page.getByText('2 periods').waitFor();
      await page.getByRole('slider').focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/at=2026-1/);
      await page.getByText('23 of 52 customers at CONTROL').waitFor();
    }));

  it('learns when that changes next, why, and how soon a server is held', () =>
    visit(`/blast-radius?of=nw%2Fhanna.lind&at=${NOW}&view=time&to=osprey%2Fsrv-2`, async (page) => {
      await page
        .getByRole('region', { name: 'The next change' })
        .getByText(/^What falls (grows|shrinks|shifts) at/)
        .waitFor();
      const soonest = page.getByRole('region', { name: 'Time to reach' });
      await soonest.getByText(/^It is (held|never held)/).waitFor();
    }));

  it('asks who gets to a customer', () =>
    visit(`/exposure?target=cedar&at=${NOW}&size=100`, async (page) => {
      await page.getByText('identities get there').waitFor();
      await page.getByText('82 identities', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Paths of Jonas Weber' }).click();
      await page.getByRole('heading', { name: 'Paths', level: 1 }).waitFor();
      await page.getByText('Jonas Weber is a member of').locator('visible=true').first().waitFor();
    }));

  it('reads the ways between two, hop by hop', () =>
    visit(`/paths?${SOC}&to=osprey%2Fsrv-2`, async (page) => {
      await page.getByText('fewest hops').waitFor();
      expect(await page.locator('.hop').count()).toBe(7);
      await page.getByText('demo says secretInLogs').waitFor();
      await page.locator('.react-flow__node').first().waitFor();
      const svg = await downloaded(page, () => page.getByRole('button', { name: 'Save as SVG' }).click());
      expect(svg.text).toContain('Watchpost SIEM');
    }));

  it('finds the one removal that helps most', () =>
    visit(`/choke-points?${SOC}`, async (page) => {
      await page.getByText(/alone lowers the score from 87.4 to/).waitFor();
      await page.getByRole('region', { name: 'Choke points' }).getByText('Watchpost SIEM').first().waitFor();
      await page.locator('.sigma-nodes').waitFor({ state: 'attached' });
    }));

  it('learns the least that keeps a server safe, with the proof', () =>
    visit(`/containment?${SOC}&protect=osprey%2Fsrv-2`, async (page) => {
      await page.getByText('1 action of cost 1 keeps the attack away').waitFor();
      await page.getByText('End it that Watchpost SIEM stores API key of Beacon RMM').waitFor();
      await page.getByText(/^Way 1 proves 1 of the cost/).click();
      await page.locator('.witness .hop').first().waitFor();
    }));

  it('is told what is wrong with a question', () =>
    visit(`/blast-radius?of=nobody&at=${NOW}`, async (page) => {
      await page.getByRole('alert').getByText('no entity has the id "nobody"').waitFor();
    }));

  it('keeps the colours that he chose', () =>
    visit('/estate', async (page) => {
      const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
      await page.getByRole('button', { name: 'Use dark colours' }).click();
      expect(await scheme()).toBe('dark');
      await page.reload();
      await page.getByRole('button', { name: 'Use light colours' }).waitFor();
      expect(await scheme()).toBe('dark');
    }));

  it('goes from page to page without a mouse, the question with him', () =>
    visit(`/blast-radius?${SOC}`, async (page) => {
      await page.getByRole('img', { name: /^Score/ }).waitFor();
      await page.keyboard.press('Alt+c');
      await page.waitForURL(/choke-points\?of=nw%2Fsoc.readonly/);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await page.keyboard.press('Escape');
    }));
});
