/** Starts a backend by name; each is a chunk of its own that loads only when asked for. */
import type { Backend, BackendAssets, BackendEvents, BackendName, BackendReport } from '../backends.ts';

/** Makes the backend active. Throws where it cannot start. */
export async function startBackend(
  name: BackendName,
  assets: BackendAssets,
  events: BackendEvents = {},
): Promise<void> {
  switch (name) {
    case 'cpu': {
      const { startCpu } = await import('./cpu.ts');
      return startCpu();
    }
    case 'wasm': {
      const { startWasm } = await import('./wasm.ts');
      return startWasm(assets);
    }
    case 'webgpu': {
      const { startWebgpu } = await import('./webgpu.ts');
      return startWebgpu(events);
    }
  }
}

/** Next power of two, at least 8: webgpu keeps every buffer size that it has met (TECH.md). */
function powerOfTwo(length: number): number {
  return Math.max(8, 2 ** Math.ceil(Math.log2(Math.max(1, length))));
}

function atLeastOne(length: number): number {
  return Math.max(1, length);
}

/** The handle of a started backend. */
export function backendOf(report: BackendReport): Backend {
  return { report, roundUp: report.name === 'webgpu' ? powerOfTwo : atLeastOne };
}

/** The handle of a started backend that nothing is known of but its name. */
export function plainBackend(name: BackendName): Backend {
  return backendOf({ name, adapter: '', software: false, tried: [] });
}
