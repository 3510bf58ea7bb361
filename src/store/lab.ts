/** The lab as views see it: three stores and what can be done. Made once by app/, handed to React by context. */
import type { RunConfig } from '../config/config.ts';
import type { Credit } from '../credit/estimator.ts';
import type { WhatIf } from '../credit/whatIf.ts';
import type { RunStore } from './run.ts';
import type { SettingsStore } from './settings.ts';
import type { Shown } from './shown.ts';
import type { TaskAccuracy } from './study.ts';
import type { ViewStore } from './view.ts';

/** A credit, or why there is none ("next observations are missing …"). */
export type CreditOrReason = { readonly credit: Credit } | { readonly unavailable: string };

export interface Lab {
  /** False where it shows imported rollouts: there is nothing to play, step, iterate or study, and settings apply at once. */
  readonly trains: boolean;
  /** What it shows was recorded: it plays, steps and scrubs, and nothing of it can be changed, studied or trained. */
  readonly recorded?: true;
  readonly run: RunStore;
  readonly view: ViewStore;
  readonly settings: SettingsStore;

  play(): void;
  pause(): void;
  /** The next stage, then idle. */
  step(): void;
  /** `count` whole iterations (the one under way is finished first), then idle. */
  iterate(count: number): void;
  /** A new run with this configuration; the policy starts over. */
  reset(config: RunConfig): void;
  /**
   * Changes live settings (config/changes.ts) of the run: the next iteration to begin takes them over.
   * @throws ConfigError naming each that is unknown, out of bounds, or needs a new run.
   */
  change(settings: Readonly<Record<string, unknown>>): void;
  /** The task on screen in any finished iteration of the run; null where there is no record of one. */
  shownAt(iteration: number): Shown | null;
  /**
   * The graph of a picture's task in an iteration of its run, without credit; null where there is no record of one, or the task
   * had another instance then.
   */
  graphAt(of: Shown, iteration: number): Pick<Shown, 'rollouts' | 'graph'> | null;
  /**
   * What any estimator says of the rollouts on screen, with the settings of the picture, or with some of them otherwise;
   * computed once for the same rollouts and settings.
   */
  creditOf(shown: Shown, estimator: string, whatIf?: WhatIf): CreditOrReason;
  /**
   * Every estimator against the truth on the rollouts of the iteration on screen, one entry a watched task; empty where its
   * truth was not worked out. Computed once an iteration.
   */
  accuracyOf(shown: Shown): readonly TaskAccuracy[];
  /**
   * Compares the estimators with the truth on groups of `sizes` fresh rollouts of the watched tasks, by the policy as it is
   * now, in the training worker; training waits meanwhile, and comes out the same. It replaces the study before it.
   * @throws RangeError where there is no size, or one is not a whole number from 2 on
   */
  study(sizes: readonly number[]): void;
  /** Ends a study under way; what has come of it stays. */
  cancelStudy(): void;
  /** After a failure: goes on from the newest checkpoint, or begins, in a new worker. Does nothing otherwise. */
  retry(): void;
  /** Puts corrections of a link and news of a recovery away. */
  dismissNotes(): void;
}
