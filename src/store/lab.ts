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
  /** What any estimator says of the rollouts on screen; computed once a screen. */
  creditOf(shown: Shown, estimator: string): CreditOrReason;
  /** Puts corrections of a link and news of a recovery away. */
  dismissNotes(): void;
}
