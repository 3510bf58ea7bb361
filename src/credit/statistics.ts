/** Normalisation within groups, and summaries of per-step arrays. ALGORITHM.md, "Three advantages". */
import { EPSILON, type Term } from './estimator.ts';

export interface GroupStatistics {
  readonly mean: Float64Array;
  readonly std: Float64Array;
  readonly count: Int32Array;
}

/**
 * Mean, standard deviation and number of values of each group; entries with group −1 are left out.
 * 'sample' divides by n − 1, 'population' by n. A group of one value has std 0; an empty one mean 0 and std 0.
 * Sums run relative to each group's first value: equal values have exactly std 0, whatever they are.
 */
export function groupStatistics(
  quantity: Float64Array,
  group: Int32Array,
  groupCount: number,
  spread: 'sample' | 'population' = 'sample',
): GroupStatistics {
  const first = new Float64Array(groupCount);
  const mean = new Float64Array(groupCount);
  const std = new Float64Array(groupCount);
  const count = new Int32Array(groupCount);
  for (let s = 0; s < quantity.length; s++) {
    const g = group[s];
    if (g < 0) continue;
    if (count[g]++ === 0) first[g] = quantity[s];
    else mean[g] += quantity[s] - first[g];
  }
  for (let g = 0; g < groupCount; g++) {
    if (count[g] > 0) mean[g] = first[g] + mean[g] / count[g];
  }
  for (let s = 0; s < quantity.length; s++) {
    const g = group[s];
    if (g < 0) continue;
    const difference = quantity[s] - mean[g];
    std[g] += difference * difference;
  }
  const lost = spread === 'sample' ? 1 : 0;
  for (let g = 0; g < groupCount; g++) {
    std[g] = count[g] > lost ? Math.sqrt(std[g] / (count[g] - lost)) : 0;
  }
  return { mean, std, count };
}

/** The same with mean 0 and std 1 where a group has a single value, so that this value stands (the episode term's rule). */
export function keepLoneValues(statistics: GroupStatistics): GroupStatistics {
  const { count } = statistics;
  return {
    mean: statistics.mean.map((mean, g) => (count[g] === 1 ? 0 : mean)),
    std: statistics.std.map((std, g) => (count[g] === 1 ? 1 : std)),
    count,
  };
}

/** The term that normalises `quantity` with the statistics of its groups, by the formula at `Term`. */
export function normalise(
  term: Pick<Term, 'id' | 'weight' | 'quantity' | 'group' | 'scaled' | 'factor'>,
  statistics: GroupStatistics,
): Term {
  const { quantity, group, scaled, factor } = term;
  const { mean, std } = statistics;
  const values = new Float64Array(quantity.length);
  for (let s = 0; s < values.length; s++) {
    const g = group[s];
    if (g < 0) continue;
    const difference = factor === undefined ? quantity[s] - mean[g] : factor[g] * (quantity[s] - mean[g]);
    values[s] = scaled ? difference / (std[g] + EPSILON) : difference;
  }
  return { ...term, ...statistics, values };
}

/** Spread of a per-step array over some steps. */
export interface Summary {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
}

/**
 * Mean, smallest and largest of `perStep` over some steps: those of an edge, a bundle of edges, a node, a trajectory.
 * Signs mix where min < 0 < max. NaN throughout, and n = 0, where there are no steps.
 */
export function summarise(perStep: Float32Array | Float64Array, steps: Iterable<number>): Summary {
  let n = 0;
  let sum = 0;
  let first = Number.NaN;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const value = perStep[step];
    if (n++ === 0) first = value;
    sum += value - first;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return n === 0 ? { mean: first, min: first, max: first, n } : { mean: first + sum / n, min, max, n };
}
