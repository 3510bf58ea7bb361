/** Estimators by hand, where the golden file has no numbers: other settings, single steps, deviations, ablations. */
import { describe, expect, it } from 'vitest';
import { distancesOfNext } from '../../src/credit/estimators/graphgpo.ts';
import { estimators, findEstimator } from '../../src/credit/estimators/registry.ts';
import { RolloutsBuilder } from '../../src/credit/rollouts.ts';
import { appendPath, defaults, estimate, paths, term } from './samples.ts';

/** Equal up to ε and rounding: hand-derived numbers leave ε = 1e-6 out. */
function expectNear(actual: Float64Array, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, s) => {
    expect(actual[s], `step ${s}`).toBeCloseTo(value, 4);
  });
}

describe('the registry', () => {
  it('finds each estimator by its id, which its credit carries', () => {
    expect(estimators.map(({ id }) => id)).toEqual(['grpo', 'rloo', 'gigpo', 'hgpo', 'graphgpo', 'g2po']);
    for (const { id } of estimators) {
      expect(findEstimator(id).id).toBe(id);
      expect(estimate(paths(['hall -go-> success']), id).credit.estimator).toBe(id);
    }
    expect(findEstimator('toString')).toBeUndefined();
  });
});

// γ = 0.5, R = V(success) = 4, p = 1; the action of the failed rollout is invalid.
// v: hall 0.5² · 4 = 1 and 0, so V(hall) = 0.5; V(kitchen) = 2.
const rollouts = paths(['hall -left-> kitchen -take-> success', 'hall -!right-> failure'], { reward: 4 });
const settings = { gamma: 0.5, successReward: 4, invalidPenalty: 1 } as const;

describe('G2PO with other γ, p and reward', () => {
  // Scores 4, 4, −1 with mean 7/3. Leaving hall: 2 and 0 − 1 with mean 0.5. δ: 1.5, 2, −0.5 with mean 1.
  it('mean_norm', () => {
    const { credit } = estimate(rollouts, 'g2po', { ...settings, normalisation: 'mean_norm' });
    expectNear(term(credit, 'episode'), [5 / 3, 5 / 3, -10 / 3]);
    expectNear(term(credit, 'node_centric'), [1.5, 0, -1.5]);
    expectNear(term(credit, 'edge_centric'), [0.5, 1, -1.5]);
    expectNear(credit.advantage, [5 / 3 + 2, 5 / 3 + 1, -10 / 3 - 3]);
  });

  // Scores: squares (25 + 25 + 100) / 9 / 2 = 75/9, std 5/√3. Hall: (1.5² + 1.5²) / 1, std 1.5 √2.
  // δ: (0.25 + 1 + 2.25) / 2 = 1.75.
  const episode = [1 / Math.sqrt(3), 1 / Math.sqrt(3), -2 / Math.sqrt(3)];
  const node = [Math.SQRT1_2, 0, -Math.SQRT1_2];
  const edge = [0.5, 1, -1.5].map((x) => x / Math.sqrt(1.75));

  it('mean_std_norm, and any weight', () => {
    const { credit } = estimate(rollouts, 'g2po', { ...settings, weight: 0.25 });
    expectNear(term(credit, 'episode'), episode);
    expectNear(term(credit, 'node_centric'), node);
    expectNear(term(credit, 'edge_centric'), edge);
    expectNear(
      credit.advantage,
      episode.map((a, s) => a + 0.25 * (node[s] + edge[s])),
    );
  });

  it('over trajectories: rewards 4 and 0 without p, so mean 2 and std √8', () => {
    const { credit } = estimate(rollouts, 'g2po', { ...settings, episodeStatistics: 'trajectories' });
    const trajectories = [Math.SQRT1_2, Math.SQRT1_2, -Math.SQRT1_2];
    expectNear(term(credit, 'episode'), trajectories);
    expectNear(
      credit.advantage,
      trajectories.map((a, s) => a + node[s] + edge[s]),
    );
  });

  it('leaves out the terms that are switched off', () => {
    const { credit } = estimate(rollouts, 'g2po', { ...settings, episodeTerm: false, edgeCentricTerm: false });
    expect(credit.terms.map(({ id }) => id)).toEqual(['node_centric']);
    expectNear(credit.advantage, node);
    const none = estimate(rollouts, 'g2po', { episodeTerm: false, nodeCentricTerm: false, edgeCentricTerm: false });
    expect([...none.credit.advantage]).toEqual([0, 0, 0]);
  });

  it('without aggregation values each state by its own trajectory', () => {
    // v(i,j): 1, 2, 0; v(i,j+1): 2, 4, 0 (after the last step R itself). δ: 1, 2, 0 with mean 1.
    const { credit } = estimate(rollouts, 'g2po', {
      ...settings,
      valueAggregation: 'trajectory',
      normalisation: 'mean_norm',
    });
    expect([...(credit.stateValues?.current ?? [])]).toEqual([1, 2, 0]);
    expect([...(credit.stateValues?.next ?? [])]).toEqual([2, 4, 0]);
    expectNear(term(credit, 'edge_centric'), [0, 1, -1]);
    expectNear(term(credit, 'node_centric'), [1.5, 0, -1.5]);
  });

  it('reads success off the flag: a failure with a reward leads to V(failure) = 0', () => {
    const builder = new RolloutsBuilder();
    const steps = [{ observation: 'hall', action: 'wait', valid: true }];
    builder.appendTrajectory({ task: 't', trajectory: '0', steps, episodeReward: 4, success: true });
    builder.appendTrajectory({ task: 't', trajectory: '1', steps, episodeReward: 4, success: false });
    const { credit } = estimate(builder.build(), 'g2po', { ...settings, normalisation: 'mean_norm' });
    // Same reward, so no episode term; V(G') is 4 and 0 with mean 2; V(hall) = 0.5 · 4 for both, δ: 2 and −2.
    expectNear(term(credit, 'episode'), [0, 0]);
    expectNear(term(credit, 'node_centric'), [2, -2]);
    expectNear(term(credit, 'edge_centric'), [2, -2]);
  });
});

