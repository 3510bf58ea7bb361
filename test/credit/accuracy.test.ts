import { describe, expect, it } from 'vitest';
import { creditAccuracy, meanAccuracy } from '../../src/credit/accuracy.ts';

describe('credit accuracy', () => {
  it('of the truth itself, scaled, is perfect', () => {
    const truth = [1, -2, 0, 0.5];
    const { pearson, spearman, signAgreement, scaledRmse } = creditAccuracy(
      truth.map((a) => 3 * a),
      truth,
    );
    expect([pearson, spearman, signAgreement]).toEqual([1, 1, 1]);
    expect(scaledRmse).toBeCloseTo(0, 7);
  });

  it('of a hand-worked case', () => {
    // truth (1, 2, 3, −2), estimate (2, 2, 1, 0).
    // Means 1 and 1.25: deviations (0, 1, 2, −3) and (0.75, 0.75, −0.25, −1.25); Σ products = 0.75 − 0.5 + 3.75 = 4;
    // Σ squares 14 and 2.75; r = 4 / √38.5.
    // Ranks: truth (2, 3, 4, 1), estimate (3.5, 3.5, 2, 1): deviations (−.5, .5, 1.5, −1.5), (1, 1, −.5, −1.5);
    // Σ products = −.5 + .5 − .75 + 2.25 = 1.5; Σ squares 5 and 4.5; ρ = 1.5 / √22.5.
    // Signs: three of four agree (the estimate 0 has none).
    // Scale: Σ e·t = 2 + 4 + 3 + 0 = 9, Σ e² = 9, c = 1; Σ (t − e)² = 1 + 0 + 4 + 4 = 9; Σ t² = 18; √(9/18).
    const { pearson, spearman, signAgreement, scaledRmse } = creditAccuracy([2, 2, 1, 0], [1, 2, 3, -2]);
    expect(pearson).toBeCloseTo(4 / Math.sqrt(38.5), 12);
    expect(spearman).toBeCloseTo(1.5 / Math.sqrt(22.5), 12);
    expect(signAgreement).toBe(0.75);
    expect(scaledRmse).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('that points the wrong way is worth nothing, not less', () => {
    const { pearson, scaledRmse, signAgreement } = creditAccuracy([-1, 1], [1, -1]);
    expect([pearson, scaledRmse, signAgreement]).toEqual([-1, 1, 0]);
  });

  it('has no correlation where nothing varies, and no figure at all where there is no truth', () => {
    expect(creditAccuracy([0, 0], [1, -1])).toEqual({
      steps: 2,
      pearson: null,
      spearman: null,
      signAgreement: 0,
      scaledRmse: 1,
    });
    expect(creditAccuracy([1, -1], [0, 0])).toEqual({
      steps: 2,
      pearson: null,
      spearman: null,
      signAgreement: null,
      scaledRmse: null,
    });
    expect(() => creditAccuracy([1], [1, 2])).toThrow(RangeError);
  });

  it('is averaged over tasks, each once, flat ones counted apart', () => {
    const mean = meanAccuracy([
      creditAccuracy([1, -1, 1, -1], [1, -1, 1, -1]),
      creditAccuracy([-1, 1], [1, -1]),
      creditAccuracy([0, 0], [1, -1]),
    ]);
    expect(mean).toMatchObject({ tasks: 3, flat: 1, pearson: 0, signAgreement: (1 + 0 + 0) / 3 });
    expect(meanAccuracy([])).toMatchObject({ tasks: 0, flat: 0, pearson: null });
  });
});
