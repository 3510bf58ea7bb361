/** Milliseconds of the policy's forward pass and update on every backend of this machine. */
import type { BackendName } from '../../src/policy/backends.ts';
import { createPolicy } from '../../src/policy/learner.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { plainBackend, startBackend } from '../../src/policy/start/start.ts';
import { syntheticBatch, syntheticDecisions } from '../../src/policy/synthetic.ts';

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

/** Prints median milliseconds, and the ratio to cpu in the same run. Backends that do not start are named. */
export async function benchPolicy(print: (line: string) => void): Promise<void> {
  const names: BackendName[] = ['cpu', 'wasm', 'webgpu'];
  let cpu: { forward: number; update: number } | null = null;
  for (const name of names) {
    try {
      await startBackend(name, nodeAssets());
    } catch (error) {
      print(`${name.padEnd(7)} not available: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const policy = createPolicy({ network: 'words', prior: 'task-words', seed: 1 }, plainBackend(name));
    const acting = syntheticDecisions(128, 7, 1);
    const learning = syntheticBatch(policy, syntheticDecisions(256, 7, 2), 1);
    const encode = await median(20, () => acting.map((decision) => policy.encode(decision)));
    const encoded = acting.map((decision) => policy.encode(decision));
    await policy.logProbs(encoded);
    await policy.update(learning, SETTINGS);
    const forward = await median(20, () => policy.logProbs(encoded));
    const update = await median(20, () => policy.update(learning, SETTINGS));
    cpu ??= { forward, update };
    print(
      `${name.padEnd(7)} encode 128: ${encode.toFixed(2)} ms   forward 128 × 7: ${forward.toFixed(1)} ms ` +
        `(${(cpu.forward / forward).toFixed(1)}× cpu)   update 256 × 7: ${update.toFixed(1)} ms ` +
        `(${(cpu.update / update).toFixed(1)}× cpu)`,
    );
    policy.dispose();
  }
}
