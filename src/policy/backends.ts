/** Chooses, checks and measures the TensorFlow.js backend that trains: webgpu, wasm or cpu. */

export type BackendName = 'webgpu' | 'wasm' | 'cpu';
/** 'auto' measures what there is and takes the fastest that passes the self-test. */
export type BackendChoice = 'auto' | BackendName;

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
  }[];
}
