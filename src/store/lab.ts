/** The lab as views see it: three stores and what can be done. Made once by app/, handed to React by context. */
import type { RunConfig } from '../config/config.ts';
import type { Credit } from '../credit/estimator.ts';
import type { RunStore } from './run.ts';
import type { SettingsStore } from './settings.ts';
import type { Shown } from './shown.ts';
import type { ViewStore } from './view.ts';

/** A credit, or why there is none ("next observations are missing …"). */
export type CreditOrReason = { readonly credit: Credit } | { readonly unavailable: string };

export interface Lab {
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
  /** What any estimator says of the rollouts on screen; computed once a screen. */
  creditOf(shown: Shown, estimator: string): CreditOrReason;
  /** After a failure: goes on from the newest checkpoint, or begins, in a new worker. Does nothing otherwise. */
  retry(): void;
  /** Puts corrections of a link and news of a recovery away. */
  dismissNotes(): void;
}
