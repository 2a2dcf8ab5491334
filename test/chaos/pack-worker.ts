/** `node pack-worker.ts FOLDER`: packs the outbox process and all it imports into FOLDER/worker.cjs. */
import { join } from 'node:path';
// vitest's own bundler: wherever the tests run, it is there
import { build } from 'vite';

const [, , outDir = '.'] = process.argv;
await build({
  configFile: false,
  root: join(import.meta.dirname, '../..'),
  // discord.js holds an `eval` that nothing calls
  logLevel: 'silent',
  // the files that Node itself would load
  resolve: { extensions: ['.js', '.json', '.node'] },
  environments: { ssr: { resolve: { conditions: ['node'], mainFields: ['main'], noExternal: true } } },
  build: {
    ssr: join(import.meta.dirname, 'worker.ts'),
    outDir,
    target: 'node24',
    rolldownOptions: {
      // discord.js and pg ask whether they are there
      external: ['zlib-sync', 'pg-native'],
      output: {
        // an ES module's import of node:http loads all that is behind its getters
        format: 'cjs',
        entryFileNames: 'worker.cjs',
        codeSplitting: false,
        comments: false,
        minify: { compress: true, mangle: false, codegen: true },
      },
    },
  },
});
