/**
 * Keeps the run in the archive while it trains: whole iterations as they come, a checkpoint every few. Remembers by tab
 * which run it is, so that a reload comes back to it.
 */
import { flatten, parseConfig, type RunConfig } from '../config/config.ts';
import { type Archive, type ArchivedRun, type ArchiveResult, newRunId } from '../store/archive/archive.ts';
import type { RunState, RunStore } from '../store/run.ts';
import type { SessionCheckpoint } from '../training/protocol.ts';
import { findWorld } from '../worlds/registry.ts';

/** The part of `sessionStorage` that is used; null where the browser refuses it. */
export type TabMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

const KEY = 'g2po-lab.run';

/** A saved run that can be gone on with. */
export interface Resumable {
  readonly id: string;
  readonly config: RunConfig;
  readonly records: RunState['records'];
  readonly metrics: RunState['metrics'];
  readonly checkpoint: SessionCheckpoint;
  /** Iterations that were saved after the checkpoint: training does them again, with the same outcome. */
  readonly again: number;
}

export interface Keeper {
  /** Id of the run on screen in the archive; null before it is saved. */
  current(): string | null;
  checkpoint(checkpoint: SessionCheckpoint): void;
  /** The run that this tab was at before it was loaded anew; null where there is none that can be gone on with. */
  ofThisTab(): Promise<Resumable | null>;
  /** Takes hold of a saved run (of a copy, where another tab has it) and reads it. */
  claim(id: string): Promise<ArchiveResult<{ readonly run: Resumable }>>;
  /** The run on screen is this saved one from now on. */
  adopt(id: string): void;
}

export function createKeeper(run: RunStore, archive: Promise<Archive>, tab: TabMemory): Keeper {
  /** What is saved of the run on screen; another object for another run, so that late answers find nobody. */
  let kept: { id: string | null; iterations: number; readonly run: number } = freshlyKept(run.getState().run);
  // Writes happen one after another; a failed one is told and does not hold up the next.
  let work: Promise<void> = Promise.resolve();
  const inTurn = (write: (opened: Archive) => Promise<ArchiveResult>): void => {
    work = work.then(async () => {
      const result = await write(await archive);
      run.setState({ storage: result.ok ? null : result.message });
    });
  };

  const remember = (id: string | null): void => {
    try {
      if (id === null) tab?.removeItem(KEY);
      else tab?.setItem(KEY, id);
    } catch {
      // Without it a reload begins anew; the archive still lists the run.
    }
  };

  const keepIterations = (state: RunState): void => {
    const mine = kept;
    if (state.metrics.length <= mine.iterations) return;
    const from = mine.iterations;
    mine.iterations = state.metrics.length;
    const records = state.records.slice(from, mine.iterations);
    const metrics = state.metrics.slice(from);
    inTurn(async (opened) => {
      if (mine.id !== null) return opened.append(mine.id, records, metrics, []);
      const saved = await opened.save(newlySaved(state.config, records, metrics));
      if (saved.ok) {
        mine.id = saved.id;
        if (mine === kept) remember(saved.id);
      }
      return saved;
    });
  };

  run.subscribe((now, before) => {
    if (now.run !== before.run && now.run !== kept.run) {
      kept = freshlyKept(now.run);
      remember(null);
    }
    // A run that was taken up from a checkpoint writes over what came after it.
    kept.iterations = Math.min(kept.iterations, now.metrics.length);
    if (now.metrics !== before.metrics) keepIterations(now);
  });

  const claim: Keeper['claim'] = async (id) => {
    const opened = await archive;
    const claimed = await opened.claim(id);
    if (!claimed.ok) return claimed;
    const loaded = await opened.load(claimed.id);
    if (!loaded.ok) return loaded;
    const resumable = resumableOf(loaded.run);
    if (typeof resumable === 'string') return { ok: false, reason: 'unreadable', message: resumable };
    return { ok: true, run: resumable };
  };

  return {
    current: () => kept.id,
    checkpoint: (checkpoint) => {
      const mine = kept;
      inTurn(async (opened) => (mine.id === null ? { ok: true } : opened.checkpoint(mine.id, checkpoint)));
    },
    claim,
    ofThisTab: async () => {
      let id: string | null = null;
      try {
        id = tab?.getItem(KEY) ?? null;
      } catch {
        // A browser that refuses to remember gives a fresh run.
      }
      if (id === null) return null;
      // A duplicated tab inherits the id: the archive then gives it a copy of its own.
      const claimed = await claim(id);
      if (claimed.ok) return claimed.run;
      remember(null);
      return null;
    },
    adopt: (id) => {
      const { run: number, metrics } = run.getState();
      kept = { id, iterations: metrics.length, run: number };
      remember(id);
    },
  };
}

function freshlyKept(run: number): { id: string | null; iterations: number; readonly run: number } {
  return { id: null, iterations: 0, run };
}

function newlySaved(config: RunConfig, records: RunState['records'], metrics: RunState['metrics']): ArchivedRun {
  const now = Date.now();
  return {
    id: newRunId(),
    name: null,
    created: now,
    updated: now,
    worldVersion: findWorld(config.world).version,
    config: flatten(config),
    changes: [],
    records,
    metrics,
    checkpoint: null,
  };
}

/** What a saved run can be gone on with, up to its checkpoint; or why it cannot. */
function resumableOf({
  id,
  config: flat,
  worldVersion,
  records,
  metrics,
  checkpoint,
}: ArchivedRun): Resumable | string {
  const config = parseConfig(flat);
  if (findWorld(config.world).version !== worldVersion) {
    return `it was made in version ${worldVersion} of the world ${config.world}, which has changed since`;
  }
  if (checkpoint === null) return 'it has no checkpoint to go on from';
  const { iteration } = checkpoint;
  return {
    id,
    config,
    records: records.slice(0, iteration),
    metrics: metrics.slice(0, iteration),
    checkpoint,
    again: Math.max(0, metrics.length - iteration),
  };
}
