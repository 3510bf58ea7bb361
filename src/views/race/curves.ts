/** The race as curves: each seed, and over the finished seeds their mean with its interval. Pure. */
import type { EstimatorId } from '../../credit/estimators/registry.ts';
import { type CurvePoint, commonGrid, type MeanPoint, meanCurve } from '../../credit/learningCurves.ts';
import type { RacePoint, Racer, RaceSetup } from '../../store/race.ts';

export type Measure = 'success' | 'heldOut';
export type Axis = 'iterations' | 'envSteps';

/** Seeds from which on a band is drawn. Two have one degree of freedom: their intervals cover the chart and say nothing. */
export const BAND_FROM = 3;

/** Places that means are taken at where seeds have no x in common. */
const GRID_SIZE = 100;

export interface RaceCurve {
  readonly estimator: EstimatorId;
  /** Each seed that has begun, in order. */
  readonly seeds: readonly {
    readonly seed: number;
    readonly finished: boolean;
    readonly points: readonly CurvePoint[];
  }[];
  /** Over the finished seeds; empty while none is. */
  readonly mean: readonly MeanPoint[];
  /** The mean where it has a band to be drawn: from BAND_FROM finished seeds on. */
  readonly band: readonly MeanPoint[];
  /** What the eye is to follow: the mean, or until a seed is finished the first one as far as it has come. */
  readonly lead: readonly CurvePoint[];
}

/**
 * A racer's curve. Environment steps are those up to and with the iteration: what had been spent when its success was known.
 * Iterations without an evaluation are left out of held-out curves.
 */
export function racerCurve(points: readonly RacePoint[], measure: Measure, axis: Axis): readonly CurvePoint[] {
  const curve: CurvePoint[] = [];
  let steps = 0;
  points.forEach((point, k) => {
    steps += point.envSteps;
    const y = point[measure];
    if (y !== null) curve.push({ x: axis === 'iterations' ? k + 1 : steps, y });
  });
  return curve;
}

/** The curves of every estimator of a race, in its order. */
export function raceCurves(
  { estimators }: Pick<RaceSetup, 'estimators'>,
  racers: readonly Racer[],
  measure: Measure,
  axis: Axis,
): readonly RaceCurve[] {
  return estimators.map((estimator) => {
    const seeds = racers
      .filter((racer) => racer.estimator === estimator)
      .map(({ seed, status, points }) => ({
        seed,
        finished: status === 'done',
        points: racerCurve(points, measure, axis),
      }))
      .filter(({ points }) => points.length > 0);
    const finished = seeds.filter((seed) => seed.finished).map(({ points }) => points);
    const grid = axis === 'iterations' ? (finished[0] ?? []).map(({ x }) => x) : commonGrid(finished, GRID_SIZE);
    const mean = meanCurve(finished, grid);
    const lead = finished.length > 0 ? mean.map(({ x, mean: y }) => ({ x, y })) : (seeds[0]?.points ?? []);
    return { estimator, seeds, mean, band: finished.length < BAND_FROM ? [] : mean, lead };
  });
}

/** Right end of the axis: the whole budget of iterations, or the most steps that a racer has taken so far; at least 1. */
export function axisEnd({ iterations }: Pick<RaceSetup, 'iterations'>, racers: readonly Racer[], axis: Axis): number {
  if (axis === 'iterations') return Math.max(2, iterations);
  return Math.max(1, ...racers.map(({ points }) => points.reduce((sum, { envSteps }) => sum + envSteps, 0)));
}

/** Round numbers within [low, high], at most `most` of them, 1, 2 or 5 times a power of ten apart. */
export function ticksOf(low: number, high: number, most: number): readonly number[] {
  let step = 10 ** Math.floor(Math.log10((high - low) / most));
  for (const factor of [2, 2.5, 2]) {
    if ((high - low) / step <= most) break;
    step *= factor;
  }
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step);
}

/** Heights for labels that want to stand at `wanted` but need a distance, kept within [low, high] where there is room. */
export function spreadLabels(
  wanted: readonly number[],
  distance: number,
  low: number,
  high: number,
): readonly number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const heights = [...wanted];
  order.forEach((label, k) => {
    const above = k === 0 ? low : heights[order[k - 1]] + distance;
    heights[label] = Math.max(wanted[label], above);
  });
  let below = high;
  for (const label of [...order].reverse()) {
    heights[label] = Math.min(heights[label], below);
    below = heights[label] - distance;
  }
  return heights;
}
