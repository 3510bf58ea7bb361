/**
 * Attention: scaled dot-product attention (arXiv 1706.03762) of rows in groups, with its gradient. Each query sees the keys
 * of its own group alone, so that texts of any length stand one below the other without padding and without masks.
 * Kernels: attentionHost.ts (cpu, wasm), webgpuAttention.ts.
 */
import { customGrad, engine, Tensor, tensor2d } from '../tf.ts';

export const ATTENTION = 'Attention';
export const ATTENTION_GRADIENT = 'AttentionGradient';

/** Group g holds queries queries[g] … queries[g + 1] − 1 and keys keys[g] … keys[g + 1] − 1. Rows beyond the last are padding. */
export interface Groups {
  /** One more than there are groups; starts at 0, never falls. */
  readonly queries: Int32Array;
  /** As long as `queries`. */
  readonly keys: Int32Array;
}

/**
 * For every query row and every head h, columns split evenly: Σ over the keys of its group of
 * softmax(q_h · k_h / √width) · v_h. Differentiable in q [queries, columns], k and v [keys, columns]; the result is
 * [queries, columns]. Padding rows, and queries without a key, give zeros and have no gradient.
 * @throws RangeError where the heads do not split the columns, or the groups do not pair up.
 */
export function attention(q: Tensor, k: Tensor, v: Tensor, { queries, keys }: Groups, heads: number): Tensor {
  const columns = q.shape[1] ?? 0;
  if (columns % heads !== 0) throw new RangeError(`${columns} columns do not split into ${heads} heads`);
  if (queries.length !== keys.length)
    throw new RangeError(`${queries.length} groups of queries, ${keys.length} of keys`);
  const groups = tensor2d(Int32Array.of(...queries, ...keys), [2, queries.length], 'int32');
  const op = customGrad((qs, ks, vs, save) => {
    if (!(qs instanceof Tensor && ks instanceof Tensor && vs instanceof Tensor) || save instanceof Tensor) {
      throw new TypeError('attention takes three tensors');
    }
    save([qs, ks, vs, groups]);
    return {
      value: engine().runKernel<Tensor>(ATTENTION, { q: qs, k: ks, v: vs, groups }, { heads }),
      gradFunc: (dy: Tensor, [q, k, v, groups]: Tensor[]) =>
        engine().runKernel<Tensor[]>(ATTENTION_GRADIENT, { q, k, v, dy, groups }, { heads }),
    };
  });
  return op(q, k, v);
}
