import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../src/policy/backends.ts';
import { type NetworkId, networks } from '../../src/policy/catalog.ts';
import { createPolicy, Learner } from '../../src/policy/learner.ts';
import type { Minibatch, Network } from '../../src/policy/networks/network.ts';
import { TransformerNetwork } from '../../src/policy/networks/transformer.ts';
import { WordsNetwork } from '../../src/policy/networks/words.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import type { Encoded, PolicyCheckpoint, UpdateBatch } from '../../src/policy/policy.ts';
import { initialLogProbs } from '../../src/policy/prior.ts';
import { selfTest } from '../../src/policy/selftest.ts';
import { plainBackend, startBackend } from '../../src/policy/start/start.ts';
import { syntheticDecisions } from '../../src/policy/synthetic.ts';
import { tensor1d } from '../../src/policy/tf.ts';
import { randomStream } from '../../src/worlds/random.ts';
import { backendsHere } from './backendsHere.ts';
import { type Reference, type ReferenceStep, referenceLogProbs, referenceRun, referenceTables } from './reference.ts';
import { transformerReference } from './referenceTransformer.ts';
import { wordsReference } from './referenceWords.ts';

const SETTINGS = { learningRate: 1e-2, clip: 0.2, klCoefficient: 0.1, gradientClip: 0.1 };
const DECISIONS = syntheticDecisions(5, 4, 7).map((decision, i) => ({
  ...decision,
  actions: decision.actions.slice(0, 4 - (i % 3)),
}));

const backends = await backendsHere();

/** One network as the tests below want it: small enough for numeric gradients, and beside it the same in double precision. */
interface Subject<E extends Encoded, M extends Minibatch> {
  readonly id: NetworkId;
  readonly make: () => Network<E, M>;
  readonly reference: Reference<E>;
  /** The reference trained, once for all backends: untrained weights do not depend on them. */
  readonly trained: (run: () => readonly ReferenceStep[]) => readonly ReferenceStep[];
  /** Rounding of a gradient in float32, for gradients of size 1. */
  readonly rounding: number;
}

/** What is made on the first call, on every call. */
function once<T>(): (make: () => T) => T {
  let made: { readonly value: T } | null = null;
  return (make) => {
    made ??= { value: make() };
    return made.value;
  };
}

// Few buckets, so that features collide.
const WORDS = {
  id: 'words',
  make: () => new WordsNetwork('task-words', { buckets: 32, width: 3 }),
  reference: wordsReference,
  trained: once<readonly ReferenceStep[]>(),
  rounding: 1e-6,
} as const;
const SMALL = { buckets: 8, longest: 12, width: 4, layers: 2, heads: 2, headWidth: 1, hidden: 5 };
const TRANSFORMER = {
  id: 'transformer',
  make: () => new TransformerNetwork('task-words', SMALL),
  reference: transformerReference(SMALL),
  trained: once<readonly ReferenceStep[]>(),
  // Some twenty matrix products deep, and norms divide by numbers below 1.
  rounding: 1e-5,
} as const;

/** A minibatch whose old and reference probabilities are off those of the policy, so that ratios are clipped and KL is not 0. */
function batchOf<E extends Encoded>(decisions: readonly E[], seed: number): UpdateBatch<E> {
  const random = randomStream(seed, 'test');
  const floats = (make: () => number) => Float32Array.from(decisions, make);
  return {
    decisions,
    action: Int32Array.from(decisions, ({ actionCount }) => random.below(actionCount)),
    advantage: floats(() => 2 * random.normal()),
    oldLogProb: floats(() => -0.3 - 1.5 * random.uniform()),
    referenceLogProb: floats(() => -0.3 - 1.5 * random.uniform()),
  };
}

