/** Where the wasm backend's binaries lie when the project runs in Node from its own folder: command line and tests. */
import type { BackendAssets } from './backends.ts';

function fileUrl(name: string): string {
  return new URL(`../../node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`, import.meta.url).href;
}

/** Assets for openBackend in Node: file URLs into node_modules. */
export function nodeAssets(): BackendAssets {
  return {
    wasmPaths: { plainWasm: fileUrl('tfjs-backend-wasm.wasm'), simdWasm: fileUrl('tfjs-backend-wasm-simd.wasm') },
  };
}
