/** Norm and encoder layer on every backend; the whole network's gradient is held against the reference in learner.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { encoderLayer, rmsNorm } from '../../src/policy/networks/layers.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { startBackend } from '../../src/policy/start/start.ts';
import { memory, mul, sum, tensor2d, tidy, valueAndGrads } from '../../src/policy/tf.ts';
import { backendsHere } from './backendsHere.ts';

function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(found[i] - value), `[${i}]`).toBeLessThan(1e-5);
}

for (const { name, missing } of await backendsHere()) {
  describe.skipIf(missing !== null)(`layers on ${name}${missing === null ? '' : ` (${missing})`}`, () => {
    beforeAll(() => startBackend(name, nodeAssets()));

    it('the norm divides each row by its root mean square, and leaves zeros alone', async () => {
      // √((3² + 4²) / 2) = √12.5.
      const out = tidy(() => rmsNorm(tensor2d([3, 4, 0, 0, -3, 4], [3, 2])));
      const r = Math.sqrt(12.5);
      expectClose(await out.data<'float32'>(), [3 / r, 4 / r, 0, 0, -3 / r, 4 / r]);
      out.dispose();
    });

    it('its gradient has no part along the row', async () => {
      // y = x / r, r² = mean x²: dx = (dy − y mean(y dy)) / r. With x = (3, 4), dy = (1, 0): mean(y dy) = 3 / (2 r).
      const r = Math.sqrt(12.5);
      const gradient = tidy(
        () => valueAndGrads((x) => sum(mul(rmsNorm(x), tensor2d([1, 0], [1, 2]))))([tensor2d([3, 4], [1, 2])]).grads[0],
      );
      expectClose(await gradient.data<'float32'>(), [(1 - 9 / 25) / r, -12 / 25 / r]);
      gradient.dispose();
    });

    it('a layer adds what a token attends to, then what its hidden layer makes of that', async () => {
      // Width 1, so that a norm is the sign. Two tokens of one group, x = (2, −1): norm (1, −1). Query 0 gives both keys the
      // same weight: the mean of the values 3 · (1, −1) is 0, so attention adds nothing. Third token alone in its group:
      // x = −4, value 3 · (−1), output 0.5: −4 − 1.5 = −5.5. Then norm, up 2 and relu: (2, 0, 0), down 10: (20, 0, 0).
      const matrix = (value: number) => tensor2d([value], [1, 1]);
      const out = tidy(() =>
        encoderLayer(
          tensor2d([2, -1, -4], [3, 1]),
          {
            query: matrix(0),
            key: matrix(1),
            value: matrix(3),
            output: matrix(0.5),
            up: matrix(2),
            down: matrix(10),
          },
          { queries: Int32Array.of(0, 2, 3), keys: Int32Array.of(0, 2, 3) },
          1,
        ),
      );
      // The norm's ε of 1e-6 leaves the signs off by at most 5e-7, of which the hidden layer makes 1e-5.
      const found = await out.data<'float32'>();
      for (const [i, value] of [22, -1, -5.5].entries()) expect(found[i]).toBeCloseTo(value, 4);
      out.dispose();
    });

    it('leaves no tensor behind', () => {
      expect(memory().numTensors).toBe(0);
    });
  });
}
