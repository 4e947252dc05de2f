import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { executable, FLAGS } from './chromium.mjs';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';

/** The instant that questions about the demo estate state. */
export const NOW = '2026-10-01T09:00Z';

let browser: Browser;

/** Gives the tests of a file one browser. */
export const withBrowser = (): void => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable(), args: FLAGS });
  });
  afterAll(() => browser.close());
};

/** Opens a page of the server for one test; whatever the page complains of, its policy included, fails the test unless it is expected. */
export const visit = async (
  path: string,
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions & { expected?: RegExp } = {},
): Promise<void> => {
  const { expected, ...how } = options;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
    ...how,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(server + path);
    await look(page);
    expect(complaints.filter((complaint) => !expected?.test(complaint))).toEqual([]);
  } finally {
    await context.close();
  }
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

/** Waits until what changes gradually has arrived. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
