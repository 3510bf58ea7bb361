/** The shapes of what is kept of a run, as schemas with bounds: the archive and recordings parse by them what they read. */
import * as z from 'zod/mini';
import { ADVANTAGE_EDGES } from '../credit/diagnostics.ts';
import type { PolicyCheckpoint } from '../policy/policy.ts';
import type { IterationMetrics, SessionCheckpoint } from './protocol.ts';

/** Far beyond any run, and bounds on what a broken entry can cost. */
const MAX_ITERATIONS = 1_000_000;
const MAX_CHANGES = 100_000;
const MAX_PARAMETERS = 2 ** 26;
/** Most families of tasks that a run knows: a world of one's own has one for each of at most 60 starts, every other has fewer. */
export const MAX_FAMILIES = 64;
const FAMILY_NAME = 64;
const NOT_THE_BINS = 'are not as many as the bins';

/** A number within bounds. */
export function number(min: number, max: number): z.ZodMiniType<number> {
  const message = `is not a number from ${min} to ${max}`;
  return z.number(message).check(z.gte(min, message), z.lte(max, message));
}

export function whole(min: number, max: number): z.ZodMiniType<number> {
  const message = `is not a whole number from ${min} to ${max}`;
  return z.int(message).check(z.gte(min, message), z.lte(max, message));
}

export function text(longest: number): z.ZodMiniType<string> {
  const message = `is not a text of at most ${longest} characters`;
  return z.string(message).check(z.maxLength(longest, message));
}

/** A list of at most so many; a longer one is refused before its entries are looked at, which may be millions. */
export function list<T>(entry: z.ZodMiniType<T>, most: number, message: string): z.ZodMiniType<T[]> {
  const short = z.custom<unknown[]>((value) => !Array.isArray(value) || value.length <= most, message);
  return z.pipe(short, z.array(entry));
}

/** Values by name, at most so many; more are refused before they are looked at. */
export function table<T>(value: z.ZodMiniType<T>, most: number, name: number): z.ZodMiniType<Record<string, T>> {
  const few = z.custom<Record<string, unknown>>(
    (given) => typeof given !== 'object' || given === null || Object.keys(given).length <= most,
    `has more than ${most} entries`,
  );
  return z.pipe(few, z.record(text(name), value));
}

/** Any number but NaN and ±∞. */
export const finite = number(-Number.MAX_VALUE, Number.MAX_VALUE);
const amount = number(0, Number.MAX_VALUE);
/** 0 … 1; a mean of float32 shares may come out a little above. */
export const share = number(0, 1.001);
export const iterationNumber = whole(1, MAX_ITERATIONS);
/** Milliseconds since 1970. */
export const time = whole(0, 8.64e15);
export const size = whole(0, Number.MAX_SAFE_INTEGER);

/** A log of at most so many changes; whether the settings take the values is for their options to say. */
export function changesUpTo(most: number) {
  const change = z.object({
    iteration: iterationNumber,
    key: text(64),
    value: z.union([finite, text(64), z.boolean()], 'is no value'),
  });
  return list(change, most, `are more than ${most}`);
}

/** The parameters of a network, with what is known of each besides its name and shape. */
export function parametersOf<S extends z.core.$ZodShape>(columns: S) {
  const shape = list(whole(1, MAX_PARAMETERS), 4, 'has more than 4 axes');
  return list(z.object({ name: text(64), shape, ...columns }), 1024, 'are more than 1024');
}

/** The log of a run's changes. */
export const changesSchema = changesUpTo(MAX_CHANGES);

export const metricsSchema: z.ZodMiniType<IterationMetrics> = z.object({
  iteration: iterationNumber,
  successRate: share,
  watchedSuccessRate: z.nullable(share),
  meanScore: z._default(z.nullable(share), null),
  familySuccess: table(share, MAX_FAMILIES, FAMILY_NAME),
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
      counts: list(size, ADVANTAGE_EDGES.length + 1, NOT_THE_BINS).check(
        z.length(ADVANTAGE_EDGES.length + 1, NOT_THE_BINS),
      ),
    }),
    { zeros: 0, counts: new Array<number>(ADVANTAGE_EDGES.length + 1).fill(0) },
  ),
  heldOutSuccess: z._default(z.nullable(share), null),
  seconds: z.object({ rollout: amount, credit: amount, update: amount, evaluation: z._default(amount, 0) }),
});

const weights = z.instanceof(Float32Array, { error: 'is not a Float32Array' });
const policySchema: z.ZodMiniType<PolicyCheckpoint> = z.object({
  network: text(64),
  step: whole(0, Number.MAX_SAFE_INTEGER),
  parameters: parametersOf({ value: weights, m: weights, v: weights }),
});
export const checkpointSchema: z.ZodMiniType<SessionCheckpoint> = z.object({
  iteration: whole(0, MAX_ITERATIONS),
  policy: policySchema,
});

/** What is wrong with a checkpoint of this network: other numbers than its shapes say, or such as are not finite. Null: nothing. */
export function checkpointFault({ policy }: SessionCheckpoint, due: string): string | null {
  const { network, parameters } = policy;
  if (network !== due) return `network ${network} where ${due} is due`;
  for (const { name, shape, value: values, m, v } of parameters) {
    const size = shape.reduce((product, axis) => product * axis, 1);
    for (const [what, array] of Object.entries({ value: values, m, v })) {
      if (array.length !== size) return `${what} of ${name}: ${array.length} numbers where ${size} are due`;
      if (!array.every(Number.isFinite)) return `${what} of ${name} is not finite`;
    }
  }
  return null;
}
