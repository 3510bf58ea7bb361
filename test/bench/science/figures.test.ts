/** Figures of the science bench, by hand. */
import { describe, expect, it } from 'vitest';
import {
  accuracyCell,
  aucOf,
  figuresOf,
  identical,
  overSeeds,
  paired,
  runsOf,
  stepsTo,
  successBySteps,
} from './figures.ts';
import type { AccuracyResult, AccuracyRow, LearningResult } from './results.ts';

const run = (success: readonly number[], envSteps: readonly number[], digest = 'a'): LearningResult => ({
  kind: 'learning',
  success: [...success],
  envSteps: [...envSteps],
  score: null,
  families: {},
  digest,
});

describe('a run', () => {
  const rising = run([0, 0.5, 1, 1, 1, 1], [100, 80, 60, 40, 40, 40]);

  it('by environment steps weighs each iteration by its own, the last as far as the budget goes', () => {
    // 200 steps: 100 of the first, 80 of the second, 20 of the third: (0 · 100 + 0.5 · 80 + 1 · 20) / 200 = 60 / 200.
    expect(successBySteps(rising, 200)).toBeCloseTo(0.3, 12);
    // All 360: (40 + 60 + 40 + 40 + 40) / 360; more than there are counts what there are.
    expect(successBySteps(rising, 360)).toBeCloseTo(220 / 360, 12);
    expect(successBySteps(rising, 1000)).toBeCloseTo(220 / 360, 12);
  });

  it('counts the steps up to and with the iteration that reaches a level', () => {
    // Means of five: 0.7 after the fifth, 0.9 after the sixth.
    expect(stepsTo(rising, 0.5)).toBe(320);
    expect(stepsTo(rising, 0.9)).toBe(360);
    expect(stepsTo(rising, 0.95)).toBeNull();
  });
});

describe('a variant over seeds', () => {
  const early = run([1, 1, 1, 1, 1], [10, 10, 10, 10, 10]);
  const late = run([0, 0, 0, 0, 0.5], [30, 30, 30, 30, 30], 'b');

  it('has the mean with its t-interval, and medians that count what never came', () => {
    const figures = figuresOf([early, null, late]);
    // AUC 1 and 0.1: mean 0.55, std 0.9 / √2, so the half width is 12.706 · 0.9 / √2 / √2 = 5.7177.
    expect(figures?.seeds).toBe(2);
    expect(figures?.auc.mean).toBeCloseTo(0.55, 12);
    expect(figures?.auc.half).toBeCloseTo(5.7177, 4);
    expect(figures?.t90).toEqual({ low: 5, high: null, missing: 1, of: 2 });
    expect(figures?.steps).toBe(100);
    expect(figures?.stepsTo90).toEqual({ low: 50, high: null, missing: 1, of: 2 });
    expect(figuresOf([null, null])).toBeNull();
  });

  it('is paired with another seed by seed; a seed that one of them lacks does not count', () => {
    const difference = paired([early, early, null], [late, null, late], aucOf);
    expect(difference?.of).toBe(1);
    expect(difference?.above).toBe(1);
    expect(difference?.interval.mean).toBeCloseTo(0.9, 12);
    expect(paired([early, null], [null, late], aucOf)).toBeNull();
  });

  it('is told equal bit for bit by its digests', () => {
    expect(identical([early, late, early], [early, early, null])).toEqual({ same: 1, of: 2 });
  });

  it('is found by its name and seed', () => {
    const results = new Map([['learning/house/g2po/2', early]]);
    expect(runsOf(results, 'learning/house/g2po')).toEqual([null, early, null, null, null, null, null, null]);
  });
});

describe('credit accuracy', () => {
  const row = (values: Partial<AccuracyRow>): AccuracyRow => ({
    after: 12,
    estimator: 'g2po',
    rollouts: 8,
    tasks: 25,
    groups: 25,
    flat: 5,
    pearson: 0.5,
    spearman: null,
    signAgreement: 0.75,
    scaledRmse: 0.8,
    ...values,
  });
  const job = (rows: readonly AccuracyRow[]): AccuracyResult => ({ kind: 'accuracy', success: {}, rows: [...rows] });

  it('goes seed by seed, and adds the groups up', () => {
    const cell = accuracyCell(
      [
        // The same measured twice in one job: the study of more tasks counts, not the one of more groups.
        job([row({ tasks: 4, groups: 32, flat: 8, pearson: 0.25 }), row({}), row({ estimator: 'grpo', pearson: 0 })]),
        null,
        job([row({ after: 2 }), row({ pearson: 0.75, groups: 25, flat: 1 })]),
      ],
      'g2po',
      12,
      8,
    );
    expect(cell.of.pearson).toEqual([0.5, null, 0.75]);
    // 20 and 24 of 25 groups have a correlation: 0.5 · 20 / 25 and 0.75 · 24 / 25.
    expect(cell.of.pearsonFlatAsZero).toEqual([0.4, null, 0.72]);
    expect(cell).toMatchObject({ groups: 50, flat: 6 });
    expect(overSeeds(cell.of.pearson)?.mean).toBe(0.625);
    expect(overSeeds(cell.of.spearman)).toBeNull();
  });
});
