/** What a backend is, and what is reported of the choice: webgpu, wasm or cpu. The code is in openBackend.ts. */

export type BackendName = 'webgpu' | 'wasm' | 'cpu';
/** 'auto' measures what there is and takes the fastest that passes the self-test. */
export type BackendChoice = 'auto' | BackendName;

/**
 * What keeps webgpu from being used: the browser has none; it has, but not for pages that came over plain http; it gives
 * no adapter; the adapter is a software one; its training differs from the cpu's; it does not start or reports an error.
 */
export type GpuObstacle = 'unsupported' | 'insecure' | 'no adapter' | 'software' | 'wrong numbers' | 'error';

/** What runs, and why: the page's badge shows it. Plain data, sent from the worker. */
export interface BackendReport {
  readonly name: BackendName;
  /** GPU adapter as the browser describes it ('nvidia ada', 'google swiftshader'), '' where none is used. */
  readonly adapter: string;
  /** True for a software adapter: correct, slow. */
  readonly software: boolean;
  /** Each backend that was tried, in order, with what came of it. */
  readonly tried: readonly {
    readonly name: BackendName;
    readonly outcome: 'chosen' | 'slower' | 'failed' | 'not available';
    /** One plain sentence. */
    readonly detail: string;
    /** Median milliseconds of the calibration's training step; null where it was not reached. */
    readonly milliseconds: number | null;
    /** Of webgpu where it is not used; null where it could be. */
    readonly obstacle: GpuObstacle | null;
  }[];
}

/** Addresses of the wasm backend's binaries: `?url` imports in a bundle, file URLs in Node (nodeAssets.ts). */
export interface BackendAssets {
  readonly wasmPaths: { readonly plainWasm: string; readonly simdWasm: string };
}

/** What may go wrong with a device after it was opened. */
export interface BackendEvents {
  /** The device is gone (TECH.md): start a new worker and restore the last checkpoint. */
  onLost?(reason: string): void;
  /** A GPU error that no call reports, such as a shader that does not compile: what is computed can no longer be trusted. */
  onError?(message: string): void;
}

/** An open backend, active in this context (TensorFlow.js has one active backend a context). */
export interface Backend {
  readonly report: BackendReport;
  /** Size to which array lengths are padded, at least 1: few different sizes keep webgpu's buffer pools small. */
  readonly roundUp: (length: number) => number;
}
