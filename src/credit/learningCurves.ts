/**
 * Statistics of learning curves over seeds: t-intervals of a mean, when a curve reaches a level (runs that never do are
 * counted), paired differences with their signs, and curves on a common grid. Reporting as WORLDS.md "Report" asks. Pure.
 */

/** 97.5 % quantiles of Student's t for 1 … 15 degrees of freedom (standard tables); beyond, that of the normal. */
const T975 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131];

export interface Interval {
  readonly mean: number;
  /** Half width of the 95 % t-interval; NaN of a single value. */
  readonly half: number;
  toString(): string;
}

/** Mean of one or more numbers. Throws RangeError of none. */
export function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no mean of no numbers.');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of one or more numbers with its 95 % t-interval (n − 1 degrees of freedom). Throws RangeError of none. */
export function meanInterval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = (T975[n - 2] ?? 1.96) * Math.sqrt(variance / n);
  return {
    mean,
    half,
    toString: () => `${mean.toFixed(3)} [${(mean - half).toFixed(3)}, ${(mean + half).toFixed(3)}]`,
  };
}

/** First index (from 1) whose mean over it and the `window` − 1 before reaches a level; null where none does. */
export function reached(values: readonly number[], level: number, window: number): number | null {
  for (let end = window; end <= values.length; end++) {
    if (meanOf(values.slice(end - window, end)) >= level) return end;
  }
  return null;
}

/** A median of times of which some never came: they count as later than any that did. */
export interface CensoredMedian {
  /** The two middle ones, the same where their number is odd; null where it never came. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many never came, of how many. */
  readonly missing: number;
  readonly of: number;
}

/** Median of one or more times, null being one that never came. Throws RangeError of none. */
export function censoredMedian(times: readonly (number | null)[]): CensoredMedian {
  if (times.length === 0) throw new RangeError('There is no median of no times.');
  const sorted = [...times].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
  return {
    low: sorted[Math.floor((times.length - 1) / 2)],
    high: sorted[Math.floor(times.length / 2)],
    missing: times.filter((time) => time === null).length,
    of: times.length,
  };
}

/** How a pair compares over seeds that both have. */
export interface PairedDifference {
  /** Of first − second. */
  readonly interval: Interval;
  /** Seeds on which the first is above the second; ties are not. */
  readonly above: number;
  readonly of: number;
}

/** Differences of two lists of figures aligned by seed, null where a seed has none. Null where no seed has both. */
export function pairedDifference(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): PairedDifference | null {
  const differences = first.flatMap((value, seed) => {
    const other = second[seed] ?? null;
    return value === null || other === null ? [] : [value - other];
  });
  if (differences.length === 0) return null;
  return {
    interval: meanInterval(differences),
    above: differences.filter((difference) => difference > 0).length,
    of: differences.length,
  };
}

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** A curve's height at x, straight between its points (x strictly ascending); null outside them. */
export function heightAt(curve: readonly CurvePoint[], x: number): number | null {
  const next = curve.findIndex((point) => point.x >= x);
  if (next < 0) return null;
  const to = curve[next];
  if (to.x === x) return to.y;
  if (next === 0) return null;
  const from = curve[next - 1];
  return from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
}

export interface MeanPoint {
  readonly x: number;
  readonly mean: number;
  /** Half width of the 95 % t-interval over the curves; NaN of one curve. */
  readonly half: number;
}

/** Mean of one or more curves at each x of a grid where all of them have a height; empty of no curves. */
export function meanCurve(curves: readonly (readonly CurvePoint[])[], grid: readonly number[]): readonly MeanPoint[] {
  if (curves.length === 0) return [];
  return grid.flatMap((x) => {
    const heights = curves.flatMap((curve) => heightAt(curve, x) ?? []);
    if (heights.length < curves.length) return [];
    const { mean, half } = meanInterval(heights);
    return [{ x, mean, half }];
  });
}

/**
 * Places to average curves at that have no x in common: `size` of them, evenly over the range that all share. A single
 * curve's own; none where the curves share no range.
 */
export function commonGrid(curves: readonly (readonly CurvePoint[])[], size: number): readonly number[] {
  if (curves.length === 0 || curves.some((curve) => curve.length === 0)) return [];
  if (curves.length === 1) return curves[0].map(({ x }) => x);
  const low = Math.max(...curves.map((curve) => curve[0].x));
  const high = Math.min(...curves.map((curve) => curve[curve.length - 1].x));
  if (high < low) return [];
  return Array.from({ length: size }, (_, k) => low + ((high - low) * k) / (size - 1));
}
