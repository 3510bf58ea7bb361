/** How sure a share of a few trials is. */

/** Two-sided 95 % point of the normal distribution. */
const Z95 = 1.959964;

/** A confidence interval of a share; all in 0 … 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
  /** Half the distance between the two; the share itself need not be the middle. */
  readonly halfWidth: number;
}

/**
 * 95 % interval of a probability of which `trials` independent trials succeeded with a share of `share` (0 … 1), after
 * Wilson 1927: unlike the normal approximation it holds for small numbers and stays within 0 … 1. Throws RangeError
 * without a trial.
 */
export function wilsonInterval(share: number, trials: number): ShareInterval {
  if (!(trials > 0)) throw new RangeError(`An interval needs trials; there are ${trials}.`);
  const z2 = Z95 * Z95;
  const middle = (share * trials + z2 / 2) / (trials + z2);
  const halfWidth = (Z95 * Math.sqrt(trials * share * (1 - share) + z2 / 4)) / (trials + z2);
  // Of a share of 0 or 1 one bound is the share itself; rounding would leave it just beside.
  const bound = (value: number) => Math.max(0, Math.min(1, value));
  const low = Math.min(share, bound(middle - halfWidth));
  return { low, high: Math.max(share, bound(middle + halfWidth)), halfWidth };
}
