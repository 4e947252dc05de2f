import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/* The server answers callers that mean it: Host and Origin have to name the same place. Passed on as the browser sent them they do, and a foreign
   site that calls through here is refused as it would be without us; so neither is rewritten. */
const server = { target: process.env['BLAST_RADIUS'] ?? 'http://127.0.0.1:8080', changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  // GraphiQL names its workers as only sources may; what one of them imports was written for another kind of module.
  optimizeDeps: {
    exclude: ['graphiql/setup-workers', '@graphiql/react/setup-workers'],
    include: ['graphql', 'graphql-language-service', 'picomatch-browser'],
  },
  build: {
    rolldownOptions: {
      input: ['index.html', 'graphiql.html'],
      // Directives for compilers in front of the bundler; they mean nothing in its output.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
    // GraphiQL's editor is one large chunk; it is served from the same machine.
    chunkSizeWarningLimit: 8192,
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': { ...server, ws: true },
      '/import': server,
      '/export': server,
      '/errors.html': server,
      '/sign-in': server,
      '/actuator': server,
      '/healthz': server,
    },
  },
});
