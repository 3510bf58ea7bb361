import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAdvantages } from '../../../src/credit/diagnostics.ts';
import { histogramOf, TALLEST } from '../../../src/views/charts/histogram.ts';

/** 26 bins: below −6, 24 of width ½, from 6 on. */
function countsWith(filled: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: 26 }, (_, k) => filled[k] ?? 0);
}

describe('the histogram of advantages', () => {
  // Bin 12 is −½ … 0, bin 13 is 0 … ½; 86 + 1 + 4 + 100 + 9 = 200 steps.
  const histogram = histogramOf({ zeros: 86, counts: countsWith({ 0: 1, 12: 4, 13: 100, 25: 9 }) });

  it('draws the square root of a count: √(1/100), √(4/100) and √(9/100) of the tallest bar', () => {
    const heights = [0, 12, 13, 25].map((k) => histogram.bars[k].height / TALLEST);
    for (const [k, height] of [0.1, 0.2, 1, 0.3].entries()) expect(heights[k]).toBeCloseTo(height, 12);
    expect(histogram.bars[1].height).toBe(0);
  });

  it('counts shares of all steps, those with A = 0 apart', () => {
    expect(histogram.steps).toBe(200);
    expect(histogram.shares).toEqual({ zero: 86 / 200, negative: 5 / 200, positive: 109 / 200 });
  });

  it('marks round counts whose numbers do not touch', () => {
    // Heights (· 0.84): 100 at 0.84, 50 at 0.594, 20 at 0.376 (too near to 50), 10 at 0.266, 5 at 0.188 (too near to 0).
    expect(histogram.ticks.map(({ count }) => count)).toEqual([0, 10, 50, 100]);
    expect(histogram.ticks[1].height).toBeCloseTo(0.84 * Math.sqrt(0.1), 12);
  });

  it('knows the bounds and the sign of each bin', () => {
    const bars = [0, 1, 12, 13, 25].map((k) => histogram.bars[k]);
    expect(bars.map(({ from, to, sign }) => [from, to, sign])).toEqual([
      [Number.NEGATIVE_INFINITY, -6, -1],
      [-6, -5.5, -1],
      [-0.5, 0, -1],
      [0, 0.5, 1],
      [6, Number.POSITIVE_INFINITY, 1],
    ]);
  });

  it('of steps without credit has no bars and no axis', () => {
    const { bars, ticks, shares } = histogramOf({ zeros: 7, counts: countsWith({}) });
    expect(bars.every(({ height }) => height === 0)).toBe(true);
    expect(ticks).toEqual([{ count: 0, height: 0 }]);
    expect(shares).toEqual({ zero: 1, negative: 0, positive: 0 });
  });

  it('puts every advantage into the bar whose bounds hold it, under every scale', () => {
    const advantage = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(advantage, { minLength: 1, maxLength: 60 }), (advantages) => {
        const { bars, ticks, steps } = histogramOf(countAdvantages(advantages));
        const credited = advantages.filter((a) => Math.abs(a) >= 1e-6);
        const held = bars.map(({ from, to }) => credited.filter((a) => from <= a && a < to));
        expect(bars.map(({ count }) => count)).toEqual(held.map(({ length }) => length));
        expect(bars.every(({ sign }, k) => held[k].every((a) => Math.sign(a) === sign))).toBe(true);
        // The smallest bin of 60 steps has an eighth of the tallest bar's height at least.
        const heights = bars.flatMap(({ count, height }) => (count > 0 ? [height] : []));
        expect(heights.every((height) => height > TALLEST / 8 && height <= TALLEST)).toBe(true);
        expect(steps).toBe(advantages.length);
        const most = Math.max(...bars.map(({ count }) => count));
        expect(ticks.every(({ count }) => count <= most)).toBe(true);
      }),
    );
  });
});
