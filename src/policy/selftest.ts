/** Whether a backend computes what the cpu computes, and how fast it trains. */
import type { Backend, BackendAssets, BackendEvents, BackendName } from './backends.ts';
import { createPolicy, Learner } from './learner.ts';
import { WordsNetwork } from './networks/words.ts';
import type { UpdateStats } from './policy.ts';
import { describeAdapter } from './start/adapter.ts';
import { plainBackend, startBackend } from './start/start.ts';
import { syntheticBatch, syntheticDecisions } from './synthetic.ts';

const SETTINGS = { learningRate: 1e-3, clip: 0.2, klCoefficient: 0.01, gradientClip: 1 } as const;

/** Largest difference that rounding may make in a few steps, relative to 1 or to the number, whichever is larger. */
export const TOLERANCE = 1e-4;

/** What a short training came to. */
export interface Trace {
  readonly stats: readonly UpdateStats[];
  /** Parameters after the last step, table by table. */
  readonly weights: readonly Float32Array[];
}

/** Trains a small words network for some steps on the backend, which must be active. */
export async function trainBriefly(backend: Backend, steps: number): Promise<Trace> {
  const policy = new Learner(new WordsNetwork('task-words', { buckets: 256, width: 8 }), 1, backend);
  const decisions = syntheticDecisions(6, 5, 1);
  const stats: UpdateStats[] = [];
  // A new batch every step but the same decisions: ratios leave 1 and some are clipped.
  for (let step = 0; step < steps; step++)
    stats.push(await policy.update(syntheticBatch(policy, decisions, step), SETTINGS));
  const { parameters } = await policy.checkpoint();
  policy.dispose();
  return { stats, weights: parameters.map(({ value }) => value) };
}

/** Largest difference between two traces, relative to 1 or to the number itself; NaN counts as infinite. */
export function largestDifference(a: Trace, b: Trace): number {
  const flat = ({ stats, weights }: Trace) => [
    ...stats.flatMap((one) => Object.values(one)),
    ...weights.flatMap((w) => [...w]),
  ];
  const [left, right] = [flat(a), flat(b)];
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return left.reduce((largest, x, i) => {
    const difference = Math.abs(x - right[i]) / Math.max(1, Math.abs(x));
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
  }, 0);
}

/** Steps of the calibration; the first pays for shaders and caches and is not counted. */
const CALIBRATION_STEPS = 5;

/** Median milliseconds of a training step of 128 decisions with 7 actions on the backend, which must be active. */
export async function calibrate(backend: Backend): Promise<number> {
  const policy = createPolicy({ network: 'words', prior: 'none', seed: 1 }, backend);
  const batch = syntheticBatch(policy, syntheticDecisions(128, 7, 1), 1);
  const times: number[] = [];
  for (let step = 0; step < CALIBRATION_STEPS; step++) {
    const start = performance.now();
    await policy.update(batch, SETTINGS);
    times.push(performance.now() - start);
  }
  policy.dispose();
  const counted = times.slice(1).sort((a, b) => a - b);
  return (counted[(counted.length - 1) >> 1] + counted[counted.length >> 1]) / 2;
}

/** Steps of the self-test: the second and third see moments, and ratios other than 1. */
const TEST_STEPS = 3;

/**
 * Trains a few steps on the cpu and on the named backend and returns the largest difference between them.
 * Leaves the named backend active. Throws where it does not start, and where its device reports an error.
 */
export async function selfTest(name: BackendName, assets: BackendAssets, events: BackendEvents = {}): Promise<number> {
  const errors: string[] = [];
  await startBackend('cpu', assets);
  const expected = await trainBriefly(plainBackend('cpu'), TEST_STEPS);
  await startBackend(name, assets, {
    ...events,
    onError: (message) => {
      errors.push(message);
      events.onError?.(message);
    },
  });
  const found = await trainBriefly(plainBackend(name), TEST_STEPS);
  if (errors.length > 0) throw new Error(`The device reported: ${errors[0]}`);
  return largestDifference(expected, found);
}

/**
 * The self-test of webgpu by itself, for tests in a page or worker. A software adapter takes several seconds to compile.
 * Throws where webgpu cannot start.
 */
export async function webgpuParity(
  assets: BackendAssets,
): Promise<{ readonly maxDifference: number; readonly steps: number; readonly adapter: string }> {
  const maxDifference = await selfTest('webgpu', assets);
  const adapter = await describeAdapter();
  return { maxDifference, steps: TEST_STEPS, adapter: adapter?.name ?? '' };
}
