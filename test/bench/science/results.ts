/** Finished jobs as lines of JSON, one file a kind of run and world: written one by one, read back checked, so that a bench resumes. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { estimators } from '../../../src/credit/estimators/registry.ts';

const figure = z.nullable(z.number());

const learningResult = z.object({
  kind: z.literal('learning'),
  /** Per iteration: success on the batch, all of it fresh; its environment steps. */
  success: z.array(z.number()),
  envSteps: z.array(z.number()),
  /** Mean graded score per iteration; null in worlds that do not grade. */
  score: z.nullable(z.array(z.number())),
  /** Success rate of each task family, mean over the iterations that had one of it. */
  families: z.record(z.string(), z.number()),
  /** Hash of every iteration's figures as they are in memory: equal digests are equal runs, bit for bit. */
  digest: z.string(),
});

const accuracyRow = z.object({
  after: z.number(),
  estimator: z.enum(estimators.map(({ id }) => id)),
  rollouts: z.number(),
  /** Tasks of the study that the groups are of. */
  tasks: z.number(),
  /** Groups compared, and how many of them had no correlation (MeanAccuracy). */
  groups: z.number(),
  flat: z.number(),
  pearson: figure,
  spearman: figure,
  signAgreement: figure,
  scaledRmse: figure,
});

const accuracyResult = z.object({
  kind: z.literal('accuracy'),
  /** Training success of the last iteration before each measurement, by iterations learned. */
  success: z.record(z.string(), z.number()),
  rows: z.array(accuracyRow),
});

const comparison = z.object({
  /** What is compared: the start's value, or the value of a first action. */
  of: z.string(),
  exact: z.number(),
  mean: z.number(),
  /** Half width of the mean's 95 % interval. */
  half: z.number(),
  episodes: z.number(),
});

const valuesResult = z.object({
  kind: z.literal('values'),
  task: z.string(),
  situations: z.number(),
  comparisons: z.array(comparison),
});

const jobResult = z.discriminatedUnion('kind', [learningResult, accuracyResult, valuesResult]);

const line = z.object({
  id: z.string(),
  /** Of the job, its world and the code that ran it (stamp.ts): a line of another key is stale. */
  key: z.string(),
  /** Wall-clock seconds, on whatever machine. */
  seconds: z.number(),
  result: jobResult,
});

export type LearningResult = z.infer<typeof learningResult>;
export type AccuracyRow = z.infer<typeof accuracyRow>;
export type AccuracyResult = z.infer<typeof accuracyResult>;
export type ValuesResult = z.infer<typeof valuesResult>;
export type JobResult = z.infer<typeof jobResult>;
export type ResultLine = z.infer<typeof line>;

/** The lines of one file's text; what is no line of ours (a torn last one, another form) is left out and counted. */
export function parseLines(text: string): { readonly lines: readonly ResultLine[]; readonly refused: number } {
  const lines: ResultLine[] = [];
  let refused = 0;
  for (const row of text.split('\n')) {
    if (row.trim() === '') continue;
    const parsed = line.safeParse(fromJson(row));
    if (parsed.success) lines.push(parsed.data);
    else refused++;
  }
  return { lines, refused };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads every `.jsonl` of a folder; nothing, where there is none. */
export function readResults(folder: string): { readonly lines: readonly ResultLine[]; readonly refused: number } {
  if (!existsSync(folder)) return { lines: [], refused: 0 };
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const parsed = files.sort().map((name) => parseLines(readFileSync(join(folder, name), 'utf8')));
  return {
    lines: parsed.flatMap(({ lines }) => lines),
    refused: parsed.reduce((sum, { refused }) => sum + refused, 0),
  };
}

/** Appends a finished job to its file: the first two segments of its id. */
export function appendResult(folder: string, result: ResultLine): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${result.id.split('/').slice(0, 2).join('-')}.jsonl`);
  // A run that was killed in the middle of a line leaves it without an end: the next begins a line of its own.
  const torn = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  appendFileSync(file, `${torn ? '\n' : ''}${JSON.stringify(result)}\n`);
}

/** The results that are of today's jobs: by job id, those whose key agrees; the last one, where there are several. */
export function currentResults(
  lines: readonly ResultLine[],
  keys: ReadonlyMap<string, string>,
): ReadonlyMap<string, ResultLine> {
  return new Map(lines.filter(({ id, key }) => keys.get(id) === key).map((one) => [one.id, one]));
}