describe('the penalty outside the normalisation', () => {
  it.each(estimators.map(({ id }) => id))('%s: what there is without a penalty, less p for the invalid step', (id) => {
    const group = paths(
      [
        'hall -left-> kitchen -take-> success',
        'hall -!right-> hall -left-> kitchen -wait-> failure@yard',
        'hall -up-> failure@roof',
      ],
      { reward: 4 },
    );
    const outside = estimate(group, id, { ...settings, penaltyPlace: 'outside' }).credit;
    const without = estimate(group, id, { ...settings, invalidPenalty: 0 }).credit;
    // One step is invalid, and p = 1.
    const invalid = Array.from(group.valid).indexOf(0);
    expectNear(
      outside.advantage,
      Array.from(without.advantage, (a, s) => (s === invalid ? a - 1 : a)),
    );
    expect([...term(outside, 'penalty')].filter((value) => value !== 0)).toEqual([-1]);
    expect(without.terms.some((one) => one.id === 'penalty')).toBe(false);
  });

  it('in a group where all fail alike teaches nothing but the penalty itself; inside, a whole unit', () => {
    // Scores 0, −1, 0 over three steps inside: mean −1/3, std 1/√3, so −2/√3 for the invalid step and 1/√3 for the others.
    const failed = paths(['hall -wait-> hall -!right-> failure', 'hall -wait-> failure'], { reward: 4 });
    expectNear(estimate(failed, 'grpo', { ...settings, penaltyPlace: 'outside' }).credit.advantage, [0, -1, 0]);
    const inside = estimate(failed, 'grpo', settings).credit.advantage;
    expectNear(inside, [1 / Math.sqrt(3), -2 / Math.sqrt(3), 1 / Math.sqrt(3)]);
  });
});

