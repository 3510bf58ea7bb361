/**
 * `npm run bench:science`: the figures of RESULTS.md. Does the jobs that have no current result, one line a finished job under
 * results/, and writes the page; broken off, it goes on where it was. `report` writes the page from what there is.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describeFlags, type FlagSpec, parseFlags } from '../../../src/cli/flags.ts';
import type { NumberOption } from '../../../src/options/option.ts';
import { allJobs, type Job, SEEDS, selectJobs } from './jobs.ts';
import { runPool } from './pool.ts';
import { reportOf } from './report.ts';
import { appendResult, currentResults, type ResultLine, readResults } from './results.ts';
import { codeSignature, keysOf } from './stamp.ts';

const results = fileURLToPath(new URL('./results', import.meta.url));
const page = fileURLToPath(new URL('../../../RESULTS.md', import.meta.url));

const jobsOption = {
  kind: 'number',
  default: Math.min(2, availableParallelism()),
  min: 1,
  max: 64,
  step: 1,
  integer: true,
  label: 'Processes',
  help: 'How many jobs are done at a time, each by a process of its own.',
} as const satisfies NumberOption;

const flags = {
  only: {
    kind: 'file',
    default: '',
    placeholder: 'NAMES',
    label: 'Only these jobs',
    help: 'Parts of their ids: learning/house,keydoor is learning in house, and everything in keydoor.',
  },
  jobs: jobsOption,
  quick: { kind: 'flag', default: false, label: 'Quick', help: 'The first two seeds only.' },
  list: { kind: 'flag', default: false, label: 'List', help: 'Prints the jobs and whether each is done; does none.' },
} as const;
const spec: FlagSpec<typeof flags> = { flags, operands: [] };

const usage = `Usage: npm run bench:science [-- flags]
       npm run bench:science -- report

Does the jobs that have no current result and writes RESULTS.md; report only writes.

`;

/** Everything that is known of all jobs today. */
async function known(jobs: readonly Job[]) {
  const { lines, refused } = readResults(results);
  if (refused > 0) console.error(`${refused} lines under ${results} are no results, and are left out.`);
  const keys = await keysOf(jobs, await codeSignature());
  const current = new Map(currentResults(lines, keys));
  const stale = lines.length - current.size;
  if (stale > 0) console.error(`${stale} results are of other settings, worlds or code, and are left out.`);
  return { keys, lines: current };
}

function writePage(jobs: readonly Job[], lines: ReadonlyMap<string, ResultLine>): void {
  writeFileSync(page, reportOf(jobs, new Map([...lines].map(([id, { result }]) => [id, result]))));
}

/** Does the jobs that are due, and keeps each result at once. Returns how many failed. */
async function work(
  due: readonly Job[],
  processes: number,
  keys: ReadonlyMap<string, string>,
  lines: Map<string, ResultLine>,
): Promise<number> {
  const start = performance.now();
  let done = 0;
  let failed = 0;
  const say = (job: Job, what: string) => {
    const spent = (performance.now() - start) / 1000;
    const left = (spent / done) * (due.length - done);
    console.log(`${done} of ${due.length}  ${job.id}  ${what}  about ${Math.ceil(left / 60)} min left`);
  };
  await runPool(due, processes, {
    onDone(job, result, seconds) {
      done++;
      const line = { id: job.id, key: keys.get(job.id) ?? '', seconds, result };
      lines.set(job.id, line);
      appendResult(results, line);
      say(job, `${seconds.toFixed(0)} s`);
    },
    onFailed(job, message) {
      done++;
      failed++;
      say(job, `failed: ${message}`);
    },
  });
  return failed;
}

/** Runs one command line. Resolves to the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const jobs = allJobs();
  if (args[0] === 'report' && args.length === 1) {
    const { lines } = await known(jobs);
    writePage(jobs, lines);
    console.log(`${lines.size} of ${jobs.length} jobs are in ${page}`);
    return 0;
  }
  const parsed = parseFlags(args, spec);
  if (!parsed.ok) {
    console.error(parsed.error);
    return 2;
  }
  if (parsed.help) {
    console.log(usage + describeFlags(spec));
    return 0;
  }
  const { only, jobs: processes, quick, list } = parsed.values;
  let chosen: readonly Job[];
  try {
    chosen = selectJobs(jobs, only, quick ? 2 : SEEDS.length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(`--only: ${error.message}; see --list`);
    return 2;
  }
  const { keys, lines } = await known(jobs);
  if (list) {
    for (const { id } of chosen) console.log(`${lines.has(id) ? 'done' : '    '}  ${id}`);
    return 0;
  }
  const failed = await work(
    chosen.filter(({ id }) => !lines.has(id)),
    processes,
    keys,
    lines,
  );
  writePage(jobs, lines);
  console.log(`${lines.size} of ${jobs.length} jobs are in ${page}`);
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
