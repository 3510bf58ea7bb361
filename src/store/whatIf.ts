/** The what-if of the page as it is edited: each edit can be undone. Pure. */
import type { WhatIf } from '../credit/whatIf.ts';

export interface WhatIfState {
  /** Estimator settings that the page shows credit under, in place of those that train; empty: as it trains. */
  readonly whatIf: WhatIf;
  /** What it was before each edit, oldest first. */
  readonly whatIfPast: readonly {
    readonly whatIf: WhatIf;
    /** Edits of one gesture (a drag of a slider) are undone together; null stands alone. */
    readonly gesture: string | null;
  }[];
}

/** Edits that can be undone; older ones are forgotten. */
export const MOST_PAST = 100;

export const asItTrains: WhatIfState = { whatIf: {}, whatIfPast: [] };

/** The state with another what-if, which can be undone. */
export function edited({ whatIf, whatIfPast }: WhatIfState, next: WhatIf, gesture: string | null = null): WhatIfState {
  const last = whatIfPast.at(-1);
  const sameGesture = gesture !== null && last?.gesture === gesture;
  return {
    whatIf: next,
    whatIfPast: sameGesture ? whatIfPast : [...whatIfPast, { whatIf, gesture }].slice(-MOST_PAST),
  };
}

/** The state before the last edit; the same where there is none. */
export function undone(state: WhatIfState): WhatIfState {
  const last = state.whatIfPast.at(-1);
  return last === undefined ? state : { whatIf: last.whatIf, whatIfPast: state.whatIfPast.slice(0, -1) };
}
