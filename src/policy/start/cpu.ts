/** Starts the cpu backend: plain JavaScript, always there, and the reference that the others are checked against. */
import '@tensorflow/tfjs-backend-cpu';
import { registerCpuKernels } from '../kernels/cpu.ts';
import { EMBEDDING_BAG } from '../kernels/embeddingBag.ts';
import { getKernel } from '../tf.ts';
import { activate } from './activate.ts';

/** Makes cpu the active backend. */
export async function startCpu(): Promise<void> {
  if (getKernel(EMBEDDING_BAG, 'cpu') === undefined) registerCpuKernels();
  await activate('cpu');
}
