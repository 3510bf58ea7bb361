/** What is stored of a run, and how it is read back: nothing that comes from the disk is believed before it is parsed. */
import * as z from 'zod/mini';
import { ConfigError, fieldsOf, flatten, parseConfig, type RunConfig } from '../../config/config.ts';
import { schemaOf } from '../../config/schema.ts';
import type { PolicyCheckpoint } from '../../policy/policy.ts';
import type { IterationMetrics, RolloutRecord } from '../../training/protocol.ts';
import type { ArchivedCheckpoint, ArchivedSummary, ConfigChange } from './archive.ts';
import { ArchiveError } from './storage.ts';

/** Longest name of a run, in UTF-16 units. */
export const MAX_NAME = 80;
/** Far beyond any run, and bounds on what a broken entry can cost. */
const MAX_ITERATIONS = 1_000_000;
const MAX_CHANGES = 100_000;
const MAX_PARAMETERS = 2 ** 26;
const MAX_TIME = 8.64e15;

/** A run but for its iterations and checkpoint. */
export interface Header {
  readonly name: string | null;
  readonly created: number;
  readonly updated: number;
  readonly worldVersion: number;
  readonly config: RunConfig;
  readonly changes: readonly ConfigChange[];
  /** Iterations with a record, and of these the ones with metrics. */
  readonly iterations: number;
  readonly measured: number;
  /** Success rate of the last one with metrics. */
  readonly success: number | null;
  /** Bytes of the iterations. */
  readonly bytes: number;
  readonly checkpoint: { readonly iteration: number; readonly bytes: number } | null;
}

/** One iteration; its metrics come later than its record. */
export interface IterationEntry {
  readonly record: RolloutRecord;
  readonly metrics: IterationMetrics | null;
}

function number(min: number, max: number): z.ZodMiniType<number> {
  const message = `is not a number from ${min} to ${max}`;
  return z.number(message).check(z.gte(min, message), z.lte(max, message));
}

function whole(min: number, max: number): z.ZodMiniType<number> {
  const message = `is not a whole number from ${min} to ${max}`;
  return z.int(message).check(z.gte(min, message), z.lte(max, message));
}

function text(longest: number): z.ZodMiniType<string> {
  const message = `is not a text of at most ${longest} characters`;
  return z.string(message).check(z.maxLength(longest, message));
}

/** Any number but NaN and ±∞. */
const finite = number(-Number.MAX_VALUE, Number.MAX_VALUE);
const amount = number(0, Number.MAX_VALUE);
/** 0 … 1; a mean of float32 shares may come out a little above. */
const share = number(0, 1.001);
const iterationNumber = whole(1, MAX_ITERATIONS);
const time = whole(0, MAX_TIME);
const size = whole(0, Number.MAX_SAFE_INTEGER);

const headerSchema = z.object({
  name: z.nullable(text(MAX_NAME)),
  created: time,
  updated: time,
  worldVersion: whole(0, 2 ** 32),
  config: z.record(text(64), z.unknown()),
  changes: z
    .array(
      z.object({
        iteration: iterationNumber,
        key: text(64),
        value: z.union([finite, text(64), z.boolean()], 'is no value'),
      }),
    )
    .check(z.maxLength(MAX_CHANGES, `are more than ${MAX_CHANGES}`)),
  iterations: whole(0, MAX_ITERATIONS),
  measured: whole(0, MAX_ITERATIONS),
  success: z.nullable(share),
  bytes: size,
  checkpoint: z.nullable(z.object({ iteration: whole(0, MAX_ITERATIONS), bytes: size })),
});

const recordSchema: z.ZodMiniType<RolloutRecord> = z.object({
  iteration: iterationNumber,
  taskSeeds: z.instanceof(Uint32Array, { error: 'is not a Uint32Array' }),
  lengths: z.instanceof(Uint16Array, { error: 'is not a Uint16Array' }),
  actions: z.instanceof(Uint16Array, { error: 'is not a Uint16Array' }),
  logProbs: z.instanceof(Float32Array, { error: 'is not a Float32Array' }),
});

const metricsSchema: z.ZodMiniType<IterationMetrics> = z.object({
  iteration: iterationNumber,
  successRate: share,
  watchedSuccessRate: z.nullable(share),
  familySuccess: z.record(text(64), share),
  meanLength: amount,
  envSteps: whole(0, Number.MAX_SAFE_INTEGER),
  // An estimate of what is at least 0; rounding may leave it just under.
  kl: finite,
  clipFraction: share,
  entropy: finite,
  loss: finite,
  gradientNorm: amount,
  groupSize: amount,
  singletonShare: share,
  noVarianceShare: share,
  peakAdvantage: amount,
  seconds: z.object({ rollout: amount, credit: amount, update: amount }),
});

const iterationSchema: z.ZodMiniType<IterationEntry> = z.object({
  record: recordSchema,
  metrics: z.nullable(metricsSchema),
});

const weights = z.instanceof(Float32Array, { error: 'is not a Float32Array' });
const policySchema: z.ZodMiniType<PolicyCheckpoint> = z.object({
  network: text(64),
  step: whole(0, Number.MAX_SAFE_INTEGER),
  parameters: z
    .array(
      z.object({
        name: text(64),
        shape: z.array(whole(1, MAX_PARAMETERS)).check(z.maxLength(4, 'has more than 4 axes')),
        value: weights,
        m: weights,
        v: weights,
      }),
    )
    .check(z.maxLength(1024, 'are more than 1024')),
});
const checkpointSchema: z.ZodMiniType<ArchivedCheckpoint> = z.object({
  iteration: whole(0, MAX_ITERATIONS),
  policy: policySchema,
});

