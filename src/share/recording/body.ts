/**
 * A recording's run as bytes: its head (settings, changes, metrics) as JSON, then what happened as columns over all iterations.
 * Task seeds are not written: they derive from the settings.
 */
import { strFromU8, strToU8 } from 'fflate';
import * as z from 'zod/mini';
import { type ConfigChange, parseLiveSettings } from '../../config/changes.ts';
import { ConfigError, defaultConfig, flatten, parseConfig } from '../../config/config.ts';
import type { IterationMetrics, RolloutRecord } from '../../training/protocol.ts';
import { taskSeeds, watchedTasks } from '../../training/replay.ts';
import { changesUpTo, finite, MAX_FAMILIES, metricsSchema, table, text, time, whole } from '../../training/schemas.ts';
import { readMade, readMadeOn, writeMade, writeMadeOn } from '../made.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { mapping, readingPolicy, sum, writePolicy } from './policy.ts';
import { MAX_STEPS, type Recording, RecordingError } from './recording.ts';
import { splitting } from './splitting.ts';

/** What the page checks a recording's world by: its version, and a fingerprint of the texts that its replay meets. */
export interface Stamp {
  readonly worldVersion: number;
  readonly texts: number;
}

export type Unchecked = Omit<Recording, 'checkpoint'> & { readonly stamp: Stamp };

/** Bounds on what is read at once; a page stays awake over it. */
const MAX_HEAD = 2 ** 24;
/** Without the metrics: the longest settings and the longest log come to a tenth of it. JSON.parse takes 0.2 s of the worst. */
const MAX_REST = 2 ** 20;
/** Of one iteration's metrics: 64 families with long names, and less than 100 numbers. */
const MAX_ENTRY = 2 ** 15;
/** Bytes of metrics between two yields: some 30 ms of work. */
const HEAD_PIECE = 2 ** 18;
const MAX_ITERATIONS = 20_000;
const MAX_CHANGES = 1000;
/** Far more than a run has. */
const MAX_SETTINGS = 1000;

const headSchema = z.object({
  app: text(40),
  created: time,
  on: z.nullable(text(80)),
  made: text(400),
  worldVersion: whole(0, 2 ** 32),
  texts: whole(0, 0xffffffff),
  task: z.nullable(whole(0, 63)),
  iterations: whole(1, MAX_ITERATIONS),
  config: table(z.union([finite, text(20_000), z.boolean()]), MAX_SETTINGS, 64),
  changes: changesUpTo(MAX_CHANGES),
  // They are read apart from the rest.
  metrics: z.array(z.unknown()).check(z.length(0, `are more than ${MAX_ITERATIONS}, or not where they should be`)),
});
type Head = z.infer<typeof headSchema>;

/** Tasks that a recording keeps of each iteration: how many, and from which on; and of how many it keeps what the policy said. */
export function keptTasks({ task, config }: Pick<Recording, 'task' | 'config'>) {
  return task === null
    ? { first: 0, count: config.tasks, watched: Math.min(watchedTasks(config), config.tasks) }
    : { first: task, count: 1, watched: 0 };
}

/** Bytes of a recording without its weights. @throws RecordingError 'large' where it would not be read again */
export function writeBody({ stamp, ...recording }: Unchecked): Uint8Array {
  const { app, created, on, made, task, config, changes, records, metrics } = recording;
  if (records.length > MAX_ITERATIONS || changes.length > MAX_CHANGES) {
    throw new RecordingError('large', `${records.length} iterations, ${changes.length} changes`);
  }
  const head: Head = {
    app,
    created,
    on: on === null ? null : writeMadeOn(on),
    made: writeMade(made),
    ...stamp,
    task,
    iterations: records.length,
    config: { ...flatten(config) },
    changes: [...changes],
    metrics: [...metrics],
  };
  const json = strToU8(JSON.stringify(head));
  const writer = new ByteWriter();
  writer.whole(json.length);
  writer.raw(json);
  for (const { lengths } of records) for (const length of lengths) writer.whole(length);
  for (const { actions } of records) for (const action of actions) writer.whole(action);
  if (task === null) writePolicy(writer, records);
  return writer.bytes;
}

/**
 * Reads what `writeBody` wrote, in pieces; whether the actions fit the world is for the replay to say.
 * @throws RecordingError
 */
