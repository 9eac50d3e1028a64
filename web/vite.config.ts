import { defineConfig } from 'vite';

/** Libraries that every page needs stand in files of their own: they change seldom, and the browser keeps them. */
const SHARED =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(react-query|query-core)|openapi-fetch)\//;

export default defineConfig({
  root: import.meta.dirname,
  // A checkout whose path would be read as an address is built by way of a link (scripts/build-web.mjs).
  resolve: { preserveSymlinks: true },
  // Relative to the root; `scripts/build-web.mjs` says where the build really goes.
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The libraries mark what runs in browsers only; here everything does.
      onLog: (level, log, write) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
      },
      output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED }] } },
    },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080', '/docs': 'http://127.0.0.1:8080' } },
});
