import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
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
    proxy: { '/graphql': { target: server, ws: true }, '/actuator': server },
  },
});
