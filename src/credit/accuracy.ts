/** How right a credit is: estimated advantages against the true ones, on the steps of one task (ALGORITHM.md "Truth"). */

/** Figures of one task. Null where there is nothing to compare: no step, or the estimate or the truth is the same everywhere. */
export interface CreditAccuracy {
  readonly steps: number;
  /** Linear correlation, −1 … 1. */
  readonly pearson: number | null;
  /** Rank correlation with ties averaged, −1 … 1. */
  readonly spearman: number | null;
  /** Of the steps whose true advantage is not zero, the share whose estimate has its sign; an estimate of zero has none. 0 … 1 */
  readonly signAgreement: number | null;
  /** Root mean square of truth − c · estimate with the best scale c ≥ 0, in units of the truth's own root mean square. 0 … 1 */
  readonly scaledRmse: number | null;
}

/** An advantage nearer to zero than this has no sign: it is rounding. */
export const NOTHING = 1e-9;

/**
 * Compares an estimate with the truth, step by step. Pure, O(n log n).
 * @throws RangeError where they differ in length
 */
export function creditAccuracy(estimate: ArrayLike<number>, truth: ArrayLike<number>): CreditAccuracy {
  const steps = truth.length;
  if (estimate.length !== steps) throw new RangeError(`${estimate.length} estimates of ${steps} steps`);
  let signed = 0;
  let agreeing = 0;
  let product = 0;
  let estimateSquare = 0;
  let truthSquare = 0;
  for (let s = 0; s < steps; s++) {
    product += estimate[s] * truth[s];
    estimateSquare += estimate[s] ** 2;
    truthSquare += truth[s] ** 2;
    if (Math.abs(truth[s]) <= NOTHING) continue;
    signed++;
    if (Math.abs(estimate[s]) > NOTHING && Math.sign(estimate[s]) === Math.sign(truth[s])) agreeing++;
  }
  const scale = scaleOf(product, estimateSquare);
  const left = truthSquare - 2 * scale * product + scale * scale * estimateSquare;
  return {
    steps,
    pearson: correlation(estimate, truth),
    spearman: correlation(ranks(estimate), ranks(truth)),
    signAgreement: signed === 0 ? null : agreeing / signed,
    scaledRmse: signed === 0 ? null : Math.sqrt(Math.max(0, left) / truthSquare),
  };
}

/**
 * The scale c ≥ 0 with which an estimate comes nearest to the truth (least squares): Σ truth · estimate / Σ estimate². 0 where
 * the estimate is zero throughout, or points away from the truth on the whole.
 * @throws RangeError where they differ in length
 */
export function bestScale(estimate: ArrayLike<number>, truth: ArrayLike<number>): number {
  if (estimate.length !== truth.length) throw new RangeError(`${estimate.length} estimates of ${truth.length} steps`);
  let product = 0;
  let square = 0;
  for (let s = 0; s < truth.length; s++) {
    product += estimate[s] * truth[s];
    square += estimate[s] ** 2;
  }
  return scaleOf(product, square);
}

function scaleOf(product: number, square: number): number {
  return square > 0 ? Math.max(0, product / square) : 0;
}

/** Pearson's correlation; null where one of the two does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i++) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let covariance = 0;
  let varianceA = 0;
  let varianceB = 0;
  for (let i = 0; i < n; i++) {
    covariance += (a[i] - meanA) * (b[i] - meanB);
    varianceA += (a[i] - meanA) ** 2;
    varianceB += (b[i] - meanB) ** 2;
  }
  // Sums of n rounding errors are no variance.
  if (varianceA <= n * NOTHING ** 2 || varianceB <= n * NOTHING ** 2) return null;
  return Math.max(-1, Math.min(1, covariance / Math.sqrt(varianceA * varianceB)));
}

/** Rank of each value from 1; values within rounding of each other share the mean of their ranks. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const rank = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && values[order[end]] - values[order[first]] <= NOTHING) end++;
    for (let k = first; k < end; k++) rank[order[k]] = (first + 1 + end) / 2;
    first = end;
  }
  return rank;
}

/** Mean of some tasks' figures, each over the tasks that have it. */
export interface MeanAccuracy {
  readonly tasks: number;
  /** Tasks in which the estimate or the truth does not vary: left out of the correlations. */
  readonly flat: number;
  readonly pearson: number | null;
  readonly spearman: number | null;
  readonly signAgreement: number | null;
  readonly scaledRmse: number | null;
}

/** Averages over tasks, each task counting once. Pure. */
export function meanAccuracy(tasks: readonly CreditAccuracy[]): MeanAccuracy {
  const mean = (key: 'pearson' | 'spearman' | 'signAgreement' | 'scaledRmse'): number | null => {
    const known = tasks.flatMap((task) => task[key] ?? []);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return {
    tasks: tasks.length,
    flat: tasks.filter(({ pearson }) => pearson === null).length,
    pearson: mean('pearson'),
    spearman: mean('spearman'),
    signAgreement: mean('signAgreement'),
    scaledRmse: mean('scaledRmse'),
  };
}
