import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOptions } from '../../../src/config/fields.ts';
import type { NumberOption } from '../../../src/options/option.ts';
import { notchesOf, notchOf, valueAt } from '../../../src/views/controls/slider.ts';

/** Every number option that gets a slider, with its notches. */
const numbers = Object.entries(runOptions).flatMap(([key, option]): [string, NumberOption, number][] => {
  const notches = option.kind === 'number' ? notchesOf(option) : null;
  return option.kind === 'number' && notches !== null ? [[key, option, notches]] : [];
});

describe('slider of a linear option', () => {
  it('has its notches on multiples of the step, ends included', () => {
    // Success reward 0.01 … 1000 in steps of 0.5: 0.01, 0.5, 1, … 10 is the 20th notch, 1000 the 2000th.
    const { successReward } = runOptions;
    expect(notchesOf(successReward)).toBe(2000);
    expect([0, 1, 20, 2000].map((notch) => valueAt(successReward, notch))).toEqual([0.01, 0.5, 10, 1000]);
    expect(notchOf(successReward, 10)).toBe(20);
  });

  it('writes round numbers', () => {
    // 3 · 0.05 is 0.15000000000000002 in floating point.
    expect(valueAt(runOptions.weight, 3)).toBe(0.15);
  });

  it('is left out where it could not be aimed', () => {
    expect(notchesOf(runOptions.seed)).toBeNull();
  });
});

describe('slider of a logarithmic option', () => {
  const { learningRate } = runOptions;

  it('covers decades evenly', () => {
    // 1e-5 … 1e-1 in 120 notches: a decade is 30 notches.
    expect([0, 30, 60, 90, 120].map((notch) => valueAt(learningRate, notch))).toEqual([1e-5, 1e-4, 1e-3, 1e-2, 1e-1]);
    expect(notchOf(learningRate, 1e-3)).toBe(60);
  });
});

describe.each(numbers)('slider of %s', (_, option, notches) => {
  it('stays within bounds, rises, and finds every notch again', () => {
    fc.assert(
      fc.property(fc.nat({ max: notches - 1 }), (notch) => {
        const value = valueAt(option, notch);
        expect(value).toBeGreaterThanOrEqual(option.min);
        expect(value).toBeLessThanOrEqual(option.max);
        expect(valueAt(option, notch + 1)).toBeGreaterThan(value);
        expect(notchOf(option, value)).toBe(notch);
        if (option.integer) expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });
});
