import { describe, expect, it } from 'vitest';
import { dodged, reachOf, studyCurves } from '../../../src/views/accuracy/curves.ts';
import { group } from './samples.ts';

/** Two tasks: four groups of two and two of four. GRPO has no variance in one of the small groups. */
const study = {
  sizes: [2, 4],
  tasks: [
    [
      group('grpo', 2, 0.1),
      group('grpo', 2, null),
      group('grpo', 4, 0.4),
      group('g2po', 2, 0.5),
      group('g2po', 4, 0.8),
    ],
    [group('grpo', 2, 0.3), group('grpo', 2, 0.2), group('grpo', 4, 0.6), group('g2po', 2, 0.7), group('g2po', 4, 0.8)],
  ],
};

describe('the curves of a study', () => {
  const [grpo, g2po] = studyCurves(study, 'pearson');

  it('are means over the groups of all tasks with a t-interval, groups without variance counted apart', () => {
    expect([grpo.estimator, g2po.estimator]).toEqual(['grpo', 'g2po']);
    const [small, large] = grpo.points;
    // 0.1, 0.3, 0.2: mean 0.2, standard deviation 0.1; t(2) = 4.303: half width 4.303 · 0.1 / √3.
    expect(small).toMatchObject({ size: 2, groups: 3, flat: 1 });
    expect(small.mean).toBeCloseTo(0.2, 12);
    expect(small.half).toBeCloseTo(4.303 * (0.1 / Math.sqrt(3)), 9);
    // 0.4, 0.6: mean 0.5, standard deviation √0.02; t(1) = 12.706: half width 12.706 · √0.02 / √2 = 1.2706.
    expect(large).toMatchObject({ size: 4, groups: 2, flat: 0 });
    expect(large.half).toBeCloseTo(1.2706, 9);
    // Equal twice: no width.
    expect(g2po.points[1]).toEqual({ size: 4, groups: 2, flat: 0, mean: 0.8, half: 0 });
  });

  it('have no interval of one group, and no mean of none', () => {
    const [curve] = studyCurves(
      { sizes: [2, 4], tasks: [[group('g2po', 2, 0.5), group('g2po', 4, null)]] },
      'spearman',
    );
    expect(curve.points).toEqual([
      { size: 2, groups: 1, flat: 0, mean: 0.5, half: null },
      { size: 4, groups: 0, flat: 1, mean: null, half: null },
    ]);
    expect(studyCurves({ sizes: [2], tasks: [] }, 'pearson')).toEqual([]);
  });

  it('reach as far as their intervals, and at least over the range of the figure', () => {
    // GRPO at 4 reaches lowest, 0.5 − 1.2706; G2PO at 2 highest: 0.5 and 0.7, the same spread about 0.6.
    const [low, high] = reachOf([grpo, g2po], [0, 1]);
    expect(low).toBeCloseTo(0.5 - 1.2706, 9);
    expect(high).toBeCloseTo(0.6 + 1.2706, 9);
    expect(reachOf([grpo, g2po], [-2, 2])).toEqual([-2, 2]);
  });
});

describe('curves beside each other', () => {
  it('stand a little apart at each size, each with its own numbers only', () => {
    const { x, y, half } = dodged(studyCurves(study, 'pearson'));
    // log₂ 2 = 1 and log₂ 4 = 2, 0.12 to either side.
    [0.88, 1.12, 1.88, 2.12].forEach((place, k) => {
      expect(x[k]).toBeCloseTo(place, 12);
    });
    expect(y[0].map((value) => value !== null)).toEqual([true, false, true, false]);
    expect(y[1]).toEqual([null, 0.6, null, 0.8]);
    expect(half[1][3]).toBe(0);
  });

  it('stand at the size itself where there is one curve, and nowhere where there is none', () => {
    const [, g2po] = studyCurves(study, 'pearson');
    expect(dodged([g2po]).x).toEqual([1, 2]);
    expect(dodged([])).toEqual({ x: [], y: [], half: [] });
  });
});
