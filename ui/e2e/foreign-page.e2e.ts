import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { theBrowser } from './browser';
import { byElement, byScript } from './foreign';
import type { Attempt, Target } from './foreign';
import { portsBeside } from './listening';

const server = process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080';
const port = Number(new URL(server).port || 80);
const GUARDED = /^\/(graphql|export|import|actuator)(\/|\?|$)/;

const STATE = `{ estate { snapshot { version } counts { kind count } }
  scenarios(first: 1000) { totalCount nodes { id name version } } }`;

const state = async (): Promise<unknown> => {
  const answer = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: STATE }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
};

/* Another site: a page that says nothing and holds the attempts. */
const foreign = (): Promise<Server> =>
  new Promise((done) => {
    const site = createServer((_, answer) => {
      answer.setHeader('Content-Type', 'text/html');
      answer.end('<!doctype html><title>A foreign page</title><body></body>');
    });
    site.listen(0, '127.0.0.1', () => done(site));
  });

describe('a foreign page', () => {
  let browser: Browser;
  let site: Server;
  let target: Target;

  beforeAll(async () => {
    browser = await theBrowser();
    site = await foreign();
    target = { server, ports: portsBeside(port) };
  });

  afterAll(() => site.close());

  const reads = async (
    host: string,
    attempts: (page: Page) => Promise<Attempt[]>,
  ): Promise<{ read: Attempt[]; answered: string[] }> => {
    const page = await browser.newPage();
    const answered: string[] = [];
    page.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin === new URL(server).origin && GUARDED.test(pathname) && response.status() < 400) {
        answered.push(`${String(response.status())} ${response.request().method()} ${response.url()}`);
      }
    });
    try {
      await page.goto(`http://${host}:${String((site.address() as AddressInfo).port)}/`);
      const read = await attempts(page);
      expect(read.length).toBeGreaterThan(15);
      return { read: read.filter((attempt) => attempt.read !== null), answered };
    } finally {
      await page.close();
    }
  };

  const nothing = { read: [], answered: [] };

  /* Another port of the same name is the same site to a browser, and gets what it keeps for the site; another name is not. */
  it.each(['127.0.0.1', 'localhost'])('of %s changes and reads nothing by scripts', async (host) => {
    const before = await state();
    expect(await reads(host, (page) => page.evaluate(byScript, target))).toEqual(nothing);
    expect(await state()).toEqual(before);
  });

  it.each(['127.0.0.1', 'localhost'])(
    'of %s changes and reads nothing by pictures, styles, frames and forms',
    async (host) => {
      const before = await state();
      expect(await reads(host, (page) => page.evaluate(byElement, target))).toEqual(nothing);
      expect(await state()).toEqual(before);
    },
  );

  it('that opens the pages in a window cannot look into it, and may link to them', async () => {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${String((site.address() as AddressInfo).port)}/`);
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate((url) => {
        window.open(url);
      }, `${server}/`),
    ]);
    await opened.waitForLoadState();
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await opened.close();
    await page.evaluate((url) => location.assign(url), `${server}/ranking`);
    await page.waitForURL(`${server}/ranking`);
    expect(await page.title()).toContain('Blast Radius');
    await page.close();
  });
});
