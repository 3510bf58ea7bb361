/** Recordings for tests: real runs of a small batch, by a policy without a network. */
import { type FlatConfig, parseConfig } from '../../../src/config/config.ts';
import { readingContainer, type Sections, unpacking } from '../../../src/share/recording/container.ts';
import type { Recording } from '../../../src/share/recording/recording.ts';
import { atOnce } from '../../../src/share/recording/replaying.ts';
import type { IterationMetrics, RolloutRecord, SessionCheckpoint } from '../../../src/training/protocol.ts';
import { Session } from '../../../src/training/session.ts';
import { fakePolicy } from '../../training/fakePolicy.ts';

const small = { tasks: 3, rollouts: 2, pinned: 2, minibatch: 64, seed: 7 } as const;

/** A run of some iterations; the settings of `change` come into force with its second. */
export async function recordedRun(
  settings: FlatConfig,
  iterations: number,
  change: FlatConfig | null = null,
): Promise<Recording> {
  const config = parseConfig({ ...small, ...settings });
  const session = new Session(config, fakePolicy(), () => 0);
  const records: RolloutRecord[] = [];
  const metrics: IterationMetrics[] = [];
  for (let k = 0; k < iterations; k++) {
    if (k === 1 && change !== null) session.change(change);
    const { rollouts, metrics: scalars } = await session.iterate();
    if (rollouts !== undefined) records.push(rollouts);
    if (scalars !== undefined) metrics.push(scalars);
  }
  return {
    app: '0.1.0',
    created: 1_750_000_000_000,
    on: { backend: 'wasm', adapter: '' },
    made: {},
    task: null,
    config,
    changes: Object.entries(change ?? {}).map(([key, value]) => ({ iteration: 2, key, value })),
    records,
    metrics,
    checkpoint: null,
  };
}

/** Weights of 3 × 2 and 2 numbers, with bits that a detour over text would lose. */
export function someWeights(iteration: number): SessionCheckpoint {
  const parameter = (name: string, shape: readonly number[], size: number) => ({
    name,
    shape,
    value: Float32Array.from({ length: size }, (_, k) => Math.sin(k + iteration)),
    m: new Float32Array(size).fill(-0),
    v: new Float32Array(size).fill(1.4e-45),
  });
  return {
    iteration,
    policy: { network: 'words', step: 4, parameters: [parameter('state', [3, 2], 6), parameter('dense', [2, 1], 2)] },
  };
}

/** What is in a file, unpacked. */
export function sectionsOf(file: Uint8Array): Sections {
  const { body, weights } = atOnce(readingContainer(file));
  return { body: atOnce(unpacking(body)), weights: atOnce(unpacking(weights)) };
}
