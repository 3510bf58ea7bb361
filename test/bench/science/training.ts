/** Training as the jobs need it: a session for some iterations on the wasm backend, and its curves. */
import { createHash } from 'node:crypto';
import type { RunConfig } from '../../../src/config/config.ts';
import { createPolicy } from '../../../src/policy/learner.ts';
import { nodeAssets } from '../../../src/policy/nodeAssets.ts';
import type { Decision, Encoded, Policy } from '../../../src/policy/policy.ts';
import { plainBackend, startBackend } from '../../../src/policy/start/start.ts';
import type { IterationMetrics } from '../../../src/training/protocol.ts';
import type { Actor } from '../../../src/training/rollout.ts';
import { Session } from '../../../src/training/session.ts';
import type { LearningResult } from './results.ts';

/** A session with a fresh policy, trained for some iterations; `train` goes on. Dispose of it when done. */
export interface Training {
  readonly metrics: readonly IterationMetrics[];
  readonly policy: Policy;
  /** The policy as it is now, acting without a trace in the training. */
  readonly actor: Actor<Encoded>;
  train(iterations: number): Promise<void>;
  dispose(): void;
}

/** Trains a fresh policy for `iterations`. Always on wasm: results of one machine go with those of another. */
export async function trainSession(config: RunConfig, iterations: number): Promise<Training> {
  await startBackend('wasm', nodeAssets());
  const policy = createPolicy(config, plainBackend('wasm'));
  const session = new Session(config, policy);
  const metrics: IterationMetrics[] = [];
  const training: Training = {
    metrics,
    policy,
    actor: {
      encode: (decision: Decision) => policy.encode(decision),
      logProbs: (inputs) => policy.logProbs(inputs),
    },
    async train(count) {
      for (let i = 0; i < count; i++) {
        const report = await session.iterate();
        if (report.metrics) metrics.push(report.metrics);
      }
    },
    dispose: () => policy.dispose(),
  };
  await training.train(iterations);
  return training;
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** A run's curves, short enough to keep. Pure. */
export function curvesOf(metrics: readonly IterationMetrics[]): LearningResult {
  const names = [...new Set(metrics.flatMap(({ familySuccess }) => Object.keys(familySuccess)))].sort();
  const families = names.map((name) => {
    const known = metrics.flatMap(({ familySuccess }) => familySuccess[name] ?? []);
    return [name, rounded(known.reduce((sum, value) => sum + value, 0) / known.length, 5)];
  });
  const scores = metrics.flatMap(({ meanScore }) => (meanScore === null ? [] : [rounded(meanScore, 5)]));
  const whole = metrics.flatMap(({ successRate, envSteps, loss, kl, entropy, gradientNorm }) => [
    ...[successRate, envSteps, loss, kl, entropy, gradientNorm],
  ]);
  return {
    kind: 'learning',
    success: metrics.map(({ successRate }) => rounded(successRate, 5)),
    envSteps: metrics.map(({ envSteps }) => envSteps),
    score: scores.length === metrics.length ? scores : null,
    families: Object.fromEntries(families),
    digest: createHash('sha256')
      .update(new Uint8Array(Float64Array.from(whole).buffer))
      .digest('hex')
      .slice(0, 16),
  };
}
