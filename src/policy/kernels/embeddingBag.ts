/**
 * EmbeddingBag: sums of a table's rows by lists of indices, with its gradient. Deterministic on every backend, where
 * gather's gradient is not (webgpu) or does not exist (wasm). Kernels: host.ts (cpu, wasm), webgpu.ts.
 */
import { customGrad, engine, Tensor, tensor1d } from '../tf.ts';
import { type Csr, transposeCsr } from './csr.ts';

export const EMBEDDING_BAG = 'EmbeddingBag';

/**
 * Row r of the result is the sum of table[i] over the indices i of bag r. Shapes: table [rows, columns], result
 * [bags, columns]. Indices must lie in [0, rows); an empty bag gives zeros. No gradient flows (see embeddingBag).
 */
export function bagRows(table: Tensor, { indices, offsets }: Csr): Tensor {
  return engine().runKernel(EMBEDDING_BAG, {
    table,
    indices: tensor1d(indices, 'int32'),
    offsets: tensor1d(offsets, 'int32'),
  });
}

/** As bagRows, differentiable in the table: the gradient of row i is the sum of the result's gradient over its bags. */
export function embeddingBag(table: Tensor, csr: Csr): Tensor {
  const rows = table.shape[0];
  const op = customGrad((x) => {
    if (!(x instanceof Tensor)) throw new TypeError('embeddingBag takes one table');
    return { value: bagRows(x, csr), gradFunc: (dy: Tensor) => bagRows(dy, transposeCsr(csr, rows)) };
  });
  return op(table);
}
