import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answered, drawn, NOW, settled, violations, visit, walk, withBrowser } from './browser';

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
];

/* A telephone, and a window of 1,280 by 1,000 that is enlarged twice. */
const NARROW = [
  ['telephone', 390, 844],
  ['enlarged', 640, 500],
] as const;

/* What makes the page wider than its window. */
const sideways = async (page: Page): Promise<string[]> => {
  await drawn(page);
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 120))
      .slice(0, 5);
  });
};

/* What axe says of the page in its light and its dark colours, and whether it fits narrow windows. */
const look = async (page: Page, ready: () => Promise<void>): Promise<void> => {
  await ready();
  expect(await violations(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html:not([data-mantine-color-scheme=light])').waitFor({ state: 'attached' });
  if (page.url().endsWith('/graphiql')) {
    await page.reload(); // its editor takes its colours when it starts
    await ready();
  }
  await settled(page);
  expect(await violations(page, 'colours'), 'dark').toEqual([]);
  for (const [what, width, height] of NARROW) {
    await page.setViewportSize({ width, height });
    expect(await sideways(page), what).toEqual([]);
  }
};

describe('in light and dark colours', () => {
  withBrowser();

  /* One goes from page to page as a person does who turns the light off now and then: nothing is loaded anew. */
  it.each(PAGES)('%s has no barrier', (path, text) =>
    walk(path, (page) =>
      look(page, async () => {
        await page.getByText(text).locator('visible=true').first().waitFor();
        await answered(page);
      }),
    ),
  );

  it('/graphiql has no barrier', () =>
    visit('/graphiql', (page) =>
      look(page, async () => {
        await page.getByText('Variables').locator('visible=true').first().waitFor();
        await page.locator('.monaco-editor .mtk8').first().waitFor();
      }),
    ));
});
