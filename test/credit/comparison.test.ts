import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditChange,
  disagreeingSteps,
  disagreementMatrix,
  opposed,
  rankPairs,
  signOf,
  surprisingSteps,
} from '../../src/credit/comparison.ts';
import { paths } from './samples.ts';

describe('signs', () => {
  it('ignore rounding noise', () => {
    expect([0.5, 1e-12, 0, -1e-12, -2].map(signOf)).toEqual([1, 0, 0, 0, -1]);
    expect(opposed(1, -1)).toBe(true);
    expect(opposed(1, 0)).toBe(false);
    expect(opposed(0, -1)).toBe(false);
    expect(opposed(-1, -2)).toBe(false);
  });
});

describe('the change of a credit', () => {
  it('counts signs and those that turn over, and correlates', () => {
    // Before: + + − 0. After: + − − +. Only the second turns over; the fourth gains a sign.
    // Deviations from the means 0.5 and 0: (1.5, 0.5, −1.5, −0.5) and (2, −1, −2, 1): Σ products 5, Σ squares 5 and 10.
    const change = creditChange([2, 1, -1, 0], [2, -1, -2, 1]);
    expect(change).toMatchObject({ steps: 4, positive: [2, 2], negative: [1, 2], flipped: 1 });
    expect(change.correlation).toBeCloseTo(5 / Math.sqrt(50), 12);
  });

  it('has no correlation where one of the two is flat, and refuses other rollouts', () => {
    expect(creditChange([1, 1], [1, 2]).correlation).toBeNull();
    expect(() => creditChange([1], [1, 2])).toThrow(RangeError);
  });

  it('of nothing is nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true })), (credit) => {
        const change = creditChange(credit, credit);
        expect(change.flipped).toBe(0);
        expect(change.positive[0]).toBe(change.positive[1]);
        expect(change.negative[0]).toBe(change.negative[1]);
      }),
    );
  });
});

describe('the matrix of disagreements', () => {
  // Steps 1–4: a and b oppose each other on steps 2 and 3, a and c on 3 alone (0 opposes nothing), b and c on none of theirs but 2.
  const a = [1, 1, -1, 0];
  const b = [1, -1, 1, -1];
  const c = [1, 0.5, 1, 1];

  it('holds the share of steps with opposite signs of each pair', () => {
    expect(disagreementMatrix([a, b, c])).toEqual([
      [0, 2 / 4, 1 / 4],
      [2 / 4, 0, 2 / 4],
      [1 / 4, 2 / 4, 0],
    ]);
  });

  it('leaves out what is unavailable, and rollouts without steps', () => {
    expect(disagreementMatrix([a, null])).toEqual([
      [0, null],
      [null, null],
    ]);
    expect(disagreementMatrix([[], []])[0][1]).toBeNull();
  });

  it('is ranked pair by pair, those that agree left out', () => {
    expect(rankPairs(disagreementMatrix([a, a, b, c]))).toEqual([
      { first: 0, second: 2, share: 0.5 },
      { first: 1, second: 2, share: 0.5 },
      { first: 2, second: 3, share: 0.5 },
      { first: 0, second: 3, share: 0.25 },
      { first: 1, second: 3, share: 0.25 },
    ]);
  });
});

describe('steps that two credits judge oppositely', () => {
  it('stand first where both are most decided, whatever their scales', () => {
    // Opposed on rows 0, 1, 3. Root mean squares: a √(22 / 4) = 2.35, b a hundred times √(18.25 / 4) = 2.14.
    // Smaller of the two: row 0 min(4 / 2.35, 0.5 / 2.14) = 0.23; row 1 min(1 / 2.35, 3 / 2.14) = 0.43;
    // row 3 min(2 / 2.35, 2 / 2.14) = 0.85.
    const a = [4, -1, 1, 2];
    const b = [-50, 300, 300, -200].map((value, row) => (row === 2 ? 100 * Math.sqrt(5) : value));
    expect([...disagreeingSteps(a, b)]).toEqual([3, 1, 0]);
  });

  it('are none where the signs agree', () => {
    expect([...disagreeingSteps([1, -1, 0], [2, -3, 5])]).toEqual([]);
  });
});

describe('steps against the outcome', () => {
  it('are good ones of failed and bad ones of successful rollouts, the largest first', () => {
    // Rows 0–1 succeeded, 2–4 failed.
    const rollouts = paths(['a -x-> b -y-> success', 'a -x-> b -y-> c -z-> failure']);
    const { goodInFailed, badInSuccessful } = surprisingSteps(rollouts, [-0.5, -2, 0.25, -1, 3]);
    expect([...goodInFailed]).toEqual([4, 2]);
    expect([...badInSuccessful]).toEqual([1, 0]);
  });

  it('are none where credit follows the outcome', () => {
    const rollouts = paths(['a -x-> success', 'a -y-> failure']);
    const { goodInFailed, badInSuccessful } = surprisingSteps(rollouts, [1, -1]);
    expect(goodInFailed.length + badInSuccessful.length).toBe(0);
  });
});
