import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  digitsThatAddUp,
  grouped,
  percent,
  RESULT_DIGITS,
  roundTo,
  settingNumber,
  signed,
} from '../../src/views/format.ts';

describe('numbers on screen', () => {
  it('have a true minus, never a negative zero, and a dash where there is none', () => {
    expect(decimal(-1.744)).toBe('−1.74');
    expect(decimal(-0.001)).toBe('0.00');
    expect(decimal(2, 1)).toBe('2.0');
    expect(decimal(Number.NaN)).toBe('–');
  });

  it('show their sign where it is asked for, except of what rounds to zero', () => {
    expect([1.74, -2.4, 0, 0.004, -0.004, 0.005001].map((value) => signed(value))).toEqual([
      '+1.74',
      '−2.40',
      '0.00',
      '0.00',
      '0.00',
      '+0.01',
    ]);
  });

  it('are written as shares', () => {
    expect([percent(0.914), percent(1), percent(0.0312, 1), percent(null), percent(Number.NaN)]).toEqual([
      '91 %',
      '100 %',
      '3.1 %',
      '–',
      '–',
    ]);
  });

  it('are short as settings, and lose nothing that a link would keep', () => {
    expect([0.95, 1e-3, 2e-3, 10, 0, 0.01, 1e-5, 4294967295, -0.25, -3].map(settingNumber)).toEqual([
      '0.95',
      '1e-3',
      '2e-3',
      '10',
      '0',
      '0.01',
      '1e-5',
      '4294967295',
      '−0.25',
      '−3',
    ]);
  });

  it('are grouped by threes', () => {
    expect([5, 532, 532544, 1000000].map(grouped)).toEqual(['5', '532', '532\u202f544', '1\u202f000\u202f000']);
  });
});

describe('a written-out calculation', () => {
  const difference = ([a, b]: readonly number[]) => a - b;

  it('needs two decimals where they come out', () => {
    // 8.14 − 5.02 = 3.12
    expect(digitsThatAddUp([8.1403, 5.0196], difference)).toEqual({ digits: 2, exact: true });
  });

  it('needs more where two would contradict the result', () => {
    // True: 0.114 − 0.1051 = 0.0089 → 0.01. Two decimals: 0.11 − 0.11 = 0.00. Three: 0.114 − 0.105 = 0.009 → 0.01.
    expect(digitsThatAddUp([0.114, 0.1051], difference)).toEqual({ digits: 3, exact: true });
  });

  it('says so where no number of decimals comes out', () => {
    // 1e-9 / 1e-9 = 1, but every rounding of the operands up to six decimals is 0 / 0.
    expect(digitsThatAddUp([1e-9, 1e-9], ([a, b]) => a / b)).toEqual({ digits: 6, exact: false });
  });

  it('comes out as claimed, whatever the numbers', () => {
    const operand = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(operand, operand, (a, b) => {
        const { digits, exact } = digitsThatAddUp([a, b], difference);
        const written = Number(decimal(a, digits).replace('−', '-')) - Number(decimal(b, digits).replace('−', '-'));
        expect(exact).toBe(roundTo(written, RESULT_DIGITS) === roundTo(a - b, RESULT_DIGITS));
      }),
    );
  });
});
