import { describe, expect, it } from 'vitest';
import { estimators, findEstimator } from '../../src/credit/estimators/registry.ts';
import { departures, estimateUnder, valuesUnder, withWhatIf } from '../../src/credit/whatIf.ts';
import { defaults, estimate, paths } from './samples.ts';

const rollouts = paths(['a -x-> b -y-> success', 'a -x-> b -!z-> failure', 'a -w-> a -x-> b -y-> success']);

describe('a what-if', () => {
  it('is what differs from the settings that train, in their order', () => {
    expect(departures(defaults, { edgeCentricTerm: false, gamma: 0.9, weight: 1 })).toEqual({
      gamma: 0.9,
      edgeCentricTerm: false,
    });
    expect(Object.keys(departures(defaults, { edgeCentricTerm: false, gamma: 0.9 }))).toEqual([
      'gamma',
      'edgeCentricTerm',
    ]);
    expect(departures(defaults, { magic: 3 })).toEqual({});
  });

  it('lies over the settings and leaves them as they are', () => {
    const settings = withWhatIf(defaults, { weight: 0 });
    expect(settings).toEqual({ ...defaults, weight: 0 });
    expect(defaults.weight).toBe(1);
  });

  it('reads values off anew only where they depend on it', () => {
    const { graph, values } = estimate(rollouts, 'g2po');
    const input = { rollouts, graph, values };
    expect(valuesUnder(input, defaults, { ...defaults, weight: 0 })).toBe(values);
    // One step before success, v = γ · R = 5; the mean over b's three visitors, one of which failed, is 10 / 3.
    const half = valuesUnder(input, defaults, { ...defaults, gamma: 0.5 });
    expect(half.node[graph.stepNode[1]]).toBeCloseTo(10 / 3, 12);
  });

  it('gives the credit that training with it would', () => {
    const { graph, values } = estimate(rollouts, 'g2po');
    const changes = [
      { gamma: 0.8 },
      { edgeCentricTerm: false },
      { valueAggregation: 'trajectory' },
      { invalidPenalty: 2 },
    ] as const;
    for (const { id } of estimators) {
      if (findEstimator(id).unavailable(rollouts) !== null) continue;
      for (const change of changes) {
        const settings = { ...defaults, ...change };
        const credit = estimateUnder(findEstimator(id), { rollouts, graph, values }, defaults, settings);
        expect(credit.advantage).toEqual(estimate(rollouts, id, change).credit.advantage);
      }
    }
  });

  it('without A_EC leaves what the other terms make', () => {
    const { credit: whole } = estimate(rollouts, 'g2po');
    const { credit: without } = estimate(rollouts, 'g2po', { edgeCentricTerm: false });
    const left = (id: string) => whole.terms.find((one) => one.id === id)?.values ?? new Float64Array(0);
    without.advantage.forEach((advantage, s) => {
      expect(advantage).toBeCloseTo(left('episode')[s] + left('node_centric')[s], 12);
    });
    expect(without.advantage).not.toEqual(whole.advantage);
  });
});
