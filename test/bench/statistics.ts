/** Small statistics for reports: t-intervals of a mean, and when a curve reaches a level. */

/** 97.5 % quantiles of Student's t for 1 … 15 degrees of freedom (standard tables); beyond, that of the normal. */
const T975 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131];

export interface Interval {
  readonly mean: number;
  /** Half width of the 95 % t-interval. */
  readonly half: number;
  toString(): string;
}

/** Mean of some numbers with its 95 % t-interval. */
export function meanInterval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
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
    const mean = values.slice(end - window, end).reduce((sum, value) => sum + value, 0) / window;
    if (mean >= level) return end;
  }
  return null;
}
