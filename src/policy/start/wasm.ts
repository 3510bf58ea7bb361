/** Starts the wasm backend: XNNPACK in WebAssembly, one thread. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { BackendAssets } from '../backends.ts';
import { EMBEDDING_BAG } from '../kernels/embeddingBag.ts';
import { registerWasmKernels } from '../kernels/wasm.ts';
import { env, getKernel } from '../tf.ts';
import { activate } from './activate.ts';

/** Makes wasm the active backend. Throws where its binary cannot be loaded. */
export async function startWasm({ wasmPaths: { plainWasm, simdWasm } }: BackendAssets): Promise<void> {
  // Threads break in minified builds: the backend sends the text of a function to its workers.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainWasm,
    'tfjs-backend-wasm-simd.wasm': simdWasm,
    'tfjs-backend-wasm-threaded-simd.wasm': simdWasm,
  });
  if (getKernel(EMBEDDING_BAG, 'wasm') === undefined) registerWasmKernels();
  await activate('wasm');
}
