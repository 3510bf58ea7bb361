/** The timing of a walk along a trajectory: from the time to the place, never by adding up frames, so that it cannot drift. Pure. */
import { ease } from './lanes.ts';

export interface Pace {
  /** Milliseconds that a step takes. */
  readonly step: number;
  /** Share of them spent at the node before moving on, 0 … 1; 1 where the token jumps. */
  readonly rest: number;
}

export const SMOOTH: Pace = { step: 500, rest: 0.25 };
/** Where motion is to be reduced: from node to node, once a second. */
export const JUMPING: Pace = { step: 1000, rest: 1 };

/** A place along a trajectory: a step (0-based), and the share of its time that has passed, 0 … 1. */
export interface WalkPlace {
  readonly step: number;
  readonly share: number;
}

/** When the walk was where: it goes on from there. */
export interface Anchor extends WalkPlace {
  /** Milliseconds, of the same clock as `now` below. */
  readonly time: number;
}

/** The place at the end of a trajectory of `steps` steps: its terminal node. */
export const endOf = (steps: number): WalkPlace => ({ step: steps - 1, share: 1 });

/**
 * Where the walk is.
 * @param steps length of the trajectory; > 0
 * @param now milliseconds; before the anchor it is still there
 */
export function walkAt(anchor: Anchor, now: number, steps: number, pace: Pace): WalkPlace {
  const passed = anchor.step + anchor.share + Math.max(0, now - anchor.time) / pace.step;
  if (passed >= steps) return endOf(steps);
  const step = Math.floor(passed);
  return { step, share: passed - step };
}

export function isOver({ step, share }: WalkPlace, steps: number): boolean {
  return step >= steps - 1 && share >= 1;
}

/**
 * Where a walk begins that is asked for: where it was left, if it is still at the selected step; at that step otherwise; at the
 * start of the trajectory where no step is selected, or the last one.
 * @param left where it was left, or null
 * @param selected step, null where the whole trajectory is selected
 */
export function startOf(left: WalkPlace | null, selected: number | null, steps: number): WalkPlace {
  if (left !== null && left.step === selected && left.share > 0 && !isOver(left, steps)) return left;
  if (selected === null || selected >= steps - 1) return { step: 0, share: 0 };
  return { step: selected, share: 0 };
}

/** How far a token has got from a step's node to the next, 0 … 1. Where it jumps: 0 until the step is over. */
export function progressOf({ share }: WalkPlace, { rest }: Pace): number {
  if (share >= 1) return 1;
  return rest >= 1 ? 0 : ease((share - rest) / (1 - rest));
}
