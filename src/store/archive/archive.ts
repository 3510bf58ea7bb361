/** The run archive as the rest of the page sees it: what a saved run is, what can be done with it, and how that can fail. */
import type { ConfigChange } from '../../config/changes.ts';
import type { FlatConfig, RunConfig } from '../../config/config.ts';
import type { IterationMetrics, RolloutRecord, SessionCheckpoint } from '../../training/protocol.ts';

/** What a run resumes from, as training sends it. */
export type ArchivedCheckpoint = SessionCheckpoint;

/** A whole run. Entry i of `records` and of `metrics` belongs to iteration i + 1. */
export interface ArchivedRun {
  /** Names it in the archive: see `newRunId`. */
  readonly id: string;
  /** What its owner calls it; null where nobody named it, and the cap may remove it. At most 80 characters. */
  readonly name: string | null;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The same, of the last change to its content; a new name is none. */
  readonly updated: number;
  /** `World.version` that its records replay in. */
  readonly worldVersion: number;
  /** Every setting that it began with. */
  readonly config: FlatConfig;
  /** In the order in which they were made. */
  readonly changes: readonly ConfigChange[];
  readonly records: readonly RolloutRecord[];
  /** As many as `records`, or fewer where iterations have not come to their update. */
  readonly metrics: readonly IterationMetrics[];
  readonly checkpoint: ArchivedCheckpoint | null;
}

/** A run as a list shows it. */
export interface ArchivedSummary {
  readonly id: string;
  readonly name: string | null;
  readonly created: number;
  readonly updated: number;
  readonly world: RunConfig['world'];
  readonly estimator: RunConfig['estimator'];
  readonly seed: number;
  /** Iterations with a record. */
  readonly iterations: number;
  /** Success rate of the last iteration that has metrics, 0 … 1; null before the first. */
  readonly success: number | null;
  /** Iteration that the checkpoint was made after; null where there is none. */
  readonly checkpoint: number | null;
  /** Bytes of its arrays and metrics, checkpoint included. */
  readonly bytes: number;
}

/** A saved run that cannot be read. It stays where it is, and can be removed. */
export interface BrokenRun {
  readonly id: string;
  /** "run … could not be read: …" */
  readonly message: string;
}

export interface ArchiveListing {
  /** Newest first. */
  readonly runs: readonly ArchivedSummary[];
  readonly broken: readonly BrokenRun[];
}

/** Everything that `restore` needs to undo a removal, as it was stored. */
export interface RemovedRun {
  readonly id: string;
  readonly entries: readonly StoredEntry[];
}

/** One entry of the storage, unparsed. */
export interface StoredEntry {
  readonly table: 'runs' | 'iterations' | 'checkpoints';
  /** Run, and iteration where the table has one entry an iteration. */
  readonly key: readonly [id: string] | readonly [id: string, iteration: number];
  readonly value: unknown;
}

export interface ArchiveFailure {
  readonly ok: false;
  /**
   * 'quota': no room left (see `dropCheckpoints`); 'refused': the browser does not let us; 'missing': no such run;
   * 'unreadable': what is stored does not parse; 'elsewhere': another tab writes this run; 'failed': anything else.
   */
  readonly reason: 'quota' | 'refused' | 'failed' | 'missing' | 'unreadable' | 'elsewhere';
  /** One sentence for the page. */
  readonly message: string;
}

export type ArchiveResult<T extends object = object> = ({ readonly ok: true } & T) | ArchiveFailure;

/** Unnamed runs that are kept: the newest ones. */
export const UNNAMED_KEPT = 20;
/** The same where runs are kept in memory, where each costs some 8 MB of it. */
export const UNNAMED_KEPT_IN_MEMORY = 4;

/**
 * Saved runs. No method throws or rejects. Calls are carried out one after another, in the order in which they are made.
 * A tab writes one run at a time: `save`, `append`, `checkpoint` and `claim` take hold of theirs, and let go of the last.
 */
export interface Archive {
  /** Whether runs outlive the page. */
  readonly persistent: boolean;
  /** Why they do not, in one sentence; null where they do. */
  readonly reason: string | null;
  /** How many unnamed runs are kept: the newest ones. */
  readonly kept: number;

  list(): Promise<ArchiveResult<ArchiveListing>>;
  /** The run that changed last; null where there is none, or none that can be read (`list` says why). */
  latest(): Promise<ArchivedSummary | null>;
  /**
   * Reads a run, up to its first iteration that cannot be read. Bounds and lengths are checked; whether the actions
   * replay, and whether the world still has `worldVersion`, is for the caller to see.
   */
  load(id: string): Promise<ArchiveResult<{ readonly run: ArchivedRun; readonly problems: readonly string[] }>>;
  /**
   * Writes a whole run, in place of what was saved under its id, or under a new id where another tab holds that one.
   * Unnamed runs beyond the newest ones are removed, except those that a tab is writing.
   * @returns the id that it has now, and which runs were removed
   */
  save(run: ArchivedRun): Promise<ArchiveResult<{ readonly id: string; readonly removed: readonly ArchivedSummary[] }>>;
  /**
   * Takes hold of a saved run in order to go on with it. Where another tab has it, the run is copied.
   * @returns the id to write under from now on
   */
  claim(id: string): Promise<ArchiveResult<{ readonly id: string }>>;
  /**
   * Adds iterations that follow those saved; records and metrics of an iteration may come in separate calls. A record of
   * an iteration that is there already replaces it and everything after it: the run was taken up from an earlier
   * checkpoint.
   */
  append(
    id: string,
    records: readonly RolloutRecord[],
    metrics: readonly IterationMetrics[],
    changes: readonly ConfigChange[],
  ): Promise<ArchiveResult>;
  /** Replaces the run's checkpoint; its iteration must have been appended. */
  checkpoint(id: string, checkpoint: ArchivedCheckpoint): Promise<ArchiveResult>;
  /** Names a run, which keeps it; null or blank lets the cap have it. Longer names are cut to 80 characters. */
  rename(id: string, name: string | null): Promise<ArchiveResult>;
  remove(id: string): Promise<ArchiveResult<{ readonly removed: RemovedRun }>>;
  /** Undoes `remove`, to the bit. */
  restore(removed: RemovedRun): Promise<ArchiveResult>;
  /**
   * Makes room, after asking: the checkpoints of all runs but `except` and those that other tabs write. Their histories
   * stay; they can no longer be taken up where they stopped.
   * @returns how many runs lost theirs, and the bytes freed
   */
  dropCheckpoints(except: string | null): Promise<ArchiveResult<{ readonly runs: number; readonly bytes: number }>>;
  /** Lets go of the run that this tab writes, and of the database. */
  close(): void;
}

/** A fresh id: 128 random bits. `crypto.randomUUID` is refused on plain http, where a lecture may be served from. */
export function newRunId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
