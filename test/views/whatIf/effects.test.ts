import { describe, expect, it } from 'vitest';
import { estimatorOptions } from '../../../src/credit/estimator.ts';
import { effectOf, otherValue, singleChanges, switchesOf } from '../../../src/views/whatIf/effects.ts';
import { defaults, paths } from '../../credit/samples.ts';
import { creditsWith, shownOf } from '../shownOf.ts';

describe('switches', () => {
  it('are what the estimator reads, terms first, without the reward of success', () => {
    expect(switchesOf('g2po', defaults, {}).map(({ id }) => id)).toEqual([
      ...['episodeTerm', 'nodeCentricTerm', 'edgeCentricTerm'],
      ...['penaltyPlace', 'normalisation', 'episodeStatistics', 'valueAggregation'],
      ...['gamma', 'weight', 'invalidPenalty'],
    ]);
    expect(switchesOf('grpo', defaults, {}).some(({ id }) => id === 'edgeCentricTerm')).toBe(false);
  });

  it('try the value that is supposed, else the only other one', () => {
    const tried = (whatIf: Record<string, number | boolean>) =>
      Object.fromEntries(switchesOf('g2po', defaults, whatIf).map((one) => [one.id, one.tried]));
    expect(tried({})).toMatchObject({ edgeCentricTerm: false, normalisation: 'mean_norm', gamma: null });
    expect(tried({ gamma: 0.5 })).toMatchObject({ edgeCentricTerm: false, gamma: 0.5 });
    expect(
      switchesOf('g2po', defaults, { edgeCentricTerm: false }).find(({ id }) => id === 'edgeCentricTerm'),
    ).toMatchObject({
      trained: true,
      value: false,
      tried: false,
    });
  });

  it('have another value where there is exactly one', () => {
    expect(otherValue(estimatorOptions.episodeTerm, true)).toBe(false);
    expect(otherValue(estimatorOptions.episodeTerm, false)).toBe(true);
    expect(otherValue(estimatorOptions.valueAggregation, 'trajectory')).toBe('group');
    expect(otherValue(estimatorOptions.gamma, 0.9)).toBeNull();
  });

  it('make the single changes of an estimator', () => {
    expect(singleChanges('g2po', { ...defaults, edgeCentricTerm: false })).toEqual([
      { episodeTerm: false },
      { nodeCentricTerm: false },
      { edgeCentricTerm: true },
      { penaltyPlace: 'outside' },
      { normalisation: 'mean_norm' },
      { episodeStatistics: 'trajectories' },
      { valueAggregation: 'trajectory' },
    ]);
  });
});

describe('the effect of a switch', () => {
  // One state, three rollouts of one step: x, x succeed, y fails. Every term has the same sign on each step, so none of them
  // alone turns a sign over.
  const trained = shownOf(paths(['a -x-> success', 'a -x-> success', 'a -y-> failure']));
  const creditOf = createCreditOf();

  it('tells what becomes of the signs', () => {
    const effect = effectOf(trained, 'g2po', { edgeCentricTerm: false }, creditOf);
    expect(effect).toMatchObject({ steps: 3, positive: [2, 2], negative: [1, 1], flipped: 0 });
    // Two values on the three steps before and after, in the same order: they lie on a line.
    expect(effect?.correlation).toBeCloseTo(1, 12);
  });

  it('is silence where every term is off', () => {
    const off = { episodeTerm: false, nodeCentricTerm: false, edgeCentricTerm: false };
    expect(effectOf(trained, 'g2po', off, creditOf)).toMatchObject({
      positive: [2, 0],
      negative: [1, 0],
      correlation: null,
    });
  });

  it('is unknown where the estimator is unavailable', () => {
    expect(effectOf(trained, 'g2po', {}, () => ({ unavailable: 'no' }))).toBeNull();
  });

  function createCreditOf() {
    return (...[shown, id, whatIf = {}]: Parameters<ReturnType<typeof creditsWith>>) => creditsWith(whatIf)(shown, id);
  }
});