describe('groups of one value (deliberate deviations)', () => {
  it.each(['steps', 'trajectories'] as const)('a task of one step receives R over %s, and no other term', (over) => {
    const one = paths(['hall -take-> success']);
    for (const normalisation of ['mean_std_norm', 'mean_norm'] as const) {
      const { credit } = estimate(one, 'g2po', { normalisation, episodeStatistics: over });
      expectNear(credit.advantage, [10]);
      expect([...term(credit, 'node_centric'), ...term(credit, 'edge_centric')]).toEqual([0, 0]);
    }
    for (const id of ['grpo', 'rloo', 'gigpo', 'graphgpo'] as const) {
      expectNear(estimate(one, id, { episodeStatistics: over }).credit.advantage, [10]);
    }
    expect([...estimate(one, 'hgpo').credit.advantage]).toEqual([0]);
  });

  it('an invalid lone step loses p over steps and nothing over trajectories', () => {
    const one = paths(['hall -!take-> success']);
    expectNear(estimate(one, 'grpo').credit.advantage, [9.9]);
    expectNear(estimate(one, 'rloo').credit.advantage, [9.9]);
    expectNear(estimate(one, 'grpo', { episodeStatistics: 'trajectories' }).credit.advantage, [10]);
    expectNear(estimate(one, 'rloo', { episodeStatistics: 'trajectories' }).credit.advantage, [10]);
  });

  it('a lone trajectory of several steps receives R over trajectories, and 0 over steps', () => {
    const one = paths(['hall -go-> kitchen -take-> success']);
    expectNear(estimate(one, 'grpo', { episodeStatistics: 'trajectories' }).credit.advantage, [10, 10]);
    expectNear(estimate(one, 'grpo').credit.advantage, [0, 0]);
  });

  it('two tasks of one step each stay apart', () => {
    const builder = new RolloutsBuilder();
    appendPath(builder, 't', '0', 'hall -take-> success');
    appendPath(builder, 'u', '0', 'hall -take-> failure');
    expectNear(estimate(builder.build(), 'g2po').credit.advantage, [10, 0]);
  });
});

describe('RLOO', () => {
  it('subtracts the mean of the others’ scores', () => {
    // Scores over steps 4, 4, −1: 4 − (4 − 1) / 2, again, −1 − (4 + 4) / 2.
    expectNear(estimate(rollouts, 'rloo', settings).credit.advantage, [2.5, 2.5, -5]);
    // Over trajectories 4 and 0.
    const over = estimate(rollouts, 'rloo', { ...settings, episodeStatistics: 'trajectories' });
    expectNear(over.credit.advantage, [4, 4, -4]);
  });
});

describe('HGPO', () => {
  // γ = 0.5, R = 4, p = 0, mean_norm. Returns-to-go: a: 1, 2, 4 · b: 0, 0 · c: 2, 4.
  const three = paths(['a -x-> b -x-> c -x-> success', 'a -x-> b -y-> failure', 'z -x-> b -x-> success'], {
    reward: 4,
  });
  const hand = { gamma: 0.5, successReward: 4, invalidPenalty: 0, normalisation: 'mean_norm' } as const;

  it('averages levels with weights (k + 1)^α, leaving out those that say nothing', () => {
    // k = 1: a {1, 0}: ±0.5. b {2, 0, 4}: mean 2: 0, −2, 2. c, z alone: 0.
    // k = 2: a→b {2, 0}: 1, −1; z→b alone: 0. k = 3: nobody shares a→b→c.
    // First b: k = 1 gives 0 and is left out, so 1 alone. Second b: (2 · −2 + 3 · −1) / 5. Third b: 2 at k = 1 alone.
    const { credit } = estimate(three, 'hgpo', hand);
    expectNear(credit.advantage, [0.5, 1, 0, -0.5, -7 / 5, 0, 2]);
  });

  it('weighs by the exponent and stops at K', () => {
    // α = 2: (4 · −2 + 9 · −1) / 13. K = 0: k = 1 alone.
    expect(estimate(three, 'hgpo', { ...hand, historyExponent: 2 }).credit.advantage[4]).toBeCloseTo(-17 / 13, 9);
    expectNear(estimate(three, 'hgpo', { ...hand, historyLength: 0 }).credit.advantage, [0.5, 0, 0, -0.5, -2, 0, 2]);
  });

  it('divides by the population std', () => {
    // a {1, 0}: population std 0.5, so ±1 (the sample std would give ±0.707).
    const { credit } = estimate(three, 'hgpo', { ...hand, normalisation: 'mean_std_norm' });
    expect(credit.advantage[0]).toBeCloseTo(1, 4);
  });

  it('shows its levels: their weighted values add up to the term', () => {
    const [shown] = estimate(three, 'hgpo', hand).credit.terms;
    expect(shown.levels?.map(({ observations }) => observations)).toEqual([1, 2, 3]);
    const sum = shown.values.map((_, s) => (shown.levels ?? []).reduce((a, l) => a + l.weight[s] * l.values[s], 0));
    expectNear(sum, [...shown.values]);
  });
});

