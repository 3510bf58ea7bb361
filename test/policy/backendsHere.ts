/** The backends that this machine can test: cpu and wasm always, webgpu where Dawn finds a Vulkan driver. */
import type { BackendName } from '../../src/policy/backends.ts';
import { describeAdapter } from '../../src/policy/start/adapter.ts';

/** Gives Node the WebGPU of browsers (npm `webgpu`); vitest.config.ts names Chromium's software driver. */
async function installDawn(): Promise<string | null> {
  try {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
    return (await describeAdapter()) === null ? 'no Vulkan driver' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every backend with the reason why it cannot be tested here, or null where it can. */
export async function backendsHere(): Promise<
  readonly { readonly name: BackendName; readonly missing: string | null }[]
> {
  return [
    { name: 'cpu', missing: null },
    { name: 'wasm', missing: null },
    { name: 'webgpu', missing: await installDawn() },
  ];
}
