/** Milliseconds of the policy's forward pass and update on every backend of this machine. */
import { createPolicy } from '../../src/policy/learner.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { plainBackend, startBackend } from '../../src/policy/start/start.ts';
import { syntheticBatch, syntheticDecisions } from '../../src/policy/synthetic.ts';
import { backendsHere } from '../policy/backendsHere.ts';
import type { Print } from './table.ts';

const SETTINGS = { learningRate: 1e-3, clip: 0.2, klCoefficient: 0.01, gradientClip: 1 } as const;

async function median(times: number, run: () => Promise<unknown> | unknown): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}

/** Prints median milliseconds, and the ratio to cpu in the same run; names the backends that this machine lacks. */
export async function benchPolicy(print: Print): Promise<void> {
  let cpu: { forward: number; update: number } | null = null;
  for (const { name, missing } of await backendsHere()) {
    if (missing !== null) {
      print(`${name.padEnd(7)} not measured: ${missing}`);
      continue;
    }
    // On a software GPU a step takes long, and a median of few will do.
    const times = name === 'webgpu' ? 3 : 20;
    await startBackend(name, nodeAssets());
    const policy = createPolicy({ network: 'words', prior: 'task-words', seed: 1 }, plainBackend(name));
    const acting = syntheticDecisions(128, 7, 1);
    const learning = syntheticBatch(policy, syntheticDecisions(256, 7, 2), 1);
    const encode = await median(20, () => acting.map((decision) => policy.encode(decision)));
    const encoded = acting.map((decision) => policy.encode(decision));
    await policy.logProbs(encoded);
    await policy.update(learning, SETTINGS);
    const forward = await median(times, () => policy.logProbs(encoded));
    const update = await median(times, () => policy.update(learning, SETTINGS));
    cpu ??= { forward, update };
    print(
      `${name.padEnd(7)} encode 128: ${encode.toFixed(2)} ms   forward 128 × 7: ${forward.toFixed(1)} ms ` +
        `(${(cpu.forward / forward).toFixed(1)}× cpu)   update 256 × 7: ${update.toFixed(1)} ms ` +
        `(${(cpu.update / update).toFixed(1)}× cpu)`,
    );
    policy.dispose();
  }
}
