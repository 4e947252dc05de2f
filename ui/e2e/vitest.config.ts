import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/* One browser after the other against one server, whose address is in BLAST_RADIUS. The import comes last, as it changes the estate. */
export default defineConfig({
  cacheDir: join(import.meta.dirname, '..', 'node_modules', '.vite'),
  test: {
    root: import.meta.dirname,
    include: ['*.e2e.ts'],
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
