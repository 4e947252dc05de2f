import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { executable, FLAGS } from './chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of the run is reached. */
    browser: string;
  }
}

/** Starts the browser of a run before its first test, and ends it after the last. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const browser = await chromium.launchServer({ executablePath: executable(), args: FLAGS });
  provide('browser', browser.wsEndpoint());
  return () => browser.close();
};
