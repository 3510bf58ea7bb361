/** Which backend a run is taken up on after faults. */
import type { BackendChoice } from '../policy/backends.ts';

/** What is tried after the first, second and third fault in a row; the first time it may have been an accident. */
const AFTER: Readonly<Record<BackendChoice, readonly BackendChoice[]>> = {
  auto: ['auto', 'wasm', 'cpu'],
  webgpu: ['webgpu', 'auto', 'wasm'],
  wasm: ['wasm', 'wasm', 'cpu'],
  cpu: ['cpu', 'cpu', 'cpu'],
};

/** Faults in a row that training is taken up after; one that comes back each time is for the user to see. */
export const MAX_RECOVERIES = 3;

/** @param faults Faults since the last checkpoint, 0 … MAX_RECOVERIES. */
export function backendAfter(asked: BackendChoice, faults: number): BackendChoice {
  return faults === 0 ? asked : AFTER[asked][Math.min(faults, MAX_RECOVERIES) - 1];
}
