/** What a recording keeps of the policy and of the truth of the watched tasks, as columns over all iterations. */
import type { RolloutRecord, TaskProbabilities, TaskTruthRecord } from '../../training/protocol.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';

/** Iterations between two yields: less than 100 ms of work. */
const PIECE = 512;
/** Numbers of a column after which there is one. */
const COLUMN = 2 ** 18;
/** Log-probabilities are at most 0; rounding may leave one just above. */
const LOG_PROB = [-1e6, 1e-3] as const;
const FINITE = [-3.4e38, 3.4e38] as const;
const AMOUNT = [0, 3.4e38] as const;

export function writePolicy(writer: ByteWriter, records: readonly RolloutRecord[]): void {
  const tasks = records.flatMap(({ probabilities }) => probabilities);
  writer.floats(joined(records.map(({ logProbs }) => logProbs)));
  for (const { probabilities } of records) {
    writer.whole(probabilities.length);
    for (const { before, after } of probabilities) {
      writer.whole(before.length);
      writer.whole(after.length > 0 ? 1 : 0);
    }
  }
  writer.planes(
    tasks.flatMap(({ before }) => [...before]),
    2,
  );
  // An update moves most probabilities little: the difference, folded so that small ones of either sign are small.
  const moved = tasks.flatMap(({ before, after }) => Array.from(after, (value, k) => folded(value - before[k])));
  writer.planes(moved, 2);
  const truths = records.flatMap((record) => record.truths);
  for (const { truths: ofTasks } of records) writer.whole(ofTasks.length);
  for (const column of ['value', 'advantage', 'halfWidth'] as const)
    writer.floats(joined(truths.map((truth) => truth[column])));
}

/** What the policy said, and what steps were worth: a million small columns in the worst of files, and so in pieces. */
export function* readingPolicy(
  reader: ByteReader,
  records: readonly RolloutRecord[],
  watched: number,
  rollouts: number,
): Generator<void, readonly RolloutRecord[], undefined> {
  const tasksOf = (): Tasks =>
    Array.from({ length: reader.wholes(1, watched, 'tasks with probabilities')[0] }, () => {
      const length = reader.whole();
      return { length, updated: reader.wholes(1, 1, 'a flag')[0] === 1 };
    });
  const truthsOf = ({ lengths }: RolloutRecord): readonly number[] => {
    const [known] = reader.wholes(1, watched, 'tasks with a truth');
    return Array.from({ length: known }, (_, task) => sum(lengths.subarray(task * rollouts, (task + 1) * rollouts)));
  };
  const seen = yield* mapping(records, ({ lengths }) => sum(lengths.subarray(0, watched * rollouts)));
  const logProbs = yield* parts(reader.floats(sum(seen), LOG_PROB, 'a log-probability'));
  const tasks = yield* mapping(records, tasksOf);
  const words = yield* mapping(tasks, (ofTasks) => sum(ofTasks.map(({ length }) => length)));
  const updated = yield* mapping(tasks, (ofTasks) => sum(ofTasks.map((task) => (task.updated ? task.length : 0))));
  const before = yield* parts(reader.words(sum(words)));
  const moved = yield* parts(reader.words(sum(updated)));
  const probabilities = yield* mapping(tasks, (ofTasks) =>
    ofTasks.map((task): TaskProbabilities => {
      const own = before(task.length);
      if (!task.updated) return { before: own, after: new Uint16Array(0) };
      const by = moved(task.length);
      return { before: own, after: own.map((value, k) => value + unfolded(by[k])) };
    }),
  );
  const known = yield* mapping(records, truthsOf);
  const steps = sum(yield* mapping(known, sum));
  const columns: ((length: number) => Float32Array)[] = [];
  for (const bounds of [FINITE, FINITE, AMOUNT]) {
    columns.push(yield* parts(reader.floats(steps, bounds, 'a truth')));
  }
  const [value, advantage, halfWidth] = columns;
  return yield* mapping(
    records,
    (record, k): RolloutRecord => ({
      ...record,
      logProbs: logProbs(seen[k]),
      probabilities: probabilities[k],
      truths: known[k].map(
        (count): TaskTruthRecord => ({
          value: value(count),
          advantage: advantage(count),
          halfWidth: halfWidth(count),
        }),
      ),
    }),
  );
}

/** Of how many actions an iteration has probabilities, task by task, and whether of those after the update too. */
type Tasks = readonly { readonly length: number; readonly updated: boolean }[];

/** `map` over iterations, in pieces. */
export function* mapping<T, U>(
  entries: readonly T[],
  change: (entry: T, k: number) => U,
): Generator<void, readonly U[], undefined> {
  const changed: U[] = [];
  for (const [k, entry] of entries.entries()) {
    changed.push(change(entry, k));
    if (k % PIECE === PIECE - 1) yield;
  }
  return changed;
}

/** 16 bits of a difference: 0, −1, 1, −2, … as 0, 1, 2, 3, …; its sign may be that of the shorter way round. */
function folded(difference: number): number {
  const short = (difference << 16) >> 16;
  return ((short << 1) ^ (short >> 15)) & 0xffff;
}
const unfolded = (value: number): number => (value >>> 1) ^ -(value & 1);

/** Hands out a column from its beginning on: copies of as many numbers as are asked for. Pauses behind a long one. */
function* parts<T extends { readonly length: number; slice(from: number, to: number): T }>(
  values: T,
): Generator<void, (length: number) => T, undefined> {
  if (values.length >= COLUMN) yield;
  let at = 0;
  return (length: number) => {
    at += length;
    return values.slice(at - length, at);
  };
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(sum(arrays.map(({ length }) => length)));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

export function sum(numbers: Uint16Array | readonly number[]): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}
