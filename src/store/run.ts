/** The run: its configuration, what it is doing, its history, and what of it is on screen. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConfigIssue, RunConfig } from '../config/config.ts';
import type { BackendReport } from '../policy/backends.ts';
import type { IterationMetrics, RolloutRecord, Stage } from '../training/protocol.ts';
import type { Shown, ShownTask } from './shown.ts';

/**
 * 'loading': TensorFlow.js and the backend are on their way (Play may already be pressed: see `queued`);
 * 'idle': nothing is under way; 'playing': until paused; 'working': a step or a few iterations, then idle;
 * 'failed': see `failure`.
 */
export type RunStatus = 'loading' | 'idle' | 'playing' | 'working' | 'failed';

export interface RunState {
  /** Rises with every reset; messages of other runs are dropped. */
  readonly run: number;
  readonly config: RunConfig;
  readonly status: RunStatus;
  /** What was asked for while the backend loads; it begins as soon as it is there. */
  readonly queued: 'playing' | 'working' | null;
  /** Where the run stands: the iteration under way or done (0 before the first) and its last finished stage. */
  readonly iteration: number;
  readonly stage: Stage | null;
  readonly backend: BackendReport | null;
  readonly parameterCount: number | null;
  /** Records and metrics by iteration: entry i belongs to iteration i + 1. */
  readonly records: readonly RolloutRecord[];
  readonly metrics: readonly IterationMetrics[];
  /** The pinned tasks, known before the first rollout; empty where every task of an iteration is fresh. */
  readonly watched: readonly ShownTask[];
  readonly shown: Shown | null;
  /** Training was interrupted and went on from a checkpoint: what happened, until dismissed. */
  readonly recovery: Recovery | null;
  /** Why the run is not being saved, in one sentence; null while it is. */
  readonly storage: string | null;
  readonly failure: { readonly message: string; readonly detail: string } | null;
  /** Corrections made to a link, until dismissed. */
  readonly notes: readonly ConfigIssue[];
}

/** How a run was taken up again. */
export interface Recovery {
  readonly cause: 'reload' | 'fault';
  /** Iterations that were kept, and how many after them are done again (the same seeds: the same outcome). */
  readonly iteration: number;
  readonly again: number;
  /** What stopped training, and technical detail; empty after a reload. */
  readonly message: string;
  readonly detail: string;
}

export type RunStore = StoreApi<RunState>;

export function createRunStore(config: RunConfig, notes: readonly ConfigIssue[]): RunStore {
  return createStore<RunState>(() => ({ ...freshRun(0, config), notes }));
}

/** The state of a run that has not begun. */
export function freshRun(run: number, config: RunConfig): RunState {
  return {
    run,
    config,
    status: 'loading',
    queued: null,
    iteration: 0,
    stage: null,
    backend: null,
    parameterCount: null,
    records: [],
    metrics: [],
    watched: [],
    shown: null,
    recovery: null,
    storage: null,
    failure: null,
    notes: [],
  };
}
