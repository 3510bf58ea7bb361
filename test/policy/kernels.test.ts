import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { adamRows } from '../../src/policy/kernels/adamRows.ts';
import { type Csr, gatherCsr, transposeCsr } from '../../src/policy/kernels/csr.ts';
import { bagRows, embeddingBag } from '../../src/policy/kernels/embeddingBag.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { startBackend } from '../../src/policy/start/start.ts';
import { matMul, memory, mul, scalar, sum, tensor2d, tidy, valueAndGrads } from '../../src/policy/tf.ts';
import { randomStream } from '../../src/worlds/random.ts';
import { backendsHere } from './backendsHere.ts';

function csrOf(bags: readonly (readonly number[])[]): Csr {
  const offsets = [0];
  for (const bag of bags) offsets.push(offsets[offsets.length - 1] + bag.length);
  return { indices: Int32Array.from([...bags.flat(), 0]), offsets: Int32Array.from(offsets) };
}

/** counts[bag][row] × table, in double precision. */
function countsTimes(bags: readonly (readonly number[])[], table: Float32Array, columns: number): number[] {
  return bags.flatMap((bag) =>
    Array.from({ length: columns }, (_, c) => bag.reduce((total, row) => total + table[row * columns + c], 0)),
  );
}

function normals(length: number, seed: number): Float32Array {
  const random = randomStream(seed, 'test');
  return Float32Array.from({ length }, () => random.normal());
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(Math.abs(found[i] - expected[i]), `[${i}]`).toBeLessThan(tolerance);
}

describe('transposeCsr', () => {
  const bagsOf = ({ indices, offsets }: Csr) =>
    Array.from({ length: offsets.length - 1 }, (_, r) => [...indices.slice(offsets[r], offsets[r + 1])]);

  it('lists for every row the bags that hold it, in rising order', () => {
    // Row 0 is in bag 2; row 1 twice in bag 0; row 2 in bags 0 and 2; row 3 nowhere.
    expect(bagsOf(transposeCsr(csrOf([[1, 2, 1], [], [2, 0]]), 4))).toEqual([[2], [0, 0], [0, 2], []]);
  });

  it('undoes itself up to the order within a bag', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 6 }), { minLength: 1, maxLength: 8 }), (bags) => {
        const back = transposeCsr(transposeCsr(csrOf(bags), 10), bags.length);
        expect(bagsOf(back)).toEqual(bags.map((bag) => [...bag].sort((a, b) => a - b)));
      }),
    );
  });
});

for (const { name, missing } of await backendsHere()) {
  describe.skipIf(missing !== null)(`kernels on ${name}${missing === null ? '' : ` (${missing})`}`, () => {
    beforeAll(() => startBackend(name, nodeAssets()));

    // Lengths 0 … 9 pass every remainder of the loops that take four rows at a time.
    const bags = Array.from({ length: 10 }, (_, n) => Array.from({ length: n }, (_, i) => (7 * i + 3 * n) % 11));

    it('EmbeddingBag is counts × matrix', async () => {
      const table = normals(11 * 5, 1);
      const out = tidy(() => bagRows(tensor2d(table, [11, 5]), csrOf(bags)));
      expect(out.shape).toEqual([10, 5]);
      expectClose(await out.data<'float32'>(), countsTimes(bags, table, 5), 1e-5);
      out.dispose();
    });

    it('its gradient is the transposed counts × the gradient of the sums', async () => {
      const slope = normals(10 * 5, 2);
      const table = normals(11 * 5, 3);
      // d/dtable of Σ slope ∘ bag(table); row r gets Σ over bags of (how often it holds r) · slope[bag].
      const transposed = Array.from({ length: 11 }, (_, row) =>
        bags.flatMap((bag, b) => bag.filter((r) => r === row).map(() => b)),
      );
      const gradient = tidy(() => {
        const loss = valueAndGrads((x) => sum(mul(embeddingBag(x, csrOf(bags)), tensor2d(slope, [10, 5]))));
        return loss([tensor2d(table, [11, 5])]).grads[0];
      });
      expectClose(await gradient.data<'float32'>(), countsTimes(transposed, slope, 5), 1e-5);
      gradient.dispose();
    });

    it('gathering with a negative row gives zeros', async () => {
      const out = tidy(() => bagRows(tensor2d([1, 2, 3, 4], [2, 2]), gatherCsr(Int32Array.of(1, -1, 0))));
      expect([...(await out.data<'float32'>())]).toEqual([3, 4, 0, 0, 1, 2]);
      out.dispose();
    });

    it('AdamRows moves the named rows by the formula and leaves the others alone', async () => {
      // One column. Rows 0 and 1 of 3; g = 0.5 · gradient. Second step, so that moments and corrections matter.
      const [theta, m, v] = [
        [1, 2, 3],
        [0.1, -0.2, 0.3],
        [0.04, 0.09, 0.16],
      ];
      const gradient = [4, -2];
      const packed = tensor2d([...theta, ...m, ...v], [9, 1]);
      const before = memory().numTensors;
      tidy(() =>
        adamRows(
          packed,
          tensor2d([gradient[1], 99, gradient[0]], [3, 1]),
          Int32Array.of(1, -1, 0),
          scalar(0.5),
          2,
          0.01,
        ),
      );
      expect(memory().numTensors).toBe(before);
      const expected = [[...theta], [...m], [...v]];
      for (const row of [0, 1]) {
        const g = 0.5 * gradient[row];
        expected[1][row] = 0.9 * m[row] + 0.1 * g;
        expected[2][row] = 0.99 * v[row] + 0.01 * g * g;
        expected[0][row] =
          theta[row] - (0.01 * (expected[1][row] / (1 - 0.81))) / (Math.sqrt(expected[2][row] / (1 - 0.9801)) + 1e-8);
      }
      const copy = tidy(() => bagRows(packed, gatherCsr(Int32Array.from({ length: 9 }, (_, i) => i))));
      expectClose(await copy.data<'float32'>(), expected.flat(), 1e-6);
      copy.dispose();
      packed.dispose();
    });

    it('matMul is right with every pair of transpose flags', async () => {
      const [a, b] = [normals(3 * 50, 4), normals(50 * 4, 5)];
      const at = (transpose: boolean, x: Float32Array, rows: number, columns: number) =>
        transpose
          ? tensor2d(
              Float32Array.from({ length: x.length }, (_, i) => x[(i % rows) * columns + Math.floor(i / rows)]),
              [columns, rows],
            )
          : tensor2d(x, [rows, columns]);
      const expected = Array.from({ length: 12 }, (_, i) => {
        let total = 0;
        for (let k = 0; k < 50; k++) total += a[Math.floor(i / 4) * 50 + k] * b[k * 4 + (i % 4)];
        return total;
      });
      for (const left of [false, true]) {
        for (const right of [false, true]) {
          const product = tidy(() => matMul(at(left, a, 3, 50), at(right, b, 50, 4), left, right));
          expect(product.shape).toEqual([3, 4]);
          expectClose(await product.data<'float32'>(), expected, 1e-4);
          product.dispose();
        }
      }
    });

    it('leaves no tensor behind', () => {
      expect(memory().numTensors).toBe(0);
    });
  });
}
