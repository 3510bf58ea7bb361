import { beforeAll, describe, expect, it } from 'vitest';
import { ppoLoss, type Targets } from '../../src/policy/loss.ts';
import { NO_ACTION } from '../../src/policy/networks/network.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { startBackend } from '../../src/policy/start/start.ts';
import { concat1d, keep, reshape, type Tensor, tensor2d, tidy, valueAndGrads } from '../../src/policy/tf.ts';
import { backendsHere } from './backendsHere.ts';

const SETTINGS = { clip: 0.2, klCoefficient: 0.5 };

/** Loss, KL, clip fraction and entropy of a minibatch, and the gradient in its logits. */
async function evaluate(logits: readonly (readonly number[])[], targets: Targets) {
  const kept: Tensor[] = [];
  const shape: [number, number] = [logits.length, logits[0].length];
  const gradient = tidy(() => {
    const run = valueAndGrads((x) => {
      const terms = ppoLoss(x, targets, SETTINGS);
      kept.push(keep(concat1d(Object.values(terms).map((term) => reshape(term, [1])))));
      return terms.loss;
    });
    return run([tensor2d(logits.flat(), shape)]).grads[0];
  });
  const [loss, kl, clipFraction, entropy] = await kept[0].data<'float32'>();
  const slopes = [...(await gradient.data<'float32'>())];
  for (const tensor of [kept[0], gradient]) tensor.dispose();
  return { loss, kl, clipFraction, entropy, slopes };
}

/** One decision with π = (1/4, 3/4), the second action taken, π_old = 1/2, π_ref = 1/4: ρ = 3/2, d = −ln 3. */
function oneDecision(advantage: number): Targets {
  return {
    action: Int32Array.of(1),
    advantage: Float32Array.of(advantage),
    oldLogProb: Float32Array.of(Math.log(1 / 2)),
    referenceLogProb: Float32Array.of(Math.log(1 / 4)),
    weight: Float32Array.of(1),
  };
}
const LOGITS = [0, Math.log(3)];
/** k3 = exp(−ln 3) + ln 3 − 1 = ln 3 − 2/3; its slope in log π is 1 − exp(d) = 2/3. */
const KL = Math.log(3) - 2 / 3;

for (const { name, missing } of await backendsHere()) {
  describe.skipIf(missing !== null)(`PPO loss on ${name}${missing === null ? '' : ` (${missing})`}`, () => {
    beforeAll(() => startBackend(name, nodeAssets()));

    it('earns nothing beyond the clip range', async () => {
      // A = 2: ρA = 3, clipped 1.2 · 2 = 2.4, which is smaller: loss = −2.4 + 0.5 KL, slope in log π only 0.5 · 2/3.
      // log π = x₁ − log Σ eˣ, so the slopes in the logits are that times (0, 1) − (1/4, 3/4).
      const found = await evaluate([LOGITS], oneDecision(2));
      expect(found.loss).toBeCloseTo(-2.4 + 0.5 * KL, 5);
      expect(found.kl).toBeCloseTo(KL, 5);
      expect(found.clipFraction).toBe(1);
      expect(found.entropy).toBeCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 5);
      expect(found.slopes[0]).toBeCloseTo(-1 / 12, 5);
      expect(found.slopes[1]).toBeCloseTo(1 / 12, 5);
    });

    it('is not clipped where that would hide a mistake', async () => {
      // A = −2: ρA = −3 is smaller than −2.4: loss = 3 + 0.5 KL, slope in log π = −ρA + 1/3 = 3 + 1/3.
      const found = await evaluate([LOGITS], oneDecision(-2));
      expect(found.loss).toBeCloseTo(3 + 0.5 * KL, 5);
      expect(found.clipFraction).toBe(0);
      expect(found.slopes[0]).toBeCloseTo(-10 / 12, 5);
      expect(found.slopes[1]).toBeCloseTo(10 / 12, 5);
    });

    it('inside the clip range the slope is −ρA', async () => {
      // π_old = π_ref = π: ρ = 1, KL = 0, slope in log π = −2.
      const same = Float32Array.of(Math.log(3 / 4));
      const found = await evaluate([LOGITS], { ...oneDecision(2), oldLogProb: same, referenceLogProb: same });
      expect(found.loss).toBeCloseTo(-2, 5);
      expect(found.kl).toBeCloseTo(0, 6);
      expect(found.slopes[1]).toBeCloseTo(-2 * 0.25, 5);
      expect(found.slopes[0]).toBeCloseTo(2 * 0.25, 5);
    });

    it('takes means over steps, and ignores padding of decisions and of actions', async () => {
      const [up, down] = [await evaluate([LOGITS], oneDecision(2)), await evaluate([LOGITS], oneDecision(-2))];
      const three = (first: number, second: number, pad: number) => Float32Array.of(first, second, pad);
      const old = Math.log(1 / 2);
      const reference = Math.log(1 / 4);
      const found = await evaluate(
        [
          [...LOGITS, NO_ACTION],
          [...LOGITS, NO_ACTION],
          [NO_ACTION, NO_ACTION, NO_ACTION],
        ],
        {
          action: Int32Array.of(1, 1, 0),
          advantage: three(2, -2, 0),
          oldLogProb: three(old, old, 0),
          referenceLogProb: three(reference, reference, 0),
          weight: three(0.5, 0.5, 0),
        },
      );
      for (const key of ['loss', 'kl', 'clipFraction', 'entropy'] as const) {
        expect(found[key]).toBeCloseTo((up[key] + down[key]) / 2, 5);
      }
      const expected = [...up.slopes, 0, ...down.slopes, 0].map((slope) => slope / 2).concat([0, 0, 0]);
      for (const [i, slope] of expected.entries()) expect(found.slopes[i]).toBeCloseTo(slope, 5);
    });
  });
}
