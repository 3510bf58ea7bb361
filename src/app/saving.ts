/**
 * Saves one run as it grows: whole iterations as they come, and its newest checkpoint. What could not be written is
 * written when there is room again, in one piece and in order, so that a saved run never has a gap.
 */
import { flatten } from '../config/config.ts';
import { type Archive, type ArchivedRun, type ArchiveResult, newRunId } from '../store/archive/archive.ts';
import { failureOf } from '../store/archive/storage.ts';
import type { RunState, StorageTrouble } from '../store/run.ts';
import type { SessionCheckpoint } from '../training/protocol.ts';
import { findWorld } from '../worlds/registry.ts';

/** What a run consists of; the same run at two times differs only by iterations at its end. */
export type Growing = Pick<RunState, 'config' | 'changes' | 'records' | 'metrics'>;

/** What the archive has of a run already. */
export interface Saved {
  readonly id: string | null;
  readonly iterations: number;
  readonly checkpoint: number | null;
}

export interface SavingHost {
  /** The run has this id in the archive from now on. */
  onSaved(id: string): void;
  /** What is not saved; null once all of it is. */
  onTrouble(trouble: StorageTrouble | null): void;
  /** Calls back after a while: a full storage is tried again. */
  later(callback: () => void): void;
}

export interface Saving {
  /** Id in the archive; null before it is there. */
  id(): string | null;
  /** The run as it stands now. Fewer iterations than before: it was taken up again, and what comes writes over the rest. */
  grow(now: Growing): void;
  checkpoint(checkpoint: SessionCheckpoint): void;
  /** Tries again at once what could not be saved. */
  retry(): void;
  /** Another run is on screen: what can be written still is, but nothing is told or tried again. */
  leave(): void;
}

export function createSaving(archive: Promise<Archive>, known: Saved, host: SavingHost): Saving {
  let { id, iterations, checkpoint } = known;
  let run: Growing | null = null;
  let newest: SessionCheckpoint | null = null;
  let left = false;
  let writing = false;
  let again = false;
  /** Where there was no room there may be some again. */
  let roomMade = false;
  let trouble = false;

  /** Writes the iterations that are not saved, then the checkpoint. */
  const write = async (opened: Archive): Promise<ArchiveResult> => {
    if (run !== null && run.metrics.length > iterations) {
      const from = iterations;
      const part = partOf(run, from);
      // At once: where the run is taken back while this is written, the smaller number stands.
      iterations = run.metrics.length;
      const result = await put(opened, id, part);
      if (!result.ok) {
        iterations = Math.min(iterations, from);
        return result;
      }
      if (result.id !== id && !left) host.onSaved(result.id);
      ({ id } = result);
    }
    const due = newest;
    if (due === null || id === null || due.iteration === checkpoint || due.iteration > iterations) return { ok: true };
    const result = await opened.checkpoint(id, due);
    if (result.ok) checkpoint = due.iteration;
    return result;
  };

  const attempt = async (): Promise<ArchiveResult> => {
    try {
      const opened = await archive;
      const result = await write(opened);
      if (result.ok || result.reason !== 'missing') return result;
      // It was deleted under this page's hands (site data cleared): all of it is here, so it is saved anew.
      id = null;
      iterations = 0;
      checkpoint = null;
      return await write(opened);
    } catch (error) {
      return failureOf(error);
    }
  };

  const flush = async (): Promise<void> => {
    again = true;
    if (writing) return;
    writing = true;
    let result: ArchiveResult = { ok: true };
    // What comes while something is written is written next; after a refusal only where room was made meanwhile.
    while (again && (result.ok || roomMade)) {
      again = false;
      roomMade = false;
      result = await attempt();
    }
    writing = false;
    trouble = !result.ok;
    if (left) return;
    host.onTrouble(
      result.ok ? null : { reason: result.reason, message: result.message, saved: iterations, checkpoint },
    );
    if (trouble) host.later(() => retry());
  };
  const retry = (): void => {
    if (!trouble || left) return;
    roomMade = true;
    void flush();
  };

  return {
    id: () => id,
    grow: (now) => {
      iterations = Math.min(iterations, now.metrics.length);
      const before = run;
      run = now;
      if (now.metrics !== before?.metrics && now.metrics.length > iterations && !trouble) void flush();
    },
    checkpoint: (due) => {
      newest = due;
      if (!trouble) void flush();
    },
    retry,
    leave: () => {
      left = true;
    },
  };
}

/** Writes a part of a run after what is there under its id, or as a new run. Gives the id that it has then. */
async function put(
  opened: Archive,
  id: string | null,
  part: ArchivedRun,
): Promise<ArchiveResult<{ readonly id: string }>> {
  if (id === null) return opened.save(part);
  const appended = await opened.append(id, part.records, part.metrics, part.changes);
  return appended.ok ? { ok: true, id } : appended;
}

/** The iterations of a run after the first `from`, as the archive takes them. */
function partOf({ config, changes, records, metrics }: Growing, from: number): ArchivedRun {
  const now = Date.now();
  const to = metrics.length;
  return {
    id: newRunId(),
    name: null,
    created: now,
    updated: now,
    worldVersion: findWorld(config.world).version,
    config: flatten(config),
    changes: changes.filter(({ iteration }) => iteration > from && iteration <= to),
    records: records.slice(from, to),
    metrics: metrics.slice(from),
    checkpoint: null,
  };
}
