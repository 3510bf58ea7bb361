/** Attention and its gradient on every backend, against the formula in double precision and its central differences. */
import { beforeAll, describe, expect, it } from 'vitest';
import { attention, type Groups } from '../../src/policy/kernels/attention.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { startBackend } from '../../src/policy/start/start.ts';
import { memory, mul, sum, tensor2d, tidy, valueAndGrads } from '../../src/policy/tf.ts';
import { randomStream } from '../../src/worlds/random.ts';
import { backendsHere } from './backendsHere.ts';

const COLUMNS = 6;
const HEADS = 2;
/** Groups of 3 queries on 5 keys, 0 on 2, 6 on 4 (a whole turn of the loops by four, and rests), 2 on none; a padding row each. */
const GROUPS: Groups = { queries: Int32Array.of(0, 3, 3, 9, 11), keys: Int32Array.of(0, 5, 7, 11, 11) };
const [QUERIES, KEYS] = [12, 12];

/** Σ_j softmax_j(q · k_j / √3) v_j in every group and head of 3 columns. */
function reference(q: ArrayLike<number>, k: ArrayLike<number>, v: ArrayLike<number>): number[] {
  const out = Array.from({ length: QUERIES * COLUMNS }, () => 0);
  const width = COLUMNS / HEADS;
  for (let g = 0; g + 1 < GROUPS.queries.length; g++) {
    const keys = Array.from({ length: GROUPS.keys[g + 1] - GROUPS.keys[g] }, (_, j) => GROUPS.keys[g] + j);
    for (let i = GROUPS.queries[g]; i < GROUPS.queries[g + 1]; i++) {
      for (let head = 0; head < HEADS; head++) {
        const columns = Array.from({ length: width }, (_, d) => head * width + d);
        const weights = keys.map((j) =>
          Math.exp(columns.reduce((s, c) => s + q[i * COLUMNS + c] * k[j * COLUMNS + c], 0) / Math.sqrt(width)),
        );
        const total = weights.reduce((s, w) => s + w, 0);
        for (const c of columns) {
          out[i * COLUMNS + c] = keys.reduce((s, j, n) => s + (weights[n] / total) * v[j * COLUMNS + c], 0);
        }
      }
    }
  }
  return out;
}

const random = randomStream(1, 'test');
const normals = (rows: number) => Float32Array.from({ length: rows * COLUMNS }, () => random.normal());
const [q, k, v, slope] = [normals(QUERIES), normals(KEYS), normals(KEYS), normals(QUERIES)];

/** Rounding of float32 in sums of a few numbers of size 1; GPUs add their own exp, good to some 1e-6. */
const TOLERANCE = 2e-5;

function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(found[i] - value), `[${i}]`).toBeLessThan(TOLERANCE);
}

for (const { name, missing } of await backendsHere()) {
  describe.skipIf(missing !== null)(`attention on ${name}${missing === null ? '' : ` (${missing})`}`, () => {
    beforeAll(() => startBackend(name, nodeAssets()));

    it('is the softmax-weighted mean of the values of the group', async () => {
      const out = tidy(() =>
        attention(
          tensor2d(q, [QUERIES, COLUMNS]),
          tensor2d(k, [KEYS, COLUMNS]),
          tensor2d(v, [KEYS, COLUMNS]),
          GROUPS,
          HEADS,
        ),
      );
      expect(out.shape).toEqual([QUERIES, COLUMNS]);
      const expected = reference(q, k, v);
      // The last group has no keys, and the last row is padding.
      expect(expected.slice(9 * COLUMNS)).toEqual(Array.from({ length: 3 * COLUMNS }, () => 0));
      expectClose(await out.data<'float32'>(), expected);
      out.dispose();
    });

    it('has the gradient of central differences', async () => {
      const loss = () => reference(q64, k64, v64).reduce((total, value, i) => total + value * slope[i], 0);
      const [q64, k64, v64] = [q, k, v].map((values) => Float64Array.from(values));
      const step = 1e-5;
      const numeric = [q64, k64, v64].map((values) =>
        Array.from(values, (x, i) => {
          values[i] = x + step;
          const above = loss();
          values[i] = x - step;
          const below = loss();
          values[i] = x;
          return (above - below) / (2 * step);
        }),
      );
      const grads = tidy(() => {
        const weighted = valueAndGrads((...[qs, ks, vs]) =>
          sum(mul(attention(qs, ks, vs, GROUPS, HEADS), tensor2d(slope, [QUERIES, COLUMNS]))),
        );
        return weighted([tensor2d(q, [QUERIES, COLUMNS]), tensor2d(k, [KEYS, COLUMNS]), tensor2d(v, [KEYS, COLUMNS])])
          .grads;
      });
      for (const [i, gradient] of grads.entries()) {
        expectClose(await gradient.data<'float32'>(), numeric[i]);
        gradient.dispose();
      }
    });

    it('does not overflow where scores are large', async () => {
      // Scores of ±1,000 and more: the weights are 0 and 1 to the last bit of a float32, and the result is finite.
      const large = q.map((value) => 1000 * value);
      const out = tidy(() =>
        attention(
          tensor2d(large, [QUERIES, COLUMNS]),
          tensor2d(k, [KEYS, COLUMNS]),
          tensor2d(v, [KEYS, COLUMNS]),
          GROUPS,
          HEADS,
        ),
      );
      const found = await out.data<'float32'>();
      out.dispose();
      const largest = Math.max(...v.map(Math.abs));
      for (const value of found) expect(Math.abs(value)).toBeLessThanOrEqual(largest);
    });

    it('refuses heads that do not split the columns, and groups that do not pair up', () => {
      const one = () => tensor2d(new Float32Array(COLUMNS), [1, COLUMNS]);
      const groups: Groups = { queries: Int32Array.of(0, 1), keys: Int32Array.of(0, 1) };
      tidy(() => {
        expect(() => attention(one(), one(), one(), groups, 4)).toThrow(RangeError);
        expect(() => attention(one(), one(), one(), { ...groups, keys: Int32Array.of(0) }, 2)).toThrow(RangeError);
      });
    });

    it('leaves no tensor behind', () => {
      expect(memory().numTensors).toBe(0);
    });
  });
}
