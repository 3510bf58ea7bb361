/** Trains as the page does, in Node, and counts successes: what the race study of the lecture holds. */
import type { RunConfig } from '../../src/config/config.ts';
import { createPolicy } from '../../src/policy/learner.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { openBackend } from '../../src/policy/openBackend.ts';
import { Session } from '../../src/training/session.ts';

/** How many rollouts of fresh tasks an iteration has. */
export const freshRollouts = ({ tasks, pinned, rollouts }: RunConfig): number => (tasks - pinned) * rollouts;

/** Successes among them, iteration by iteration, on wasm. */
export async function freshSuccesses(config: RunConfig, iterations: number): Promise<readonly number[]> {
  const session = new Session(config, createPolicy(config, await openBackend('wasm', nodeAssets())));
  const successes: number[] = [];
  while (successes.length < iterations) {
    const { metrics } = await session.iterate();
    if (metrics) successes.push(Math.round(metrics.successRate * freshRollouts(config)));
  }
  session.policy.dispose();
  return successes;
}
