/** A policy without a network: it answers with fixed preferences and remembers what it was taught. */

import type { Decision, Encoded, Policy, UpdateBatch } from '../../src/policy/policy.ts';
import { type PriorKind, priorLogits } from '../../src/policy/prior.ts';

interface FakeEncoded extends Encoded {
  readonly decision: Decision;
}

export interface FakePolicy extends Policy {
  readonly batches: UpdateBatch[];
  readonly asked: number[];
  disposed: boolean;
}

/** Prefers the later of the actions on offer, the more the later: probability ∝ position + 1. */
export function fakePolicy(prior: PriorKind = 'task-words'): FakePolicy {
  const batches: UpdateBatch[] = [];
  const asked: number[] = [];
  return {
    batches,
    asked,
    disposed: false,
    backend: { name: 'cpu', adapter: '', software: false, tried: [] },
    parameterCount: 0,
    encode: (decision): FakeEncoded => ({
      decision,
      actionCount: decision.actions.length,
      prior: priorLogits(decision, prior),
    }),
    logProbs: async (decisions) => {
      asked.push(decisions.length);
      return decisions.map(({ actionCount: n }) =>
        Float32Array.from({ length: n }, (_, i) => Math.log((i + 1) / ((n * (n + 1)) / 2))),
      );
    },
    update: async (batch) => {
      batches.push(batch);
      return { loss: 1, kl: 2, clipFraction: 0.25, entropy: batch.decisions.length, gradientNorm: 3 };
    },
    checkpoint: async () => ({ network: 'fake', step: batches.length, parameters: [] }),
    restore: () => {},
    memory: () => ({ tensors: 0, bytes: 0 }),
    dispose() {
      this.disposed = true;
    },
  };
}
