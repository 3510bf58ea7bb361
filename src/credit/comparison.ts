/** Credits of several estimators on the same rollouts, step by step: their signs, where they disagree, what stands out. Pure. */
import { correlation, NOTHING } from './accuracy.ts';
import type { Rollouts } from './rollouts.ts';

/** Advantages by step. */
type PerStep = ArrayLike<number>;

/** −1, 0 or 1. An advantage within rounding of zero has no sign. */
export function signOf(advantage: number): -1 | 0 | 1 {
  return advantage > NOTHING ? 1 : advantage < -NOTHING ? -1 : 0;
}

/** Whether one is above zero and the other below. Zero opposes nothing. */
export function opposed(a: number, b: number): boolean {
  return signOf(a) * signOf(b) < 0;
}

/** What becomes of a credit when a setting changes. */
export interface CreditChange {
  readonly steps: number;
  /** Steps with A > 0 and with A < 0, before and after. */
  readonly positive: readonly [before: number, after: number];
  readonly negative: readonly [before: number, after: number];
  /** Steps whose sign turned into the opposite. */
  readonly flipped: number;
  /** Pearson's correlation of the two, −1 … 1; null where one of them is the same for every step. */
  readonly correlation: number | null;
}

/**
 * The same steps under two credits. Linear in steps.
 * @throws RangeError where they differ in length
 */
export function creditChange(before: PerStep, after: PerStep): CreditChange {
  sameLength(before, after);
  const positive: [number, number] = [0, 0];
  const negative: [number, number] = [0, 0];
  let flipped = 0;
  for (let s = 0; s < before.length; s++) {
    const [was, is] = [signOf(before[s]), signOf(after[s])];
    if (was > 0) positive[0]++;
    if (was < 0) negative[0]++;
    if (is > 0) positive[1]++;
    if (is < 0) negative[1]++;
    if (was * is < 0) flipped++;
  }
  return { steps: before.length, positive, negative, flipped, correlation: correlation(before, after) };
}

/**
 * Share of steps on which each pair of credits has opposite signs, 0 … 1, as a symmetric matrix with zeros on its diagonal;
 * null where one of the two is unavailable (null), or there is no step.
 */
export function disagreementMatrix(credits: readonly (PerStep | null)[]): readonly (readonly (number | null)[])[] {
  const share = (a: PerStep | null, b: PerStep | null): number | null => {
    if (a === null || b === null || a.length === 0) return null;
    sameLength(a, b);
    let count = 0;
    for (let s = 0; s < a.length; s++) if (opposed(a[s], b[s])) count++;
    return count / a.length;
  };
  const rows = credits.map(() => new Array<number | null>(credits.length).fill(null));
  for (let i = 0; i < credits.length; i++) {
    for (let k = i; k < credits.length; k++) {
      const known = i === k ? (credits[i] === null ? null : 0) : share(credits[i], credits[k]);
      rows[i][k] = known;
      rows[k][i] = known;
    }
  }
  return rows;
}

/** Two columns of a disagreement matrix, and how often they disagree. */
export interface DisagreeingPair {
  readonly first: number;
  readonly second: number;
  /** 0 … 1 */
  readonly share: number;
}

/** The pairs that disagree at all, the most first; ties in the order of the columns. */
export function rankPairs(matrix: readonly (readonly (number | null)[])[]): readonly DisagreeingPair[] {
  const pairs: DisagreeingPair[] = [];
  for (let first = 0; first < matrix.length; first++) {
    for (let second = first + 1; second < matrix.length; second++) {
      const share = matrix[first][second];
      if (share !== null && share > 0) pairs.push({ first, second, share });
    }
  }
  return pairs.sort((a, b) => b.share - a.share);
}

/**
 * Steps on which two credits have opposite signs, those first where both are most decided: by the smaller of the two |A|,
 * each in units of its credit's own root mean square, because estimators differ in scale. Ties in the order of the steps.
 * @throws RangeError where they differ in length
 */
export function disagreeingSteps(a: PerStep, b: PerStep): Int32Array {
  sameLength(a, b);
  const [unitA, unitB] = [rootMeanSquare(a), rootMeanSquare(b)];
  const decided = (s: number) => Math.min(Math.abs(a[s]) / unitA, Math.abs(b[s]) / unitB);
  return rank(
    a.length,
    (s) => opposed(a[s], b[s]),
    (s) => decided(s),
  );
}

/** Steps whose credit goes against how their episode ended. */
export interface SurprisingSteps {
  /** A > 0 in a trajectory that failed: what was good all the same. Largest |A| first, ties in the order of the steps. */
  readonly goodInFailed: Int32Array;
  /** A < 0 in a trajectory that succeeded. */
  readonly badInSuccessful: Int32Array;
}

export function surprisingSteps({ trajectory, success }: Rollouts, advantage: PerStep): SurprisingSteps {
  const size = (s: number) => Math.abs(advantage[s]);
  const succeeded = (s: number) => success[trajectory[s]] === 1;
  return {
    goodInFailed: rank(advantage.length, (s) => signOf(advantage[s]) > 0 && !succeeded(s), size),
    badInSuccessful: rank(advantage.length, (s) => signOf(advantage[s]) < 0 && succeeded(s), size),
  };
}

/** The numbers below `count` that are wanted, by falling size. */
function rank(count: number, wanted: (s: number) => boolean, size: (s: number) => number): Int32Array {
  const found: number[] = [];
  for (let s = 0; s < count; s++) if (wanted(s)) found.push(s);
  return Int32Array.from(found.sort((a, b) => size(b) - size(a) || a - b));
}

function rootMeanSquare(values: PerStep): number {
  let sum = 0;
  for (let s = 0; s < values.length; s++) sum += values[s] ** 2;
  return Math.sqrt(sum / values.length);
}

function sameLength(a: PerStep, b: PerStep): void {
  if (a.length !== b.length)
    throw new RangeError(`credits of ${a.length} and ${b.length} steps are not of the same rollouts`);
}
