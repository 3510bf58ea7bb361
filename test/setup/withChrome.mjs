/** Runs a TypeScript program with the environment of the tests: `node test/setup/withChrome.mjs program.ts [arguments…]`. */
import { spawnSync } from 'node:child_process';
import { browserEnvironment } from './chrome.mjs';

// A child, because the system's loader reads LD_LIBRARY_PATH only when a process starts.
const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...browserEnvironment() },
});
process.exitCode = status ?? 1;
