/** Our gradients against those that the whole `@tensorflow/tfjs` package registers, operation by operation, on cpu. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerGradients } from '../../src/policy/gradients.ts';

/** A scalar function of two 3 × 4 matrices that goes through one operation; the weights make every entry count apart. */
type Scalar = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Scalar;

const weigh = (x: tf.Tensor): tf.Scalar =>
  x
    .mul(tf.range(1, x.size + 1).reshape(x.shape))
    .sum()
    .asScalar();

const functions: Readonly<Record<string, Scalar>> = {
  Add: (a, b) => weigh(a.add(b)),
  'Add, broadcast along rows': (a, b) => weigh(a.add(b.slice([0, 0], [1, 4]))),
  'Add, broadcast from a vector': (a, b) => weigh(a.add(b.slice([0, 0], [1, 4]).reshape([4]))),
  Sub: (a, b) => weigh(a.sub(b)),
  'Sub, broadcast along columns': (a, b) => weigh(a.sub(b.slice([0, 0], [3, 1]))),
  Multiply: (a, b) => weigh(a.mul(b)),
  'Multiply, broadcast': (a, b) => weigh(a.mul(b.slice([0, 0], [3, 1]))),
  Minimum: (a, b) => weigh(a.minimum(b)),
  'Minimum of equals': (a) => weigh(a.minimum(a)),
  ClipByValue: (a) => weigh(a.clipByValue(-0.5, 0.5)),
  Neg: (a) => weigh(a.neg()),
  Exp: (a) => weigh(a.exp()),
  Tanh: (a) => weigh(a.tanh()),
  Relu: (a) => weigh(a.relu()),
  'Sum of rows': (a) => weigh(a.sum(1)),
  'Sum of columns, kept': (a) => weigh(a.sum(0, true)),
  Reshape: (a) => weigh(a.reshape([2, 6])),
  BatchMatMul: (a, b) => weigh(a.matMul(b.reshape([4, 3]))),
};

async function gradientsOf(f: Scalar): Promise<number[][]> {
  const a = tf.tensor2d([-1.2, -0.5, 0.1, 0.7, 0.5, -0.2, 1.4, -0.9, 0.3, 0.6, -0.6, 2], [3, 4]);
  const b = tf.tensor2d([0.4, -0.5, -1.1, 0.9, 1.3, -0.2, 0.8, 0.2, -0.7, 0.6, 0.1, -2], [3, 4]);
  const gradients = tf.grads((x, y) => f(x.as2D(3, 4), y.as2D(3, 4)).add(x.sum().add(y.sum()).mul(0)))([a, b]);
  return Promise.all(gradients.map(async (gradient) => [...(await gradient.data())]));
}

describe('gradients', () => {
  let official: Map<string, number[][]>;
  beforeAll(async () => {
    await tf.setBackend('cpu');
    official = new Map();
    for (const [name, f] of Object.entries(functions)) official.set(name, await gradientsOf(f));
    // From here on the table of gradients, which is global, holds ours.
    registerGradients();
  });

  it('are ours by now, not those of the package twice', () => {
    const before = official.get('Exp');
    expect(before?.[0].some((value) => value !== 0)).toBe(true);
    expect(() => tf.grad((x) => tf.matMul(x.as2D(2, 2), x.as2D(2, 2), true).sum())(tf.ones([2, 2]))).toThrow(
      'No gradient for a product of transposed factors',
    );
  });

  it.each(Object.entries(functions))('%s', async (name, f) => {
    const ours = await gradientsOf(f);
    official.get(name)?.forEach((expected, side) => {
      expected.forEach((value, i) => {
        expect(ours[side][i]).toBeCloseTo(value, 5);
      });
    });
  });
});
