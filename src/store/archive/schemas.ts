/** The shapes of what is stored of a run, as schemas with bounds: what comes from the disk is parsed by them. */
import * as z from 'zod/mini';
import { ADVANTAGE_EDGES } from '../../credit/diagnostics.ts';
import type { PolicyCheckpoint } from '../../policy/policy.ts';
import type { IterationMetrics, RolloutRecord } from '../../training/protocol.ts';
import type { ArchivedCheckpoint } from './archive.ts';
import { ArchiveError } from './storage.ts';

/** Longest name of a run, in UTF-16 units. */
export const MAX_NAME = 80;
/** Far beyond any run, and bounds on what a broken entry can cost. */
const MAX_ITERATIONS = 1_000_000;
const MAX_CHANGES = 100_000;
const MAX_PARAMETERS = 2 ** 26;
const MAX_TIME = 8.64e15;

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

export const headerSchema = z.object({
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

const truth = z.instanceof(Float32Array, { error: 'is not a Float32Array' });
const probabilities = z.instanceof(Uint16Array, { error: 'is not a Uint16Array' });
const recordSchema: z.ZodMiniType<RolloutRecord> = z.object({
  iteration: iterationNumber,
  taskSeeds: z.instanceof(Uint32Array, { error: 'is not a Uint32Array' }),
  lengths: z.instanceof(Uint16Array, { error: 'is not a Uint16Array' }),
  actions: z.instanceof(Uint16Array, { error: 'is not a Uint16Array' }),
  logProbs: z.instanceof(Float32Array, { error: 'is not a Float32Array' }),
  // Runs of before they were kept have none.
  probabilities: z._default(
    z
      .array(z.object({ before: probabilities, after: probabilities }))
      .check(z.maxLength(64, 'are of more than 64 tasks')),
    [],
  ),
  truths: z._default(
    z
      .array(z.object({ value: truth, advantage: truth, halfWidth: truth }))
      .check(z.maxLength(64, 'are of more than 64 tasks')),
    [],
  ),
});

const metricsSchema: z.ZodMiniType<IterationMetrics> = z.object({
  iteration: iterationNumber,
  successRate: share,
  watchedSuccessRate: z.nullable(share),
  meanScore: z._default(z.nullable(share), null),
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
  // What runs of before had not: their charts show nothing there.
  advantages: z._default(
    z.object({
      zeros: size,
      counts: z.array(size).check(z.length(ADVANTAGE_EDGES.length + 1, 'are not as many as the bins')),
    }),
    { zeros: 0, counts: new Array<number>(ADVANTAGE_EDGES.length + 1).fill(0) },
  ),
  heldOutSuccess: z._default(z.nullable(share), null),
  seconds: z.object({ rollout: amount, credit: amount, update: amount, evaluation: z._default(amount, 0) }),
});

export const iterationSchema: z.ZodMiniType<IterationEntry> = z.object({
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
export const checkpointSchema: z.ZodMiniType<ArchivedCheckpoint> = z.object({
  iteration: whole(0, MAX_ITERATIONS),
  policy: policySchema,
});

/** Parses, or says in one line what is wrong. Throws ArchiveError 'unreadable'. */
export function parse<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable([issue.path.map(String).join('.'), issue.message].filter((part) => part !== '').join(' '));
}

export const unreadable = (message: string) => new ArchiveError('unreadable', message);
