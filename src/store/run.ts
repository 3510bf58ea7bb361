/** The run: its configuration, what it is doing, its history, and what of it is on screen. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ConfigChange, configAt, withSettings } from '../config/changes.ts';
import type { ConfigIssue, FlatConfig, RunConfig } from '../config/config.ts';
import type { BackendName, BackendReport } from '../policy/backends.ts';
import type { IterationMetrics, RolloutRecord, Stage } from '../training/protocol.ts';
import type { ArchiveFailure } from './archive/archive.ts';
import type { Shown, ShownTask } from './shown.ts';
import type { StudyState } from './study.ts';

/**
 * 'loading': TensorFlow.js and the backend are on their way (Play may already be pressed: see `queued`);
 * 'idle': nothing is under way; 'playing': until paused; 'working': a step or a few iterations, then idle;
 * 'failed': see `failure`.
 */
export type RunStatus = 'loading' | 'idle' | 'playing' | 'working' | 'failed';

export interface RunState {
  /** Rises with every reset; messages of other runs are dropped. */
  readonly run: number;
  /** What the run began with; `configOf` says what is in force for an iteration. */
  readonly config: RunConfig;
  /** Settings that changed in the course of the run. */
  readonly changes: readonly ConfigChange[];
  /** Settings that the next iteration to begin takes over. */
  readonly pending: FlatConfig;
  readonly status: RunStatus;
  /** What was asked for while the backend loads; it begins as soon as it is there. */
  readonly queued: 'playing' | 'working' | null;
  /** Iteration that a link asks the run to play to, until it is there or given up; null otherwise. */
  readonly aim: number | null;
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
  /** The newest study of the estimators; null before the first. */
  readonly study: StudyState | null;
  /** Training was interrupted and went on from a checkpoint: what happened, until dismissed. */
  readonly recovery: Recovery | null;
  /** What of the run is not saved; null while all of it is. */
  readonly storage: StorageTrouble | null;
  /** Training is, or just was, paused because the tab is hidden; null otherwise. */
  readonly background: Background | null;
  readonly failure: Failure | null;
  /** Corrections made to a link, until dismissed. */
  readonly notes: readonly ConfigIssue[];
  /** What else is to be said of a link, one of a kind, until dismissed. */
  readonly remarks: readonly LinkRemark[];
  /** What the run of a link was computed on where that is not `backend`: it may come out otherwise here. Until dismissed. */
  readonly elsewhere: ComputedOn | null;
}

export type LinkRemark =
  /** What it selects is not in the graph. */
  | { readonly kind: 'noSelection' }
  /** Ids of the world and estimators that have another version here than where it was made. */
  | { readonly kind: 'otherVersion'; readonly of: readonly string[] };

export interface ComputedOn {
  readonly backend: BackendName;
  /** GPU adapter; '' where none was used. */
  readonly adapter: string;
}

/** How a run was taken up again. */
export interface Recovery {
  readonly cause: 'reload' | 'fault' | 'recording';
  /** Iterations that were kept, and how many after them are done again (the same seeds: the same outcome). */
  readonly iteration: number;
  readonly again: number;
  /** What stopped training, and technical detail; empty after a reload. */
  readonly message: string;
  readonly detail: string;
  /** What it computed on before the fault; null after a reload. */
  readonly before: BackendName | null;
}

/** Why training does not go on. */
export interface Failure {
  /** One sentence, and technical detail. */
  readonly message: string;
  readonly detail: string;
  /** Iteration that the run can be taken up from, 0 for its beginning; null where nothing was trained yet. */
  readonly kept: number | null;
}

/** Why something of the run is not saved. */
export interface StorageTrouble {
  /** 'memory': all of it is, but only until the tab is closed. */
  readonly reason: ArchiveFailure['reason'] | 'memory';
  /** One sentence. */
  readonly message: string;
  /** Iterations that are saved. */
  readonly saved: number;
  /** Iteration of the saved checkpoint, which a reload goes on from; null where there is none. */
  readonly checkpoint: number | null;
}

/** 'paused': until the tab is seen again; 'returned': it was, and training goes on. */
export type Background = { readonly state: 'paused' } | { readonly state: 'returned'; readonly milliseconds: number };

export type RunStore = StoreApi<RunState>;

export function createRunStore(config: RunConfig, notes: readonly ConfigIssue[]): RunStore {
  return createStore<RunState>(() => ({ ...freshRun(0, config), notes }));
}

/** The state of a run that has not begun. */
export function freshRun(run: number, config: RunConfig): RunState {
  return {
    run,
    config,
    changes: [],
    pending: {},
    status: 'loading',
    queued: null,
    aim: null,
    iteration: 0,
    stage: null,
    backend: null,
    parameterCount: null,
    records: [],
    metrics: [],
    watched: [],
    shown: null,
    study: null,
    recovery: null,
    storage: null,
    background: null,
    failure: null,
    notes: [],
    remarks: [],
    elsewhere: null,
  };
}

/** The configuration that an iteration was made with. */
export function configOf({ config, changes }: Pick<RunState, 'config' | 'changes'>, iteration: number): RunConfig {
  return configAt(config, changes, iteration);
}

/** The configuration that the next iteration to begin will have: what the settings form shows, and a reset starts with. */
export function nextConfig({ config, changes, pending }: Pick<RunState, 'config' | 'changes' | 'pending'>): RunConfig {
  return withSettings(configAt(config, changes, Number.POSITIVE_INFINITY), pending);
}