describe('GraphGPO', () => {
  it('counts edges to success, through the final observation of failures', () => {
    // The failed rollout ends in kitchen, 1 edge from success; pit is one that no step starts from: farthest is hall with 2, so 3.
    const given = paths([
      'hall -go-> kitchen -take-> success',
      'hall -fall-> cellar -up-> failure@kitchen',
      'hall -fall-> cellar -down-> failure@pit',
    ]);
    // d of next: kitchen 1, success 0 · cellar → kitchen: cellar is at 2, kitchen at 1 · cellar 2, pit 3.
    expect([...distancesOfNext(given, estimate(given, 'grpo').graph)]).toEqual([1, 0, 2, 1, 2, 3]);
    const { credit } = estimate(given, 'graphgpo', { pathDiscount: 0.5, normalisation: 'mean_norm' });
    // 10 · 0.5^d: leaving hall 5, 2.5, 2.5 with mean 10/3; leaving cellar 5, 1.25 with mean 3.125.
    expectNear(term(credit, 'step'), [5 - 10 / 3, 0, 2.5 - 10 / 3, 1.875, 2.5 - 10 / 3, -1.875]);
  });

  it('has d = 1 throughout where nobody succeeds', () => {
    const given = paths(['hall -go-> cellar -wait-> failure@cellar', 'hall -go-> pit -wait-> failure@hall']);
    expect([...distancesOfNext(given, estimate(given, 'grpo').graph)]).toEqual([1, 1, 1, 1]);
  });

  it('does not let distances of one task count in another', () => {
    const builder = new RolloutsBuilder();
    appendPath(builder, 't', '0', 'a -x-> b -x-> c -x-> success');
    appendPath(builder, 'u', '0', 'a -x-> b -x-> failure@c');
    const given = builder.build();
    expect([...distancesOfNext(given, estimate(given, 'grpo').graph)]).toEqual([2, 1, 0, 1, 1]);
  });

  it('is unavailable where a failure lacks its final observation, and says so', () => {
    const { unavailable } = findEstimator('graphgpo');
    expect(unavailable(rollouts)).toBe(
      'the next observation (next_obs) of the last step is missing in 1 unsuccessful trajectory',
    );
    expect(unavailable(paths(['a -x-> failure', 'a -x-> success', 'b -x-> failure']))).toContain('2 unsuccessful');
    expect(() => estimate(rollouts, 'graphgpo')).toThrow(/unavailable: the next observation/);
  });

  it('is available where it needs none: with final observations, or when all succeed', () => {
    const { unavailable } = findEstimator('graphgpo');
    expect(unavailable(paths(['a -x-> success', 'b -x-> success']))).toBeNull();
    expect(unavailable(paths(['a -x-> success', 'a -x-> failure@b']))).toBeNull();
    for (const { id, unavailable: reason } of estimators) if (id !== 'graphgpo') expect(reason(rollouts)).toBeNull();
  });
});

describe('groups without variance', () => {
  it.each([
    ['nobody succeeds', ['a -x-> b -y-> failure@b', 'a -x-> b -x-> failure@b']],
    ['everyone succeeds alike', ['a -x-> b -y-> success', 'a -x-> b -x-> success']],
  ])('give zeros where %s', (_, texts) => {
    const given = paths(texts);
    for (const { id } of estimators) {
      // γ = 1 and no discount by distance: no differences of length are left.
      const { credit } = estimate(given, id, { gamma: 1, pathDiscount: 1 });
      expect(Array.from(credit.advantage, Math.abs)).toEqual([0, 0, 0, 0]);
    }
  });

  it('still prefer the short way by A_EC where everyone succeeds with different lengths', () => {
    const { credit } = estimate(
      paths(['a -x-> b -x-> success', 'a -y-> c -y-> c -x-> b -x-> success']),
      'g2po',
      defaults,
    );
    expect(Array.from(term(credit, 'episode'), Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(term(credit, 'edge_centric')[0]).toBeGreaterThan(term(credit, 'edge_centric')[2]);
  });
});
