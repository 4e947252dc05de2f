import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, ConsoleMessage, Page, Request } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';

/** The instant that questions about the demo estate state. */
export const NOW = '2026-10-01T09:00Z';

let browser: Promise<Browser> | undefined;

/** The one browser of this run; whoever opens something in it closes that. */
export const theBrowser = (): Promise<Browser> => (browser ??= chromium.connect(inject('browser')));

const WINDOW = { width: 1440, height: 1000 };

/* The window that the tests of a file use one after the other: what it has fetched and compiled once it keeps, as a reader's does. */
let tab: Page | undefined;
const underway = new Set<Request>();

const newTab = async (): Promise<Page> => {
  const context = await (await theBrowser()).newContext({ reducedMotion: 'reduce', viewport: WINDOW });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => underway.add(request));
  page.on('requestfinished', (request) => underway.delete(request));
  page.on('requestfailed', (request) => underway.delete(request));
  return page;
};

/** Gives the tests of a file a window of their own. */
export const withBrowser = (): void => {
  afterAll(async () => {
    await tab?.context().close();
    tab = undefined;
  });
};

interface Look {
  expected?: RegExp;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
}

/* One test, which leaves nothing behind. */
const inTab = async (
  open: (page: Page) => Promise<unknown>,
  look: (page: Page) => Promise<void>,
  { expected, colorScheme = 'light', viewport = WINDOW }: Look,
): Promise<void> => {
  const page = (tab ??= await newTab());
  const complaints: string[] = [];
  const said = (message: ConsoleMessage) => message.type() === 'error' && complaints.push(message.text());
  const thrown = (error: Error) => complaints.push(error.message);
  page.on('console', said).on('pageerror', thrown);
  try {
    underway.clear();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await open(page);
    await look(page);
    expect(complaints.filter((complaint) => !expected?.test(complaint))).toEqual([]);
    await page.unrouteAll();
    await page.evaluate(() => [localStorage, sessionStorage].forEach((kept) => kept.clear()));
  } catch (failure) {
    tab = undefined;
    await page.context().close();
    throw failure;
  } finally {
    page.off('console', said).off('pageerror', thrown);
  }
};

/** Opens a page of the server for one test; whatever the page complains of, its policy included, fails the test unless it is expected. */
export const visit = (path: string, look: (page: Page) => Promise<void>, how: Look = {}): Promise<void> =>
  inTab((page) => page.goto(server + path), look, how);

/** The same for a page that one comes to from the test before by a link: nothing is loaded anew. */
export const walk = (path: string, look: (page: Page) => Promise<void>): Promise<void> =>
  inTab(
    (page) =>
      page.url().startsWith(server)
        ? page.evaluate((to) => {
            history.pushState(null, '', to);
            dispatchEvent(new PopStateEvent('popstate'));
          }, path)
        : page.goto(server + path),
    look,
    {},
  );

/** Waits until two pictures are drawn: what was to be drawn is. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Waits until every question is answered, those too that an answer makes the page ask. */
export const answered = async (page: Page): Promise<void> => {
  await expect
    .poll(
      async () => {
        await drawn(page);
        return underway.size;
      },
      { timeout: 60_000 },
    )
    .toBe(0);
};

/** Opens what finds anything, by a key, and types into it. */
export const find = async (page: Page, key: string, text: string): Promise<void> => {
  await page.keyboard.press(key);
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Find anything');
  await page.keyboard.type(text);
};

/** The text of a file that the page hands out. */
export const downloaded = async (page: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('latin1') };
};

/**
 * What is wrong for those who do not see or do not point, however little; or, of it, what colours decide. The script goes in by the debugger's
 * door: the page's policy lets no other in.
 */
export const violations = async (page: Page, of: 'all' | 'colours' = 'all'): Promise<string[]> => {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const rules = of === 'colours' ? ", runOnly: ['color-contrast', 'link-in-text-block']" : '';
  const results = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations']${rules} })`);
  return results.violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
};

/** Waits until what changes gradually has arrived; what turns for ever does not, nor does what was halted on its way: five seconds are enough for the others. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.race([
      new Promise((done) => setTimeout(done, 5000)),
      Promise.allSettled(
        document
          .getAnimations()
          .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
          .map((animation) => animation.finished),
      ),
    ]),
  );
