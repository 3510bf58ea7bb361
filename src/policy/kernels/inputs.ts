/** Reading a kernel's inputs by name. */
import type { NamedTensorInfoMap, TensorInfo } from '../tf.ts';

/** The input of that name. Throws where the kernel was called without it. */
export function input(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const info = inputs[name];
  if (info === undefined) throw new TypeError(`kernel called without its input '${name}'`);
  return info;
}
