import { describe, it } from 'vitest';
import { NOW, visit, withBrowser } from './browser';

describe('a newcomer', () => {
  withBrowser();

  it('is shown five pages by five clicks, each with what it answers', () =>
    visit(`/settings?at=${NOW}`, async (page) => {
      await page.getByRole('button', { name: 'Tour' }).click();
      const tour = page.getByRole('region', { name: 'Tour' });
      const stops: readonly (readonly [RegExp, string])[] = [
        [/^Who reaches the most/, 'Overview'],
        [/is compromised, what falls/, 'Blast radius'],
        [/^What saves the most/, 'Choke points'],
        [/^Who gets into/, ''],
        [/^What is not as it should be/, 'Findings'],
      ];
      for (const [at, [says, title]] of stops.entries()) {
        if (at > 0) await tour.getByRole('button', { name: 'Next' }).click();
        await tour.getByRole('heading', { name: says }).waitFor();
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
      }
      await tour.getByRole('button', { name: 'Done' }).click();
      await tour.waitFor({ state: 'detached' });
    }));
});