function suite<E extends Encoded, M extends Minibatch>(
  name: BackendName,
  missing: string | null,
  { id, make, reference, trained, rounding }: Subject<E, M>,
): void {
  describe.skipIf(missing !== null)(`learner of ${id} on ${name}${missing === null ? '' : ` (${missing})`}`, () => {
    beforeAll(() => startBackend(name, nodeAssets()));
    const backend = plainBackend(name);
    const small = (seed = 1) => new Learner(make(), seed, backend);

    it('starts at softmax(prior)', async () => {
      const policy = createPolicy({ network: id, prior: 'task-words', seed: 3 }, backend);
      expect(policy.parameterCount).toBe(networks.find((network) => network.id === id)?.parameters);
      for (const temperature of [1, 0.4]) {
        const found = await policy.logProbs(
          DECISIONS.map((decision) => policy.encode(decision)),
          temperature,
        );
        for (const [i, decision] of DECISIONS.entries()) {
          const expected = initialLogProbs(decision, 'task-words', temperature);
          expect(found[i].length).toBe(decision.actions.length);
          for (let k = 0; k < expected.length; k++) expect(Math.abs(found[i][k] - expected[k])).toBeLessThan(1e-6);
        }
      }
      policy.dispose();
    });

    it('two updates are two steps of clipped lazy Adam on the PPO loss, in double precision', async () => {
      const policy = small();
      const decisions = DECISIONS.map((decision) => policy.encode(decision));
      const batches = [1, 2].map((step) => batchOf(decisions, step));
      const untrained = await policy.checkpoint();
      const expected = trained(() => referenceRun(reference, untrained, batches, SETTINGS));
      for (const [i, { loss, gradientNorm, tables }] of expected.entries()) {
        const stats = await policy.update(batches[i], SETTINGS);
        const step = i + 1;
        expect(stats.loss).toBeCloseTo(loss, 5);
        expect(stats.gradientNorm).toBeCloseTo(gradientNorm, 4);
        // The clip is at work, so that an update without it would fail here.
        expect(stats.gradientNorm).toBeGreaterThan(SETTINGS.gradientClip);
        const { parameters } = await policy.checkpoint();
        for (const [t, { value }] of parameters.entries()) {
          for (let i = 0; i < value.length; i++) {
            // Adam divides by the gradient's size, so that float32's rounding of it counts the more the
            // smaller it is; where the true gradient is 0, what remains is rounding blown up to whole steps.
            const size = Math.sqrt(tables[t].v[i] / (1 - 0.99 ** step));
            const bound = 2e-5 + 2 * SETTINGS.learningRate * Math.min(1, rounding / size);
            expect(Math.abs(value[i] - tables[t].value[i]), `table ${t} [${i}] step ${step}`).toBeLessThan(bound);
          }
        }
      }
      const found = await policy.logProbs(decisions);
      for (const [i, decision] of decisions.entries()) {
        for (const [k, logProb] of referenceLogProbs(reference, expected[1].tables, decision).entries()) {
          expect(found[i][k]).toBeCloseTo(logProb, 4);
        }
      }
      policy.dispose();
    });

    it('rows that no decision uses keep values and moments', async () => {
      const policy = small();
      const decisions = DECISIONS.slice(0, 1).map((decision) => policy.encode(decision));
      const before = await policy.checkpoint();
      const used = reference.usedRows(referenceTables(before), decisions);
      await policy.update(batchOf(decisions, 1), SETTINGS);
      const after = await policy.checkpoint();
      let moved = 0;
      for (const [t, { shape, value, m, v }] of after.parameters.entries()) {
        expect(used[t].size).toBeGreaterThan(0);
        for (let i = 0; i < value.length; i++) {
          if (used[t].has(Math.floor(i / shape[1]))) {
            moved += value[i] === before.parameters[t].value[i] ? 0 : 1;
            continue;
          }
          expect([value[i], m[i], v[i]]).toEqual([before.parameters[t].value[i], 0, 0]);
        }
      }
      expect(moved).toBeGreaterThan(0);
      policy.dispose();
    });

    it('the same run twice is the same bit for bit, and another seed is another run', async () => {
      const run = async (seed: number) => {
        const policy = small(seed);
        const decisions = DECISIONS.map((decision) => policy.encode(decision));
        const stats = [];
        for (let step = 1; step <= 3; step++) stats.push(await policy.update(batchOf(decisions, step), SETTINGS));
        const checkpoint = await policy.checkpoint();
        policy.dispose();
        return { stats, checkpoint };
      };
      const first = await run(1);
      expect(await run(1)).toEqual(first);
      expect((await run(2)).checkpoint).not.toEqual(first.checkpoint);
    });

    it('goes on from a checkpoint bit for bit, in another policy', async () => {
      const policy = small(1);
      const decisions = DECISIONS.map((decision) => policy.encode(decision));
      await policy.update(batchOf(decisions, 1), SETTINGS);
      const checkpoint: PolicyCheckpoint = structuredClone(await policy.checkpoint());
      const other = small(2);
      other.restore(checkpoint);
      expect(await other.checkpoint()).toEqual(checkpoint);
      for (let step = 2; step <= 3; step++) {
        const batch = batchOf(decisions, step);
        expect(await other.update(batch, SETTINGS)).toEqual(await policy.update(batch, SETTINGS));
      }
      expect(await other.checkpoint()).toEqual(await policy.checkpoint());
      // The checkpoint is a copy: training on did not change it.
      const third = small(2);
      third.restore(checkpoint);
      expect((await third.checkpoint()).step).toBe(1);
      expect(await third.checkpoint()).not.toEqual(await policy.checkpoint());
      for (const one of [policy, other, third]) one.dispose();
    });

    it('refuses a checkpoint of another network or shape', async () => {
      const policy = small();
      const checkpoint = await policy.checkpoint();
      expect(() => policy.restore({ ...checkpoint, network: 'pictures' })).toThrow(RangeError);
      expect(() => policy.restore({ ...checkpoint, parameters: checkpoint.parameters.slice(1) })).toThrow(RangeError);
      const [first, ...others] = checkpoint.parameters;
      const short = { ...first, m: first.m.slice(1) };
      expect(() => policy.restore({ ...checkpoint, parameters: [short, ...others] })).toThrow(RangeError);
      // A refused checkpoint changes nothing.
      expect(await policy.checkpoint()).toEqual(checkpoint);
      policy.dispose();
    });

    it('refuses a minibatch that is empty or ragged, takes an action that is not there, or is not finite', async () => {
      const policy = small();
      const batch = batchOf(
        DECISIONS.map((decision) => policy.encode(decision)),
        1,
      );
      await expect(policy.update(batchOf([], 1), SETTINGS)).rejects.toThrow(RangeError);
      await expect(policy.update({ ...batch, advantage: new Float32Array(1) }, SETTINGS)).rejects.toThrow(RangeError);
      const beyond = batch.action.map(() => 9);
      await expect(policy.update({ ...batch, action: beyond }, SETTINGS)).rejects.toThrow(RangeError);
      await expect(policy.logProbs(batch.decisions, 0)).rejects.toThrow(RangeError);
      const lost = batch.advantage.map(() => Number.NaN);
      await expect(policy.update({ ...batch, advantage: lost }, SETTINGS)).rejects.toThrow('not finite');
      policy.dispose();
    });

    it('keeps tensors and bytes constant while it trains', async () => {
      const policy = small();
      const decisions = DECISIONS.map((decision) => policy.encode(decision));
      const iterate = async (step: number) => {
        // Batches of 1 … 5 decisions: on webgpu all are padded to the same sizes.
        const some = decisions.slice(0, 1 + (step % decisions.length));
        await policy.update(batchOf(some, step), SETTINGS);
        await policy.logProbs(some);
        await policy.checkpoint();
      };
      const warmUp = name === 'webgpu' ? 5 : 1;
      for (let step = 0; step < warmUp; step++) await iterate(step);
      const settled = policy.memory();
      for (let step = 0; step < (name === 'webgpu' ? 10 : 200); step++) await iterate(step);
      expect(policy.memory()).toEqual(settled);
      policy.dispose();
      expect(policy.memory().tensors).toBe(0);
    });

    it('leaves a policy of its own backend alone only', async () => {
      const policy = small();
      const probe = tensor1d([1]);
      const other = name === 'cpu' ? 'wasm' : 'cpu';
      await startBackend(other, nodeAssets());
      await expect(policy.logProbs([policy.encode(DECISIONS[0])])).rejects.toThrow(`lives on ${name}`);
      await startBackend(name, nodeAssets());
      expect((await policy.logProbs([policy.encode(DECISIONS[0])])).length).toBe(1);
      probe.dispose();
      policy.dispose();
    });
  });
}

for (const { name, missing } of backends) {
  suite(name, missing, WORDS);
  suite(name, missing, TRANSFORMER);

  if (name === 'cpu') continue;
  describe.skipIf(missing !== null)(`${name} against cpu${missing === null ? '' : ` (${missing})`}`, () => {
    it('three updates come to the same weights within 1e-4', async () => {
      expect(await selfTest(name, nodeAssets())).toBeLessThan(1e-4);
    });
  });
}
