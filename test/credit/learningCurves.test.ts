/** Statistics of learning curves, by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CurvePoint,
  censoredMedian,
  commonGrid,
  heightAt,
  meanCurve,
  meanInterval,
  meanOf,
  pairedDifference,
  reached,
} from '../../src/credit/learningCurves.ts';

describe('the mean of some runs', () => {
  it('has a t-interval with n − 1 degrees of freedom', () => {
    // Sample standard deviation 1, t(2) = 4.303: half = 4.303 / √3.
    const { mean, half } = meanInterval([1, 2, 3]);
    expect(mean).toBe(2);
    expect(half).toBeCloseTo(2.48434, 5);
    expect(String(meanInterval([0.5, 0.5]))).toBe('0.500 [0.500, 0.500]');
  });

  it('takes the normal distribution beyond 16 values', () => {
    // 0, 1, 0, 1 … 20 values: variance 5/19, half = 1.96 · √(5/19/20).
    const { half } = meanInterval(Array.from({ length: 20 }, (_, k) => k % 2));
    expect(half).toBeCloseTo(0.224827, 6);
  });

  it('has no interval of one, and there is none of none', () => {
    expect(meanInterval([0.4])).toMatchObject({ mean: 0.4, half: Number.NaN });
    expect(() => meanInterval([])).toThrow(RangeError);
    expect(() => meanOf([])).toThrow(RangeError);
  });
});

describe('when a level is reached', () => {
  it('is the first index whose mean over the window is there', () => {
    // Means of two: .45, .9, 1, .5.
    expect(reached([0, 0.9, 0.9, 1.1, 0], 0.9, 2)).toBe(3);
    expect(reached([0, 0.9, 0.8], 0.9, 2)).toBeNull();
    expect(reached([1], 0.9, 2)).toBeNull();
  });

  it('has a median in which a run that never came is later than any that did', () => {
    expect(censoredMedian([30, null, 20])).toEqual({ low: 30, high: 30, missing: 1, of: 3 });
    expect(censoredMedian([null, 22, null, 20])).toEqual({ low: 22, high: null, missing: 2, of: 4 });
    expect(censoredMedian([null])).toEqual({ low: null, high: null, missing: 1, of: 1 });
    expect(() => censoredMedian([])).toThrow(RangeError);
  });
});

describe('pairs', () => {
  it('are compared where both have a figure; a tie is not above', () => {
    // .2, −.1, .2: mean .1, sample deviation √.03 = .173205, half = 4.303 · .173205 / √3 = .4303.
    const difference = pairedDifference([0.6, 0.4, 0.9, 1], [0.4, 0.5, 0.7, null]);
    expect(difference?.interval.mean).toBeCloseTo(0.1, 12);
    expect(difference?.interval.half).toBeCloseTo(0.4303, 6);
    expect(difference).toMatchObject({ above: 2, of: 3 });
    expect(pairedDifference([0.5], [0.5])).toMatchObject({ above: 0, of: 1 });
    expect(pairedDifference([null, 1], [1, null])).toBeNull();
  });
});

describe('curves', () => {
  const rising: readonly CurvePoint[] = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
  ];
  const later: readonly CurvePoint[] = [
    { x: 5, y: 0 },
    { x: 15, y: 1 },
  ];

  it('are straight between their points and nowhere outside them', () => {
    expect(heightAt(rising, 2.5)).toBe(0.25);
    expect(heightAt(rising, 10)).toBe(1);
    expect(heightAt(rising, 10.1)).toBeNull();
    expect(heightAt(later, 4)).toBeNull();
    expect(heightAt([], 1)).toBeNull();
  });

  it('share the range from the latest start to the earliest end', () => {
    expect(commonGrid([rising, later], 3)).toEqual([5, 7.5, 10]);
    expect(commonGrid([later], 3)).toEqual([5, 15]);
    expect(commonGrid([rising, [{ x: 20, y: 1 }]], 3)).toEqual([]);
    expect(commonGrid([], 3)).toEqual([]);
    expect(commonGrid([rising, []], 3)).toEqual([]);
  });

  it('are averaged only where all of them are', () => {
    const mean = meanCurve([rising, later], [0, 5, 10, 15]);
    // At 5: .5 and 0; at 10: 1 and .5. Both times sd = .353553, half = 12.706 · .353553 / √2 = 3.1765.
    expect(mean.map(({ x, mean: y }) => [x, y])).toEqual([
      [5, 0.25],
      [10, 0.75],
    ]);
    for (const { half } of mean) expect(half).toBeCloseTo(3.1765, 4);
    expect(meanCurve([], [1, 2])).toEqual([]);
  });

  it('have a mean between the lowest and the highest, whichever comes first', () => {
    const curve = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 2 })
      .map((pairs) => {
        const xs = pairs.map((_, k) => pairs.slice(0, k + 1).reduce((sum, [step]) => sum + step, 0));
        return pairs.map(([, y], k): CurvePoint => ({ x: xs[k], y }));
      });
    fc.assert(
      fc.property(fc.array(curve, { minLength: 1, maxLength: 5 }), (curves) => {
        const grid = commonGrid(curves, 9);
        const mean = meanCurve(curves, grid);
        const reversed = meanCurve([...curves].reverse(), grid);
        mean.forEach(({ x, mean: y }, k) => {
          const heights = curves.map((one) => heightAt(one, x) ?? Number.NaN);
          expect(y).toBeGreaterThanOrEqual(Math.min(...heights) - 1e-12);
          expect(y).toBeLessThanOrEqual(Math.max(...heights) + 1e-12);
          expect(reversed[k].mean).toBeCloseTo(y, 10);
        });
        return mean.length === reversed.length;
      }),
      { numRuns: 60 },
    );
  });
});
