/** Starts the webgpu backend, and watches its device. */
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { BackendEvents } from '../backends.ts';
import { EMBEDDING_BAG } from '../kernels/embeddingBag.ts';
import { registerWebgpuKernels } from '../kernels/webgpu.ts';
import { backend, env, getKernel } from '../tf.ts';
import { activate } from './activate.ts';

/** MatMulProgramType.MatMulPackedProgram: no split-K, whose atomic sums come out differently every time. */
const MATMUL_PACKED = 3;

/** Makes webgpu the active backend. Throws where there is no device. */
export async function startWebgpu(events: BackendEvents): Promise<void> {
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', MATMUL_PACKED);
  if (getKernel(EMBEDDING_BAG, 'webgpu') === undefined) registerWebgpuKernels();
  await activate('webgpu');
  const active = backend();
  if (!(active instanceof WebGPUBackend)) throw new Error('The webgpu backend did not start.');
  const { device } = active;
  device.addEventListener('uncapturederror', ({ error }) => events.onError?.(error.message));
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') events.onLost?.(message);
  });
}
