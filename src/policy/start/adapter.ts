/** What the browser says of its GPU, before anything is started on it. */
import type { GpuObstacle } from '../backends.ts';

export interface AdapterDescription {
  /** Vendor and architecture in the browser's words, e.g. 'nvidia ada-lovelace'. */
  readonly name: string;
  /** Computes on the CPU. */
  readonly software: boolean;
}

/** Software rasterisers by name, for browsers that do not flag them. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;

/** Why there is no adapter, where there is none. */
export function missingAdapter(): GpuObstacle {
  if (typeof navigator !== 'undefined' && 'gpu' in navigator && navigator.gpu !== undefined) return 'no adapter';
  // Undefined outside browsers.
  return globalThis.isSecureContext === false ? 'insecure' : 'unsupported';
}

/** The adapter that webgpu would run on, or null where there is none. */
export async function describeAdapter(): Promise<AdapterDescription | null> {
  // Node below 21 has no `navigator` at all.
  const gpu = typeof navigator === 'undefined' || !('gpu' in navigator) ? undefined : navigator.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return null;
  // Browsers of 2024 and before have no `info`, or no flag in it, whatever the types say.
  const info: Partial<GPUAdapterInfo> | undefined = adapter.info;
  const { vendor = '', architecture = '', device = '', description = '', isFallbackAdapter = false } = info ?? {};
  const words = [vendor, architecture || device || description].filter((word) => word !== '');
  const software = isFallbackAdapter || SOFTWARE.test(`${vendor} ${architecture} ${device} ${description}`);
  return { name: words.join(' ') || 'unnamed adapter', software };
}
