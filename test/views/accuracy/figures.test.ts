import { describe, expect, it } from 'vitest';
import { accuracyRows, bestOf } from '../../../src/views/accuracy/figures.ts';
import { group } from './samples.ts';

describe('the table of accuracy', () => {
  const tasks = [
    { task: 0, groups: [group('g2po', 8, 0.5), group('grpo', 8, null, { signAgreement: 0, scaledRmse: 1 })] },
    { task: 1, groups: [group('g2po', 8, 0.9), group('grpo', 8, 0.3)] },
  ];

  it('has a row an estimator in the order of the registry, with the mean over tasks and the task on screen', () => {
    const [grpo, g2po, ...others] = accuracyRows(tasks, 1);
    expect(others).toEqual([]);
    expect(g2po).toMatchObject({ estimator: 'g2po', mean: { tasks: 2, flat: 0 }, task: { pearson: 0.9 } });
    // (0.5 + 0.9) / 2
    expect(g2po.mean.spearman).toBeCloseTo(0.7, 12);
    // GRPO has nothing to correlate in the first task: the second alone makes the mean. Its signs count in both: (0 + 0.3) / 2.
    expect(grpo).toMatchObject({
      estimator: 'grpo',
      mean: { tasks: 2, flat: 1, pearson: 0.3 },
      task: { pearson: 0.3 },
    });
    expect(grpo.mean.signAgreement).toBeCloseTo(0.15, 12);
  });

  it('has no figures of a task whose truth is not among them', () => {
    expect(accuracyRows(tasks, 2).map(({ task }) => task)).toEqual([null, null]);
    expect(accuracyRows([], 0)).toEqual([]);
  });
});

describe('the best of a column', () => {
  it('is the highest or the lowest, shared by those that are equal but for rounding', () => {
    expect(bestOf([0.2, null, 0.7, 0.7 - 1e-12], { better: 'higher' })).toEqual([false, false, true, true]);
    expect(bestOf([0.2, null, -0.1, 0.7], { better: 'lower' })).toEqual([false, false, true, false]);
  });

  it('is nobody where nothing is known', () => {
    expect(bestOf([null, null], { better: 'lower' })).toEqual([false, false]);
  });
});
