/** What a rollout file became: its rollouts in columns, what the file says besides, and a report of what was left out. */
import type { Rollouts } from '../credit/rollouts.ts';

/**
 * Everything that was read of a file. A task of `rollouts` is one group in one iteration: the same group id in two
 * iterations is two tasks, whose steps never mix.
 */
export interface TraceData {
  readonly rollouts: Rollouts;
  /** Per task: the training iteration, 0 where the file has none; and the group id as the file writes it. */
  readonly iteration: Int32Array;
  readonly groups: readonly string[];
  /** Per step: what the trainer logged, NaN where a row has none; null where the file has none at all. */
  readonly advantage: Float64Array | null;
  readonly logProb: Float64Array | null;
  /** Per step: the line or record that it was read from, 1-based. */
  readonly at: Int32Array;
  /** Per trajectory: 1 cut off, 0 ended by itself, −1 where the file does not say. */
  readonly truncated: Int8Array;
  readonly report: TraceReport;
}

/** One thing that was left out, and why. */
export interface TraceProblem {
  readonly at: number;
  readonly field: string | null;
  readonly problem: string;
  readonly remedy: string;
}

export interface TraceReport {
  /** Name of the file, and the format it was read as. */
  readonly name: string;
  readonly adapter: string;
  /** How sure each format was, surest first; those that were not are left out. */
  readonly recognised: readonly { readonly adapter: string; readonly sure: number }[];
  /** What `at` counts. */
  readonly unit: 'line' | 'record';
  /** Records that were read, and bytes of text. */
  readonly records: number;
  readonly bytes: number;
  /** Everything that was left out: how often each reason occurred, and the first of them one by one. */
  readonly problemCount: number;
  readonly reasons: readonly {
    /** As the file writes it; null where no field is meant, or several. */
    readonly field: string | null;
    readonly problem: string;
    readonly count: number;
    readonly first: number;
  }[];
  readonly problems: readonly TraceProblem[];
  /** Decisions of the format that the reader should know. */
  readonly notes: readonly string[];
  /** Reward from which a trajectory counts as a success where the file does not say; null where it says of all. */
  readonly successReward: number | null;
}
