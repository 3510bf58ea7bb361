/** Chooses, checks and measures the backend that trains (DESIGN.md "Backends"). */
import type {
  Backend,
  BackendAssets,
  BackendChoice,
  BackendEvents,
  BackendName,
  BackendReport,
  GpuObstacle,
} from './backends.ts';
import { calibrate, selfTest, TOLERANCE } from './selftest.ts';
import { type AdapterDescription, describeAdapter, missingAdapter } from './start/adapter.ts';
import { backendOf, plainBackend, startBackend } from './start/start.ts';
import { getBackend } from './tf.ts';

type Tried = BackendReport['tried'][number];

/** Which backends a choice stands for, best first; cpu is the end of every list. */
const CANDIDATES: Readonly<Record<BackendChoice, readonly BackendName[]>> = {
  auto: ['webgpu', 'wasm'],
  webgpu: ['webgpu', 'wasm'],
  wasm: ['wasm'],
  cpu: [],
};

/**
 * Opens a backend and makes it the active one of this context. Each candidate must train a few steps as the cpu does;
 * under 'auto' those that pass are measured and the fastest wins, under a name the first that passes does. A software
 * adapter is used only where webgpu is asked for by name: it takes seconds to compile and is always slower than wasm.
 * Never throws for want of a candidate: cpu is always there. `report.tried` says what became of each.
 *
 * `events` hears of the device only while the backend that it belongs to is the one in use: trouble before the choice is
 * a reason to take another, and a device that was not chosen may come to grief unheard.
 */
export async function openBackend(
  choice: BackendChoice,
  assets: BackendAssets,
  events: BackendEvents = {},
): Promise<Backend> {
  const adapter = choice === 'auto' || choice === 'webgpu' ? await describeAdapter() : null;
  const early: (() => void)[] = [];
  let chosen: BackendName | null = null;
  const hear = (report: () => void): void => {
    if (chosen === null) early.push(report);
    else if (chosen === 'webgpu' && getBackend() === 'webgpu') report();
  };
  const watched: BackendEvents = {
    onLost: (reason) => hear(() => events.onLost?.(reason)),
    onError: (message) => hear(() => events.onError?.(message)),
  };

  const tried: Tried[] = [];
  for (const name of CANDIDATES[choice]) {
    if (choice !== 'auto' && tried.some(({ outcome }) => outcome === 'chosen')) break;
    tried.push(await tryBackend(name, choice, adapter, assets, watched));
    // What the device reports while it is measured counts like a failed self-test.
    const last = tried[tried.length - 1];
    if (name === 'webgpu' && last.outcome === 'chosen' && early.length > 0) {
      tried[tried.length - 1] = {
        ...last,
        outcome: 'failed',
        detail: 'Its device reported an error.',
        obstacle: 'error',
      };
    }
  }
  const passed = tried.filter(({ outcome }) => outcome === 'chosen');
  passed.sort((a, b) => (a.milliseconds ?? Number.POSITIVE_INFINITY) - (b.milliseconds ?? Number.POSITIVE_INFINITY));
  const winner = passed[0]?.name ?? 'cpu';
  if (passed.length === 0) {
    const detail = tried.length > 0 ? 'Nothing faster can be used here.' : 'Asked for by name.';
    tried.push({ name: 'cpu', outcome: 'chosen', detail, milliseconds: null, obstacle: null });
  }
  await startBackend(winner, assets);
  chosen = winner;
  // Between its own trial and the choice, while another candidate was tried.
  if (winner === 'webgpu') for (const report of early) report();
  const onGpu = winner === 'webgpu' && adapter !== null;
  return backendOf({
    name: winner,
    adapter: onGpu ? adapter.name : '',
    software: onGpu && adapter.software,
    tried: tried.map((one) => (one.outcome === 'chosen' && one.name !== winner ? { ...one, outcome: 'slower' } : one)),
  });
}

/** What becomes of one candidate; 'chosen' here means that it passed. */
async function tryBackend(
  name: BackendName,
  choice: BackendChoice,
  adapter: AdapterDescription | null,
  assets: BackendAssets,
  events: BackendEvents,
): Promise<Tried> {
  const said = (outcome: Tried['outcome'], detail: string, milliseconds: number | null = null): Tried => ({
    name,
    outcome,
    detail,
    milliseconds,
    obstacle: null,
  });
  const hindered = (outcome: Tried['outcome'], obstacle: GpuObstacle, detail: string): Tried => ({
    ...said(outcome, detail),
    obstacle: name === 'webgpu' ? obstacle : null,
  });
  if (name === 'webgpu' && adapter === null) {
    return hindered('not available', missingAdapter(), 'The browser offers no GPU adapter.');
  }
  if (name === 'webgpu' && adapter?.software && choice === 'auto') {
    return hindered('slower', 'software', `Not measured: ${adapter.name} is a software adapter.`);
  }
  try {
    const difference = await selfTest(name, assets, events);
    if (!(difference <= TOLERANCE)) {
      const detail = `Its training differs from the cpu's by ${difference.toExponential(1)}.`;
      return hindered('failed', 'wrong numbers', detail);
    }
    // A software adapter that was asked for by name is not kept waiting for a figure that decides nothing.
    if (name === 'webgpu' && adapter?.software)
      return said('chosen', 'Passed the self-test; a software adapter, slow.');
    const milliseconds = await calibrate(plainBackend(name));
    return said('chosen', 'Passed the self-test.', milliseconds);
  } catch (error) {
    const detail = error instanceof Error ? error.message : `It did not start: ${JSON.stringify(error)}.`;
    return hindered('failed', 'error', detail);
  }
}
