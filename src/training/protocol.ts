/**
 * Messages between the page and the training worker. Every message carries its run id; what belongs to another run is dropped.
 * Arrays are typed and transferable.
 */
import type { ConfigChange } from '../config/changes.ts';
import type { FlatConfig, RunConfig } from '../config/config.ts';
import type { AdvantageCounts } from '../credit/diagnostics.ts';
import type { BackendReport } from '../policy/backends.ts';
import type { PolicyCheckpoint } from '../policy/policy.ts';
import type { StudiedGroup } from './study.ts';

export type { StudiedGroup };

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
  /** How the update moved the policy on the watched tasks, one entry a task (probabilities.ts). */
  readonly probabilities: readonly TaskProbabilities[];
  /** The true credit of the watched tasks' steps under π_old, one entry a task; empty where it was not asked for. */
  readonly truths: readonly TaskTruthRecord[];
}

/** True value and advantage per step of one task, trajectory by trajectory (ALGORITHM.md "Truth"). */
export interface TaskTruthRecord {
  readonly value: Float32Array;
  readonly advantage: Float32Array;
  /** Half width of the 95 % interval of each advantage; 0 where the truth is exact. */
  readonly halfWidth: Float32Array;
}

/**
 * Action probabilities of one task before and after an update, in units of 1 / PROBABILITY_UNIT: all the actions on offer
 * of each decision that differs in what the policy sees (observation and history), in order of first appearance.
 */
export interface TaskProbabilities {
  /** π_old, which sampled the rollouts. */
  readonly before: Uint16Array;
  /** The updated π on the same decisions; empty until the update is done. */
  readonly after: Uint16Array;
}

/** What stands for probability 1 in TaskProbabilities: two bytes a number show 0.01 % where four would double the history. */
export const PROBABILITY_UNIT = 65_535;

/** Scalars of one iteration. Means over all its tasks unless said otherwise; null where there is nothing to average. */
export interface IterationMetrics {
  readonly iteration: number;
  /** Share of successful trajectories on the fresh tasks (on all, where every task is watched). 0 … 1 */
  readonly successRate: number;
  /** The same on the watched tasks. */
  readonly watchedSuccessRate: number | null;
  /** Mean graded score on the fresh tasks (on all, where every task is watched); null in worlds that do not grade. 0 … 1 */
  readonly meanScore: number | null;
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
  /** How the advantages of all steps are distributed. */
  readonly advantages: AdvantageCounts;
  /**
   * Success rate on the held-out tasks after this iteration's update, at the evaluation temperature; null in iterations
   * that are not evaluated. 0 … 1
   */
  readonly heldOutSuccess: number | null;
  /** Wall-clock seconds of the stages. */
  readonly seconds: Readonly<Record<'rollout' | 'credit' | 'update' | 'evaluation', number>>;
}

/** One stage done, as the page hears of it. At full speed only 'update' is reported. */
export interface StageReport {
  readonly iteration: number;
  readonly stage: Stage;
  /** With 'rollout', and again with 'update', whole. */
  readonly rollouts?: RolloutRecord;
  readonly metrics?: IterationMetrics;
  /** Settings that changed with this iteration, where it is the first report of it. */
  readonly changes?: readonly ConfigChange[];
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

/** Least time between two signs of life that are given unasked, in milliseconds. */
export const SIGN_EVERY_MS = 1000;

/** What the worker is asked to do within a run. */
export type Order =
  /** Train until told otherwise, waiting `delay` milliseconds after each stage; 0 is full speed. */
  | { readonly type: 'play'; readonly delay: number }
  | { readonly type: 'pause' }
  /** The next stage, then idle. */
  | { readonly type: 'step' }
  /** To the end of the iteration under way, or a whole one, `count` times, then idle. */
  | { readonly type: 'iterate'; readonly count: number };

/** What a study compares. */
export interface StudyOrder {
  readonly number: number;
  /** Sizes of the groups of rollouts, e.g. STUDY_SIZES. */
  readonly sizes: readonly number[];
}

/** Page → worker. */
export type Command =
  /** A run from its beginning, or from a checkpoint of the same configuration; `changes` are made when their iterations come. */
  | {
      readonly type: 'start';
      readonly run: number;
      readonly config: RunConfig;
      readonly changes: readonly ConfigChange[];
      readonly checkpoint: SessionCheckpoint | null;
    }
  /** `number` counts the run's orders, so that the page can tell which of them 'idle' answers. */
  | { readonly type: 'order'; readonly run: number; readonly number: number; readonly order: Order }
  /** Live settings (config/changes.ts) that the next iteration to begin takes over; its first report says which. */
  | { readonly type: 'change'; readonly run: number; readonly settings: FlatConfig }
  /**
   * Compares the estimators with the truth on fresh rollouts of the watched tasks by the present policy (study.ts), between two
   * stages of whatever goes on; it changes nothing of the training. Another one replaces it; null ends it.
   */
  | { readonly type: 'study'; readonly run: number; readonly study: StudyOrder | null }
  /** The page has taken in the last progress: the next may be sent. */
  | { readonly type: 'acknowledge'; readonly run: number }
  /** Asks for a sign of life; answered whatever the run. */
  | { readonly type: 'ping'; readonly run: number };

/** Worker → page. */
export type Message =
  | { readonly type: 'ready'; readonly run: number; readonly backend: BackendReport; readonly parameterCount: number }
  | { readonly type: 'progress'; readonly run: number; readonly reports: readonly StageReport[] }
  | { readonly type: 'checkpoint'; readonly run: number; readonly checkpoint: SessionCheckpoint }
  /** One task of a study is done, the last where `done` is `of`. */
  | {
      readonly type: 'study';
      readonly run: number;
      /** Which study of the page's. */
      readonly number: number;
      /** Iterations whose updates the studied policy has seen. */
      readonly iteration: number;
      readonly done: number;
      readonly of: number;
      readonly groups: readonly StudiedGroup[];
    }
  /** Nothing is under way: every order up to `order` is carried out, and its progress has been sent. */
  | { readonly type: 'idle'; readonly run: number; readonly order: number }
  /** A sign of life: the answer to 'ping', and now and then during work that lets no message in. */
  | { readonly type: 'pong'; readonly run: number }
  /** Training cannot go on. One sentence what happened, and technical detail. */
  | { readonly type: 'failed'; readonly run: number; readonly message: string; readonly detail: string };