export function* readingBody(bytes: Uint8Array): Generator<void, Unchecked, undefined> {
  const reader = new ByteReader(bytes);
  const head = yield* readingHead(reader);
  const { config, changes } = head;
  const { first, count, watched } = keptTasks(head);
  if (first + count > config.tasks) throw new RecordingError('invalid', `it has no task ${first + 1}`);
  const trajectories = count * config.rollouts;
  // Each has a step.
  if (head.iterations * trajectories > MAX_STEPS) {
    throw new RecordingError('large', `${head.iterations * trajectories} trajectories`);
  }
  const lengths = reader.wholes(head.iterations * trajectories, 0xffff, 'a trajectory’s steps');
  if (lengths.includes(0)) throw new RecordingError('invalid', 'a trajectory has no step');
  const steps = sum(lengths);
  if (steps > MAX_STEPS) throw new RecordingError('large', `${steps} steps`);
  const actions = reader.wholes(steps, 0xffff, 'an action');

  let at = 0;
  const records = yield* mapping(Array.from({ length: head.iterations }), (_, k): RolloutRecord => {
    const own = lengths.slice(k * trajectories, (k + 1) * trajectories);
    const from = at;
    at += sum(own);
    return {
      iteration: k + 1,
      taskSeeds: taskSeeds(config, k + 1).slice(first, first + count),
      lengths: own,
      actions: actions.slice(from, at),
      logProbs: new Float32Array(0),
      probabilities: [],
      truths: [],
    };
  });
  const { app, created, on, made, task, metrics, worldVersion, texts } = head;
  const whole = task === null ? yield* readingPolicy(reader, records, watched, config.rollouts) : records;
  if (reader.left > 0) throw new RecordingError('invalid', `${reader.left} bytes are left over`);
  const stamp = { worldVersion, texts };
  return { app, created, on, made, task, config, changes, records: whole, metrics, stamp };
}

function* readingHead(reader: ByteReader) {
  const length = reader.whole();
  if (length > MAX_HEAD) throw new RecordingError('large', `a head of ${length} bytes`);
  const { entries, rest } = yield* splitting(reader.raw(length), 'metrics', MAX_ITERATIONS);
  if (rest.length > MAX_REST) throw new RecordingError('large', `a head of ${rest.length} bytes without its metrics`);
  const head = parse(headSchema, parseJson(rest), '');
  const invalid = (what: string) => new RecordingError('invalid', what);
  const config = settings(() => parseConfig(head.config));
  checkChanges(head.changes, head.iterations);
  const due = head.task === null ? head.iterations : 0;
  if (entries.length !== due) throw invalid('its metrics are not those of its iterations');
  const on = head.on === null ? null : readMadeOn(head.on);
  if (head.on !== null && on === null) throw invalid('it names no backend');
  const made = readMade(head.made);
  if (made === null) throw invalid('it names no versions');
  return { ...head, config, on, made, metrics: yield* readingMetrics(entries) };
}

/** Each by itself; what they say together is bounded too: a page has a row for every family that a run met. */
function* readingMetrics(entries: readonly Uint8Array[]): Generator<void, readonly IterationMetrics[], undefined> {
  const metrics: IterationMetrics[] = [];
  const families = new Set<string>();
  let bytes = 0;
  for (const [k, json] of entries.entries()) {
    if (json.length > MAX_ENTRY) throw new RecordingError('large', `metrics of ${json.length} bytes`);
    const entry = parse(metricsSchema, parseJson(json), `metrics.${k}.`);
    if (entry.iteration !== k + 1) throw new RecordingError('invalid', 'its metrics are not those of its iterations');
    for (const family of Object.keys(entry.familySuccess)) families.add(family);
    if (families.size > MAX_FAMILIES) {
      throw new RecordingError('invalid', `its metrics have more than ${MAX_FAMILIES} families of tasks`);
    }
    metrics.push(entry);
    bytes += json.length;
    if (bytes < HEAD_PIECE) continue;
    bytes = 0;
    yield;
  }
  return metrics;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    throw new RecordingError('invalid', 'its head is no JSON');
  }
}

/** @param at where the value stands @throws RecordingError with the first thing that is wrong */
function parse<T>(schema: z.ZodMiniType<T>, value: unknown, at: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RecordingError('invalid', `${(at + issue.path.map(String).join('.')).slice(0, 80)} ${issue.message}`);
}

/** A log as a run keeps it: in order, of settings that may change, with values that they take. */
function checkChanges(changes: readonly ConfigChange[], iterations: number): void {
  // Which settings may change is the same in every run; this one's world may be long to check.
  const any = defaultConfig();
  let before = 1;
  for (const { iteration, key, value } of changes) {
    if (iteration < before || iteration > iterations) {
      throw new RecordingError('invalid', `a change at iteration ${iteration} is out of order`);
    }
    before = iteration;
    settings(() => parseLiveSettings(any, { [key]: value }));
  }
}

function settings<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ConfigError) throw new RecordingError('invalid', error.message.slice(0, 200));
    throw error;
  }
}
