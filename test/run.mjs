/**
 * `npm test`: makes sure that there is a Chromium, builds the page if its tests are to run, runs Vitest with the arguments given,
 * and ends with the line `N passed, N failed`. Exits 0 when all passed, 1 when something failed, 2 when there is no Chromium.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserEnvironment, findChrome } from './setup/chrome.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { resolve } = createRequire(import.meta.url);

/**
 * Runs a program in the root folder with this terminal and returns its exit status (1 if it could not start or was killed).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(program, args, env = process.env) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

/** Runs a script of an installed package with this Node.
 * @param {string} name
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runPackage(name, file, args, env) {
  return run(process.execPath, [join(dirname(resolve(`${name}/package.json`)), file), ...args], env);
}

/** Gets a Chromium in the way that fits the machine. */
function installChrome() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('No Chromium found: installing the package chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (run('apt-get', ['update'], env) === 0)
      run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], env);
    // Ubuntu's package of that name only points to a snap: then Playwright's own is the next to try.
    if (findChrome()) return;
  }
  console.log("No Chromium found: downloading Playwright's …");
  runPackage('playwright-core', 'cli.js', ['install', ...(isRoot ? ['--with-deps'] : []), 'chromium']);
}

/**
 * Whether these Vitest arguments can reach the browser tests: no file filter, one that names e2e or all of test/, or a project.
 * @param {readonly string[]} args
 */
function reachesBrowser(args) {
  const project = args.findIndex((arg) => arg.startsWith('--project'));
  if (project >= 0 && !(args[project].split('=')[1] ?? args[project + 1] ?? '').includes('e2e')) return false;
  const filters = args.filter((arg) => /^(\.\/)?test(\/|$)|\.test\.tsx?$/.test(arg));
  return filters.length === 0 || filters.some((filter) => filter.includes('e2e') || /^(\.\/)?test\/?$/.test(filter));
}

function main() {
  const args = process.argv.slice(2);
  const withBrowser = reachesBrowser(args);
  if (withBrowser && !findChrome()) {
    installChrome();
    if (!findChrome()) {
      console.error('No Chromium for the browser tests: install Chromium or Chrome, or set CHROME_PATH to one.');
      return 2;
    }
  }
  const env = { ...process.env, ...browserEnvironment() };
  if (withBrowser && runPackage('vite', 'bin/vite.js', ['build', '--logLevel', 'warn']) !== 0) {
    console.error('The page does not build, so no test ran.');
    console.log('0 passed, 1 failed');
    return 1;
  }
  return runPackage('vitest', 'vitest.mjs', ['run', ...args], env);
}

try {
  process.exitCode = main();
} catch (error) {
  // Chrome was named and is not there; anything else is a fault of this file and shows where.
  console.error(error instanceof Error && error.message.startsWith('CHROME_PATH') ? error.message : error);
  process.exitCode = 2;
}
