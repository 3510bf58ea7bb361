/** Layers that networks are built of, differentiable in everything that they are given. */
import { attention, type Groups } from '../kernels/attention.ts';
import { add, customGrad, matMul, mul, relu, rsqrt, square, sub, sum, Tensor } from '../tf.ts';

/** Keeps a row of zeros at zeros. */
const EPSILON = 1e-6;

/** The rows of x [rows, columns] over the root mean square of each (arXiv 1910.07467), without gains: a matrix follows. */
export function rmsNorm(x: Tensor): Tensor {
  const columns = x.shape[1] ?? 0;
  const op = customGrad((xs, save) => {
    if (!(xs instanceof Tensor) || save instanceof Tensor) throw new TypeError('rmsNorm takes one tensor');
    const scale = rsqrt(add(mul(sum(square(xs), 1, true), 1 / columns), EPSILON));
    const value = mul(xs, scale);
    save([value, scale]);
    return {
      value,
      // With y = s x: dx = s (dy − y mean(y dy)).
      gradFunc: (dy: Tensor, [y, s]: Tensor[]) => mul(s, sub(dy, mul(y, mul(sum(mul(y, dy), 1, true), 1 / columns)))),
    };
  });
  return op(x);
}

/** Matrices of one layer of an encoder. */
export interface LayerTables {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly output: Tensor;
  readonly up: Tensor;
  readonly down: Tensor;
}

/**
 * One pre-norm layer of a transformer: x + output(attention(norm x)), then that + down(relu(up(norm))).
 * x is [tokens, width]; the tokens of a group see one another.
 */
export function encoderLayer(x: Tensor, tables: LayerTables, groups: Groups, heads: number): Tensor {
  const y = rmsNorm(x);
  const [q, k, v] = [tables.query, tables.key, tables.value].map((table) => matMul(y, table));
  const attended = add(x, matMul(attention(q, k, v, groups, heads), tables.output));
  return add(attended, matMul(relu(matMul(rmsNorm(attended), tables.up)), tables.down));
}
