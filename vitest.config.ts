import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/store/postgres/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // what is waited for is looked for often, and a loaded machine is no failure
    expect: { poll: { timeout: 30_000, interval: 10 } },
    restoreMocks: true,
    // modules are loaded once a worker: they keep nothing but caches, and a third of the time was loading them anew
    isolate: false,
    // the half of the tests that waits for processes and sockets leaves a core to the other half
    maxWorkers: 2,
  },
});
