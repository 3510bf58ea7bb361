/** Vitest reporter: names what was skipped and why, and ends the run with one line, `N passed, N failed`. */
import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** `file > test`, followed by the reason where the test gave one. */
  readonly skipped: readonly string[];
}

/**
 * Counts a run. What fails outside a test (a file that does not load, a hook, an unhandled rejection) counts as one failure
 * each, and a run in which nothing passed or failed counts as a failure: a filter that matches no test must not look green.
 */
export function tally(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): Tally {
  let passed = 0;
  let failed = unhandledErrors.length;
  const skipped: string[] = [];
  for (const module of modules) {
    failed += module.errors().length;
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') passed += 1;
      else if (result.state === 'failed') failed += 1;
      else {
        const reason = result.state === 'skipped' && result.note ? `: ${result.note}` : '';
        skipped.push(`${module.relativeModuleId} > ${test.fullName}${reason}`);
      }
    }
  }
  return { passed, failed: passed + failed === 0 ? 1 : failed, skipped };
}

/** The closing line; continuous integration reads it. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}

export default class ClosingLineReporter implements Reporter {
  private log: (line: string) => void = console.log;

  onInit(vitest: Vitest): void {
    this.log = (line) => vitest.logger.log(line);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counts = tally(modules, unhandledErrors);
    // A narrowed run (-t, --project) skips on purpose; naming hundreds would bury the rest.
    for (const name of counts.skipped.slice(0, 50)) this.log(`skipped: ${name}`);
    if (counts.skipped.length > 50) this.log(`skipped: ${counts.skipped.length - 50} more`);
    this.log(closingLine(counts));
    if (counts.failed > 0) process.exitCode = 1;
  }
}
