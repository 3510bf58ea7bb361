import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/views/charts/interval.ts';

describe('the interval of a share', () => {
  it('of 16 in 32', () => {
    // z² = 3.8415: half-width 1.96 · √(32 · ¼ + 3.8415 / 4) / (32 + 3.8415) = 1.96 · 2.9934 / 35.8415 = 0.1637, round ½.
    const { low, high, halfWidth } = wilsonInterval(0.5, 32);
    expect(halfWidth).toBeCloseTo(0.1637, 4);
    expect(low).toBeCloseTo(0.3363, 4);
    expect(high).toBeCloseTo(0.6637, 4);
  });

  it('of none in 10 reaches from 0 to z² / (10 + z²) = 0.2775, and of ten in 10 the other way round', () => {
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775, 4);
    expect(wilsonInterval(1, 10).low).toBeCloseTo(0.7225, 4);
    expect(wilsonInterval(1, 10).high).toBe(1);
  });

  it('holds the share, stays within 0 … 1, and narrows with more trials', () => {
    const successes = fc.tuple(fc.nat(256), fc.integer({ min: 1, max: 256 })).filter(([k, n]) => k <= n);
    fc.assert(
      fc.property(successes, ([k, n]) => {
        const { low, high, halfWidth } = wilsonInterval(k / n, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(wilsonInterval(k / n, 2 * n).halfWidth).toBeLessThan(halfWidth);
      }),
    );
  });

  it('needs a trial', () => {
    expect(() => wilsonInterval(0.5, 0)).toThrow(RangeError);
  });
});
