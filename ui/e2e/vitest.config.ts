import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/* By name, and not by size or by what failed before: the import comes last, as it changes the estate. */
class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => a.moduleId.localeCompare(b.moduleId)));
  }
}

/* One window after the other of one browser against one server, whose address is in BLAST_RADIUS. */
export default defineConfig({
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.vite'),
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    globalSetup: 'oneBrowser.ts',
    isolate: false,
    fileParallelism: false,
    sequence: { concurrent: false, sequencer: ByName },
    // A browser stalls now and then beside a build; whatever is wrong with a page is so twice.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
