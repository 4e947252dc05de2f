import { describe, it } from 'vitest';
import { NOW, visit, withBrowser } from './browser';

const SOC = `of=nw%2Fsoc.readonly&at=${NOW}`;
const FOLDER = new URL('../../src/docs/screenshots/', import.meta.url).pathname;

/* Each page: its picture, its address, a text that stands there once it is ready, and its colours. */
const PICTURES = [
  ['overview', `/?at=${NOW}`, 'identities that take over', 'light', 960],
  ['estate', '/estate', 'Sources', 'light', 1000],
  ['blast-radius', `/blast-radius?${SOC}`, '456 hosts', 'light', 900],
  ['blast-radius-explained', `/blast-radius?${SOC}&explain=osprey%2Fsrv-2`, 'All ways there', 'dark', 1440],
  ['tenants', `/blast-radius?of=nw%2Flea.hoffmann&at=${NOW}&view=tenants`, '25 tenants reached', 'light', 1200],
  ['over-time', `/blast-radius?of=nw%2Fhanna.lind&at=${NOW}&view=time`, '2 periods', 'light', 1200],
  ['exposure', `/exposure?target=cedar&at=${NOW}`, '82 identities', 'light', 1000],
  ['paths', `/paths?of=nw%2Fjonas.weber&at=${NOW}&to=osprey%2Fsrv-2`, 'Step by step', 'dark', 1000],
  ['choke-points', `/choke-points?${SOC}`, 'All choke points', 'light', 1100],
  ['containment', `/containment?${SOC}&protect=osprey%2Fsrv-2`, 'The proof', 'light', 1500],
  ['ranking', `/ranking?at=${NOW}`, 'first of', 'light', 1300],
  ['advice', `/advice?budget=5&at=${NOW}`, 'What to do', 'dark', 1000],
  [
    'scenarios',
    `/scenarios?compare=clean-read-only-soc&compare=client-scoped-accounts&${SOC}`,
    'saves most',
    'light',
    1500,
  ],
] as const;

/** Draws the pictures of the documentation anew, when SCREENSHOTS is set. */
describe.runIf(process.env['SCREENSHOTS'])('the picture of', () => {
  withBrowser();

  it.each(PICTURES)('%s', (name, path, text, colorScheme, height) =>
    visit(
      path,
      async (page) => {
        await page.getByText(text).first().waitFor();
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(3000);
        await page.screenshot({ path: `${FOLDER}${name}.png` });
      },
      { colorScheme, viewport: { width: 1440, height } },
    ),
  );
});
