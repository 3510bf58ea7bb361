/** Reading a kernel's inputs and attributes by name. */
import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '../tf.ts';
import type { AttentionSize } from './attentionHost.ts';

/** The input of that name. Throws where the kernel was called without it. */
export function input(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const info = inputs[name];
  if (info === undefined) throw new TypeError(`kernel called without its input '${name}'`);
  return info;
}

/** How attention splits the columns of its queries. Throws where the kernel was called without a number of heads. */
export function attentionSize(q: TensorInfo, attrs: NamedAttrMap | undefined): AttentionSize {
  const heads = attrs?.heads;
  if (typeof heads !== 'number') throw new TypeError("attention called without its attribute 'heads'");
  return { columns: q.shape[1], heads };
}