/** Parses, or says in one line what is wrong. Throws ArchiveError 'unreadable'. */
function parse<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable([issue.path.map(String).join('.'), issue.message].filter((part) => part !== '').join(' '));
}

const unreadable = (message: string) => new ArchiveError('unreadable', message);

/** What is stored as a run's header. */
export function storedHeader(header: Header): z.infer<typeof headerSchema> {
  return { ...header, changes: [...header.changes], config: flatten(header.config) };
}

/** Throws ArchiveError 'unreadable' where a header or its configuration is not what it should be. */
export function parseHeader(value: unknown): Header {
  const header = parse(headerSchema, value);
  const config = configOf(header.config);
  const fields = new Map(fieldsOf(config.world).map(({ key, option }) => [key, option]));
  for (const { key, value: changed } of header.changes) {
    const option = fields.get(key);
    if (option === undefined || !schemaOf(option).safeParse(changed).success) {
      throw unreadable(`changes: ${key.slice(0, 40)} cannot be ${String(changed).slice(0, 40)}`);
    }
  }
  if (header.measured > header.iterations) throw unreadable('measured is more than there are iterations');
  return { ...header, config };
}

/** The configuration of a saved run. Throws ArchiveError 'unreadable'. */
export function configOf(flat: Readonly<Record<string, unknown>>): RunConfig {
  try {
    return parseConfig(flat);
  } catch (error) {
    if (error instanceof ConfigError) throw unreadable(error.message);
    throw error;
  }
}

/**
 * An iteration that fits its run: as many tasks, trajectories, actions and log-probabilities as the configuration asks for.
 * Throws ArchiveError 'unreadable'.
 */
export function parseIteration(value: unknown, iteration: number, config: RunConfig): IterationEntry {
  const entry = parse(iterationSchema, value);
  const { record, metrics } = entry;
  const fits = (what: string, length: number, due: number): void => {
    if (length !== due) throw unreadable(`${what}: ${length} where ${due} are due`);
  };
  if (record.iteration !== iteration) throw unreadable(`the record is of iteration ${record.iteration}`);
  if (metrics !== null && metrics.iteration !== iteration)
    throw unreadable(`the metrics are of iteration ${metrics.iteration}`);
  fits('taskSeeds', record.taskSeeds.length, config.tasks);
  fits('lengths', record.lengths.length, config.tasks * config.rollouts);
  fits('actions', record.actions.length, sum(record.lengths));
  // The tasks that can be watched: the pinned ones, or the first where none is pinned.
  const watched = record.lengths.subarray(0, Math.max(1, config.pinned) * config.rollouts);
  fits('logProbs', record.logProbs.length, sum(watched));
  if (!record.logProbs.every(Number.isFinite)) throw unreadable('logProbs are not finite');
  return entry;
}

/** A checkpoint of the run's network with as many finite numbers as its shapes say. Throws ArchiveError 'unreadable'. */
export function parseCheckpoint(value: unknown, config: RunConfig): ArchivedCheckpoint {
  const checkpoint = parse(checkpointSchema, value);
  const { network, parameters } = checkpoint.policy;
  if (network !== config.network) throw unreadable(`network ${network} where ${config.network} is due`);
  for (const { name, shape, value: values, m, v } of parameters) {
    const due = shape.reduce((product, axis) => product * axis, 1);
    for (const [what, array] of Object.entries({ value: values, m, v })) {
      if (array.length !== due) throw unreadable(`${what} of ${name}: ${array.length} numbers where ${due} are due`);
      if (!array.every(Number.isFinite)) throw unreadable(`${what} of ${name} is not finite`);
    }
  }
  return checkpoint;
}

export function summaryOf(id: string, header: Header): ArchivedSummary {
  const { name, created, updated, config, iterations, success, checkpoint, bytes } = header;
  return {
    id,
    name,
    created,
    updated,
    world: config.world,
    estimator: config.estimator,
    seed: config.seed,
    iterations,
    success,
    checkpoint: checkpoint?.iteration ?? null,
    bytes: bytes + (checkpoint?.bytes ?? 0),
  };
}

/** The record with buffers of its own: a view would be stored with the whole buffer that it looks into. */
export function compactRecord(record: RolloutRecord): RolloutRecord {
  return {
    iteration: record.iteration,
    taskSeeds: record.taskSeeds.slice(),
    lengths: record.lengths.slice(),
    actions: record.actions.slice(),
    logProbs: record.logProbs.slice(),
  };
}

/** The same for a checkpoint. */
export function compactCheckpoint({ iteration, policy }: ArchivedCheckpoint): ArchivedCheckpoint {
  const own = (array: Float32Array) => (array.byteLength === array.buffer.byteLength ? array : array.slice());
  const parameters = policy.parameters.map(({ name, shape, value, m, v }) => {
    return { name, shape: [...shape], value: own(value), m: own(m), v: own(v) };
  });
  return { iteration, policy: { ...policy, parameters } };
}

/** Bytes of an iteration: its arrays, and its metrics as text. */
export function iterationBytes({ record, metrics }: IterationEntry): number {
  const { taskSeeds, lengths, actions, logProbs } = record;
  const arrays = [taskSeeds, lengths, actions, logProbs];
  return arrays.reduce(
    (bytes, array) => bytes + array.byteLength,
    metrics === null ? 0 : JSON.stringify(metrics).length,
  );
}

export function checkpointBytes({ policy }: ArchivedCheckpoint): number {
  return policy.parameters.reduce(
    (bytes, { value, m, v }) => bytes + value.byteLength + m.byteLength + v.byteLength,
    0,
  );
}

function sum(numbers: Uint16Array): number {
  return numbers.reduce((total, each) => total + each, 0);
}
