import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { NOW, settled, violations, visit, withBrowser } from './browser';

const SOC = `of=nw%2Fsoc.readonly&at=${NOW}`;

/* Each page with data on it, and a text that stands there once it has. */
const PAGES: readonly (readonly [string, string])[] = [
  [`/?at=${NOW}`, 'identities that take over'],
  ['/estate', 'Sources'],
  [`/entity?id=nw%2Fsvc-rmm&at=${NOW}`, 'What is known'],
  [`/blast-radius?${SOC}`, '456 hosts'],
  [`/blast-radius?${SOC}&layout=tenants`, '52 tenants'],
  [`/blast-radius?${SOC}&view=tenants`, '52 tenants reached'],
  [`/blast-radius?${SOC}&view=list&explain=osprey%2Fsrv-2`, '2,186 rows'],
  [`/blast-radius?of=nw%2Fhanna.lind&at=${NOW}&view=time`, '2 periods'],
  [`/exposure?target=cedar&at=${NOW}`, '82 identities'],
  [`/paths?${SOC}&to=osprey%2Fsrv-2`, 'Step by step'],
  [`/choke-points?${SOC}`, 'All choke points'],
  [`/containment?${SOC}&protect=osprey%2Fsrv-2`, 'The proof'],
  [`/findings?at=${NOW}`, 'What cannot be judged'],
  [`/ranking?at=${NOW}`, 'first of 885'],
  ['/list?what=credentials', '1,147 credentials'],
  ['/list?what=relations', '7,420 relations'],
  [`/tenant?id=osprey&at=${NOW}&in=control-provider`, 'By which grants and tools'],
  [`/incident?of=nw%2Fsvc-rmm&since=2026-10-01T03:12Z&at=${NOW}`, 'Whom to tell: 52 customers'],
  ['/trend', 'What the last import changed'],
  ['/settings', 'What findings judge by'],
  ['/bring-in?from=entra', 'Export or collect'],
  [`/advice?budget=2&${SOC}`, 'What to do'],
  [`/scenarios?compare=clean-read-only-soc&${SOC}`, 'saves most'],
  ['/reviews', 'Begin a review'],
  ['/graphiql', 'Variables'],
];

/* A telephone, and a window of 1,280 by 1,000 that is enlarged twice. */
const NARROW = [
  ['telephone', 390, 844],
  ['enlarged', 640, 500],
] as const;

/* What makes the page wider than its window. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 120))
      .slice(0, 5);
  });

/* The editor of questions loads and asks on when one could type already. */
const ready = (page: Page, path: string): Promise<void> =>
  path === '/graphiql' ? page.locator('.monaco-editor .mtk8').first().waitFor() : page.waitForLoadState('networkidle');

/* Each page is loaded once and looked at in both colours, as a person who turns the light off sees it. */
describe('in light and dark colours', () => {
  withBrowser();

  it.each(PAGES)('%s has no barrier', (path, text) =>
    visit(
      path,
      async (page) => {
        await page.getByText(text).locator('visible=true').first().waitFor();
        await ready(page, path);
        expect(await violations(page), 'light').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('html:not([data-mantine-color-scheme=light])').waitFor({ state: 'attached' });
        if (path === '/graphiql') {
          await page.reload(); // its editor takes its colours when it starts
          await ready(page, path);
        }
        await settled(page);
        expect(await violations(page, 'colours'), 'dark').toEqual([]);
        for (const [what, width, height] of NARROW) {
          await page.setViewportSize({ width, height });
          expect(await sideways(page), what).toEqual([]);
        }
      },
      { colorScheme: 'light' },
    ),
  );
});
