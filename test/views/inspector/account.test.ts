import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import { buildRollouts } from '../../../src/credit/rollouts.ts';
import { accountOf, countValues, normalised } from '../../../src/views/inspector/account.ts';
import { anyRecords, estimate, paths } from '../../credit/samples.ts';

describe('the account of a step', () => {
  it('is the hand calculation', () => {
    // γ = 1, R = 10. Rows: 0 a-x→b, 1 b-y→success, 2 a-x→b, 3 b-z→failure.
    // V(a) = V(b) = (10 + 0) / 2 = 5. δ: rows 0, 2: 5 − 5 = 0; row 1: 10 − 5 = 5; row 3: 0 − 5 = −5.
    // Mean of δ over 4 steps 0, std = √((25 + 25) / 3) = 4.0825. A_EC of row 1 = 5 / 4.0825 = 1.2247.
    // A_NC of row 1: V(G') 10 and 0 leave b: mean 5, std = √(25 + 25) = 7.0711 → 5 / 7.0711 = 0.7071.
    // A_EP over steps: 10, 10, 0, 0: mean 5, std = √(100 / 3) = 5.7735 → 0.8660. A = 0.8660 + 0.7071 + 1.2247 = 2.7979.
    const { rollouts, credit } = estimate(paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure']), 'g2po', {
      gamma: 1,
    });
    const account = accountOf(rollouts, credit, 1);
    expect(account.states).toEqual({ current: 5, next: 10 });
    expect(account.reward).toBe(10);
    expect(account.advantage).toBeCloseTo(2.7979, 3);
    const byId = Object.fromEntries(account.terms.map((term) => [term.id, term]));
    expect(byId.edge_centric.normalisation).toMatchObject({ quantity: 5, mean: 0, count: 4, scaled: true, factor: 1 });
    expect(byId.edge_centric.normalisation?.std).toBeCloseTo(4.0825, 4);
    expect(byId.edge_centric.value).toBeCloseTo(1.2247, 4);
    expect(byId.node_centric.normalisation).toMatchObject({ quantity: 10, mean: 5, count: 2 });
    expect(byId.node_centric.value).toBeCloseTo(Math.SQRT1_2, 4);
    expect(byId.episode.normalisation).toMatchObject({ quantity: 10, mean: 5, count: 4 });
    expect(byId.episode.value).toBeCloseTo(0.866, 4);
  });

  it('takes RLOO’s factor in', () => {
    // Over steps: scores 10 and 0 of one step each, n = 2: factor 2 / (2 − 1), 2 · (10 − 5) = 10.
    const { rollouts, credit } = estimate(paths(['a -x-> success', 'a -y-> failure']), 'rloo');
    const [term] = accountOf(rollouts, credit, 0).terms;
    expect(term.normalisation).toMatchObject({ quantity: 10, mean: 5, factor: 2, scaled: false, value: 10 });
  });

  it('lists the levels that HGPO averages', () => {
    // Row 1 (b after a) agrees with row 3 on its last one and its last two observations; the third level has no such step.
    // With α = 1 the levels weigh 2 and 3 of 5.
    const { rollouts, credit } = estimate(paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure']), 'hgpo');
    const [term] = accountOf(rollouts, credit, 1).terms;
    expect(term.normalisation).toBeNull();
    expect(term.levels.map(({ observations, weight }) => [observations, weight])).toEqual([
      [1, 0.4],
      [2, 0.6],
    ]);
  });

  it.each(estimators.map(({ id }) => [id] as const))('adds up for every step of any rollouts: %s', (id) => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const rollouts = buildRollouts(records);
        if (estimators.find((estimator) => estimator.id === id)?.unavailable(rollouts)) return;
        const { credit } = estimate(rollouts, id);
        for (let row = 0; row < rollouts.stepCount; row++) {
          const { terms, advantage } = accountOf(rollouts, credit, row);
          const sum = terms.reduce((total, { weight, value }) => total + weight * value, 0);
          expect(sum).toBeCloseTo(advantage, 6);
          for (const { value, normalisation, levels } of terms) {
            if (normalisation !== null) {
              const { quantity, mean, std, scaled, factor } = normalisation;
              expect(normalised([quantity, mean, std, factor], scaled)).toBeCloseTo(value, 6);
            }
            if (levels.length > 0) {
              const average = levels.reduce((total, { weight, normalisation: at }) => total + weight * at.value, 0);
              expect(average).toBeCloseTo(value, 6);
            }
          }
        }
      }),
    );
  });
});

describe('equal step values', () => {
  it('are counted together, largest first, rounding apart', () => {
    expect(countValues([0, 9.5, 0, 9.5 + 1e-12, 3])).toEqual([
      { value: 9.5 + 1e-12, count: 2 },
      { value: 3, count: 1 },
      { value: 0, count: 2 },
    ]);
  });
});
