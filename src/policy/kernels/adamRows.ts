/**
 * AdamRows: one Adam step on some rows of a table, in place. Rows without a gradient keep parameters and moments
 * ("lazy Adam": WORLDS.md measures dense Adam .02 AUC below it). Kernels: host.ts (cpu, wasm), webgpu.ts.
 */
import { engine, type Tensor, tensor1d, tidy } from '../tf.ts';

export const ADAM_ROWS = 'AdamRows';

/** WORLDS.md "Settings"; ε as in Kingma & Ba, arXiv 1412.6980. */
export const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } as const;

/** Order of the numbers that the kernels read. */
export const SCALAR = { stepSize: 0, correction2: 1, beta1: 2, beta2: 3, epsilon: 4 } as const;

/**
 * With g = scale · gradient and t the global step (from 1):
 * m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  θ ← θ − lr · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε).
 *
 * `packed` [3 · rows, columns] holds θ, m and v one below the other and is overwritten. `rows` [n] (int32) names the rows
 * that `gradient` [n, columns] belongs to, each once; negative ones are padding. `scale` is a scalar on the backend, so
 * that clipping needs no reading back.
 */
export function adamRows(
  packed: Tensor,
  gradient: Tensor,
  rows: Int32Array,
  scale: Tensor,
  step: number,
  learningRate: number,
): void {
  tidy(() => {
    const scalars = [
      learningRate / (1 - ADAM.beta1 ** step),
      1 / (1 - ADAM.beta2 ** step),
      ADAM.beta1,
      ADAM.beta2,
      ADAM.epsilon,
    ];
    const inputs = { packed, gradient, rows: tensor1d(rows, 'int32'), scale, scalars: tensor1d(scalars) };
    engine().runKernel(ADAM_ROWS, inputs);
  });
}
