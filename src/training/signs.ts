/** Signs of life: long work in the worker lets no message in, so the work itself says that it goes on. */
import type { Policy } from '../policy/policy.ts';

/**
 * The same policy, which calls `sign` whenever it has answered or learned: every few milliseconds while training goes on,
 * however long an iteration takes.
 */
export function withSigns(policy: Policy, sign: () => void): Policy {
  const signed = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    sign();
    return result;
  };
  return {
    backend: policy.backend,
    parameterCount: policy.parameterCount,
    encode: (decision) => policy.encode(decision),
    logProbs: (decisions, temperature) => signed(policy.logProbs(decisions, temperature)),
    update: (batch, settings) => signed(policy.update(batch, settings)),
    checkpoint: () => policy.checkpoint(),
    restore: (checkpoint) => policy.restore(checkpoint),
    memory: () => policy.memory(),
    dispose: () => policy.dispose(),
  };
}
