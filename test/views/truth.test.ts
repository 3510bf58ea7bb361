import { describe, expect, it } from 'vitest';
import { NODE_STATE } from '../../src/credit/graph.ts';
import { halfWidthOf, scaledAdvantage, stateValuesOf, verdictOf } from '../../src/views/truth.ts';
import { paths } from '../credit/samples.ts';
import { shownOf } from './shownOf.ts';

/** Steps in order: a, b | a, b | a. */
const shown = shownOf(paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure', 'a -w-> success']));
const truth = {
  value: Float32Array.of(4, 6, 4, 5, 4),
  advantage: Float32Array.of(0.5, 1, 0.5, -2, 1.5),
  halfWidth: Float32Array.of(0.5, 0.25, 0.5, 0.25, 1),
};

describe('the values of the states', () => {
  it('are the estimates, unless the truth is asked for and known', () => {
    expect(stateValuesOf(shown, 'estimate')).toEqual({ of: 'estimate', node: shown.values.node });
    expect(stateValuesOf(shown, 'truth')).toEqual({ of: 'estimate', node: shown.values.node });
    expect(stateValuesOf({ ...shown, truth }, 'estimate').of).toBe('estimate');
  });

  it('are the true ones weighted by visits, outcomes as they are defined', () => {
    const { of, node } = stateValuesOf({ ...shown, truth }, 'truth');
    const { graph, rollouts, values } = shown;
    expect(of).toBe('truth');
    const named = Array.from(node, (value, k) =>
      graph.nodeKind[k] === NODE_STATE ? [rollouts.observations[graph.nodeObservation[k]], value] : null,
    ).filter((entry) => entry !== null);
    // a: 4 three times; b: with more and with fewer steps left, (6 + 5) / 2.
    expect(Object.fromEntries(named)).toEqual({ a: 4, b: 5.5 });
    node.forEach((value, k) => {
      if (graph.nodeKind[k] !== NODE_STATE) expect(value).toBe(values.node[k]);
    });
  });
});

describe('the interval of a truth', () => {
  it('is averaged over the steps in question', () => {
    // (0.5 + 0.25 + 0.5 + 0.25 + 1) / 5
    expect(halfWidthOf(truth)).toBeCloseTo(0.5, 12);
    expect(halfWidthOf(truth, [1, 4])).toBe(0.625);
    expect(halfWidthOf({ halfWidth: new Float32Array(0) })).toBe(0);
  });
});

describe('the verdict on a sign', () => {
  it.each([
    [2, 0.5, 0, 'right'],
    [-2, -0.5, 0, 'right'],
    [2, -0.5, 0, 'wrong'],
    [0, -0.5, 0, 'none'],
    [1e-12, 0.5, 0, 'none'],
    [2, 0, 0, 'open'],
    // The truth may be on either side of zero.
    [-2, 0.5, 0.6, 'open'],
    [-2, 0.5, 0.4, 'wrong'],
  ] as const)('of %d against %d ± %d is %s', (estimate, true_, halfWidth, verdict) => {
    expect(verdictOf(estimate, true_, halfWidth)).toBe(verdict);
  });
});

describe('an estimate beside the truth', () => {
  it('is scaled by the factor that fits the whole task best', () => {
    // Twice the truth but for the last step: factor Σ t·e / Σ e² with t·e = 0.5, 2, 0.5, 8, 0 and e² = 1, 4, 1, 16, 0: 11 / 22.
    const advantage = Float64Array.of(1, 2, 1, -4, 0);
    const exact = { ...truth, halfWidth: new Float32Array(5) };
    expect(scaledAdvantage(advantage, exact, Int32Array.of(0, 2))).toEqual({
      mean: 1,
      factor: 0.5,
      scaled: 0.5,
      verdict: 'right',
    });
    expect(scaledAdvantage(advantage, exact, Int32Array.of(4)).verdict).toBe('none');
  });

  it('has no scale where it points away from the truth on the whole', () => {
    const advantage = truth.advantage.map((value) => -value);
    const { factor, scaled } = scaledAdvantage(Float64Array.from(advantage), truth, Int32Array.of(3));
    expect([factor, Math.abs(scaled)]).toEqual([0, 0]);
  });
});
