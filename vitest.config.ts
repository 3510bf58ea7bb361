/** Two kinds of tests: `unit` runs in Node, `e2e` drives a real Chromium against the built page. */
import { defineConfig } from 'vitest/config';
import { browserEnvironment } from './test/setup/chrome.mjs';

export default defineConfig({
  test: {
    // Forked processes, not threads: Dawn and the wasm backend keep state per process, and native code reads the real environment.
    pool: 'forks',
    env: browserEnvironment(),
    reporters: ['default', './test/setup/reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**'],
          // Vitest's default leaves a core idle, which on two is half the machine.
          maxWorkers: '100%',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['./test/setup/servePage.ts'],
          // Two browsers at a time: each leaves a core half idle, and nothing here measures time.
          maxWorkers: 2,
          // A second, the default, is short where two browsers share two cores.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // After the unit tests: a browser on a machine busy with them would measure the machine.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
