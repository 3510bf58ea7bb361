/**
 * Messages between the page and the training worker. Every message carries its run id; what belongs to another run is dropped.
 * Arrays are typed and transferable.
 */
import type { RunConfig } from '../config/config.ts';
import type { BackendReport } from '../policy/backends.ts';
import type { PolicyCheckpoint } from '../policy/policy.ts';

/** The five stages of an iteration, in order; training can stop after each. */
export const STAGES = ['rollout', 'merge', 'value', 'advantage', 'update'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What an iteration is kept as: enough to replay its rollouts exactly. Trajectory t = task · rollouts + rollout;
 * its actions are the next `lengths[t]` entries of `actions`.
 */
export interface RolloutRecord {
  /** 1 for the first. */
  readonly iteration: number;
  /** Seed of each task, the watched ones first. */
  readonly taskSeeds: Uint32Array;
  /** Steps of each trajectory. */
  readonly lengths: Uint16Array;
  /** Index of each chosen action among those on offer, trajectory by trajectory. */
  readonly actions: Uint16Array;
  /** log π_old of the chosen actions of the watched tasks (the first entries of `actions`). */
  readonly logProbs: Float32Array;
}

/** Scalars of one iteration. Means over all its tasks unless said otherwise; null where there is nothing to average. */
export interface IterationMetrics {
  readonly iteration: number;
  /** Share of successful trajectories on the fresh tasks (on all, where every task is watched). 0 … 1 */
  readonly successRate: number;
  /** The same on the watched tasks. */
  readonly watchedSuccessRate: number | null;
  /** Success rate by task family, over all tasks. */
  readonly familySuccess: Readonly<Record<string, number>>;
  /** Steps of an episode. */
  readonly meanLength: number;
  /** Environment steps of this iteration. */
  readonly envSteps: number;
  /** k3 estimate of KL(π ‖ π_ref), mean over the update's steps. */
  readonly kl: number;
  /** Share of the update's steps whose ratio was clipped. */
  readonly clipFraction: number;
  /** Entropy of π(·|o), nats. */
  readonly entropy: number;
  readonly loss: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
  /** Steps of a state group. */
  readonly groupSize: number;
  /** Share of state groups with one step. */
  readonly singletonShare: number;
  /** Share of tasks whose trajectories all have the same return: no variance, no episode signal. */
  readonly noVarianceShare: number;
  /** Largest |A|. */
  readonly peakAdvantage: number;
  /** Wall-clock seconds of the stages. */
  readonly seconds: { readonly rollout: number; readonly credit: number; readonly update: number };
}

/** One stage done, as the page hears of it. At full speed only 'update' is reported, with rollouts and metrics. */
export interface StageReport {
  readonly iteration: number;
  readonly stage: Stage;
  readonly rollouts?: RolloutRecord;
  readonly metrics?: IterationMetrics;
}

/** What a run resumes from. Chance needs no state of its own: every stream derives from seed and iteration. */
export interface SessionCheckpoint {
  /** Iterations done. */
  readonly iteration: number;
  readonly policy: PolicyCheckpoint;
}

/**
 * While training goes on a checkpoint is sent after so many iterations, but not more often than every so many
 * milliseconds: it weighs some megabytes. Whenever training comes to rest after a whole iteration one is sent in any case.
 */
export const CHECKPOINT_EVERY = { iterations: 5, milliseconds: 5000 } as const;

/** What the worker is asked to do within a run. */
export type Order =
  /** Train until told otherwise, waiting `delay` milliseconds after each stage; 0 is full speed. */
  | { readonly type: 'play'; readonly delay: number }
  | { readonly type: 'pause' }
  /** The next stage, then idle. */
  | { readonly type: 'step' }
  /** To the end of the iteration under way, or a whole one, `count` times, then idle. */
  | { readonly type: 'iterate'; readonly count: number };

/** Page → worker. */
export type Command =
  /** A run from its beginning, or from a checkpoint of the same configuration. */
  | {
      readonly type: 'start';
      readonly run: number;
      readonly config: RunConfig;
      readonly checkpoint: SessionCheckpoint | null;
    }
  /** `number` counts the run's orders, so that the page can tell which of them 'idle' answers. */
  | { readonly type: 'order'; readonly run: number; readonly number: number; readonly order: Order }
  /** The page has taken in the last progress: the next may be sent. */
  | { readonly type: 'acknowledge'; readonly run: number };

/** Worker → page. */
export type Message =
  | { readonly type: 'ready'; readonly run: number; readonly backend: BackendReport; readonly parameterCount: number }
  | { readonly type: 'progress'; readonly run: number; readonly reports: readonly StageReport[] }
  | { readonly type: 'checkpoint'; readonly run: number; readonly checkpoint: SessionCheckpoint }
  /** Nothing is under way: every order up to `order` is carried out, and its progress has been sent. */
  | { readonly type: 'idle'; readonly run: number; readonly order: number }
  /** Training cannot go on. One sentence what happened, and technical detail. */
  | { readonly type: 'failed'; readonly run: number; readonly message: string; readonly detail: string };
