/** The closing line of a run, on real runs of Vitest over small fixtures. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from './sources.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'g2po-reporter-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs Vitest with the project's reporter over the given test files and returns its exit status and the lines it wrote. */
function runVitest(files: Record<string, string>): Promise<{ status: number; lines: string[] }> {
  const reporters = JSON.stringify([join(root, 'test/setup/reporter.ts')]);
  const config = `export default { test: { globals: true, reporters: ${reporters} } };`;
  for (const [name, source] of Object.entries({ ...files, 'vitest.config.mjs': config }))
    writeFileSync(join(folder, name), source);
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [vitest, 'run', '--root', folder], (_, stdout) =>
      resolve({ status: child.exitCode ?? 1, lines: stdout.trimEnd().split('\n') }),
    );
  });
}

const passes = "it('passes', () => expect(1).toBe(1));\n";

it('counts what passed', async () => {
  const { status, lines } = await runVitest({ 'a.test.ts': passes, 'b.test.ts': passes });
  expect(lines.at(-1)).toBe('2 passed, 0 failed');
  expect(status).toBe(0);
});

it('names what was skipped, with the reason where there is one', async () => {
  const { status, lines } = await runVitest({
    'a.test.ts': `${passes}it.skip('later', () => {});\nit('on a GPU', ({ skip }) => skip('no adapter'));`,
  });
  expect(lines.slice(-3)).toEqual([
    'skipped: a.test.ts > later',
    'skipped: a.test.ts > on a GPU: no adapter',
    '1 passed, 0 failed, 2 skipped',
  ]);
  expect(status).toBe(0);
});

it('counts failures inside and outside tests', async () => {
  const { status, lines } = await runVitest({
    'fails.test.ts': `${passes}it('fails', () => expect(1).toBe(2));`,
    'broken.test.ts': "throw new Error('does not load');",
    'hook.test.ts': `describe('group', () => { beforeAll(() => { throw new Error('hook'); });\n${passes} });`,
  });
  // One test, one file that does not load, one hook; the test behind the hook never ran.
  expect(lines.at(-1)).toBe('1 passed, 3 failed, 1 skipped');
  expect(status).toBe(1);
});

it.each([
  ['every test is skipped', { 'a.test.ts': "it.skip('later', () => {});" }, '0 passed, 1 failed, 1 skipped'],
  ['there is no test file', {}, '0 passed, 1 failed'],
])('takes a run for a failure when %s', async (_, files, closing) => {
  const { status, lines } = await runVitest(files);
  expect(lines.at(-1)).toBe(closing);
  expect(status).toBe(1);
});
