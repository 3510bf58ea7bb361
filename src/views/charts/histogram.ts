/** The advantages of an iteration as the bars of a histogram: heights, signs, axis. */
import { ADVANTAGE_EDGES, type AdvantageCounts } from '../../credit/diagnostics.ts';

export interface Bar {
  /** Bounds in units of A: from ≤ A < to. The first bar begins at −∞, the last ends at ∞. */
  readonly from: number;
  readonly to: number;
  readonly sign: -1 | 1;
  /** Steps. */
  readonly count: number;
  /** Height as a share of the plot's, 0 … 1: the square root of the count, so that bins of few steps stay visible. */
  readonly height: number;
}

export interface Histogram {
  /** One per bin, from left to right, all equally wide. */
  readonly bars: readonly Bar[];
  /** Where the axis of counts has its lines: from 0 up, with heights as the bars'. */
  readonly ticks: readonly { readonly count: number; readonly height: number }[];
  /** Steps of the iteration, those with A = 0 included. */
  readonly steps: number;
  /** Shares of all steps; 0 where there is none. */
  readonly shares: { readonly zero: number; readonly negative: number; readonly positive: number };
}

/** Height of the tallest bar, as a share of the plot's: the name of the axis stands above it. */
export const TALLEST = 0.84;

/** Least distance of two lines of the axis, as a share of its height: their numbers must not touch. */
const LINE_DISTANCE = 0.24;

/** Bars, axis and shares of an iteration's advantages. Steps with A = 0 are in no bar. Pure. */
export function histogramOf({ zeros, counts }: AdvantageCounts): Histogram {
  const most = Math.max(0, ...counts);
  const heightOf = (count: number) => (most === 0 ? 0 : TALLEST * Math.sqrt(count / most));
  const bars = counts.map((count, k): Bar => {
    const from = ADVANTAGE_EDGES[k - 1] ?? Number.NEGATIVE_INFINITY;
    const to = ADVANTAGE_EDGES[k] ?? Number.POSITIVE_INFINITY;
    // 0 is a bound: no bin holds both signs.
    return { from, to, sign: from < 0 ? -1 : 1, count, height: heightOf(count) };
  });
  const total = (sign: -1 | 1) => bars.reduce((sum, bar) => (bar.sign === sign ? sum + bar.count : sum), 0);
  const [negative, positive] = [total(-1), total(1)];
  const steps = zeros + negative + positive;
  const share = (count: number) => (steps === 0 ? 0 : count / steps);
  const lines = [0, ...roundCounts(most, heightOf)];
  return {
    bars,
    ticks: lines.map((count) => ({ count, height: heightOf(count) })),
    steps,
    shares: { zero: share(zeros), negative: share(negative), positive: share(positive) },
  };
}

/** Counts of the form 1, 2 or 5 · 10^k up to `most`, ascending: the largest, and those below with room for their numbers. */
function roundCounts(most: number, heightOf: (count: number) => number): readonly number[] {
  const round: number[] = [];
  for (let power = 1; power <= most; power *= 10) round.push(power, 2 * power, 5 * power);
  const chosen: number[] = [];
  let above = Number.POSITIVE_INFINITY;
  for (const count of round.filter((candidate) => candidate <= most).reverse()) {
    const height = heightOf(count);
    if (above - height < LINE_DISTANCE || height < LINE_DISTANCE) continue;
    chosen.unshift(count);
    above = height;
  }
  return chosen;
}
