import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { PAPER_CASE } from '../../../src/lessons/rollouts.ts';
import type { Target } from '../../../src/lessons/scene.ts';
import { freshRacer } from '../../../src/store/race.ts';
import { fill, written } from '../../../src/views/lessons/fill.ts';
import { type Measured, measure } from '../../../src/views/lessons/measure.ts';
import { measureRace } from '../../../src/views/lessons/measureRace.ts';
import { selectionOf } from '../../../src/views/lessons/targets.ts';
import { pictureOf, stillLab } from './stage.ts';

function measured(paths: readonly string[], target: Target | null, config = {}): Measured {
  const lab = stillLab(paths, config);
  const shown = pictureOf(lab);
  const selection = target === null ? null : selectionOf(target, shown);
  return measure({ shown, selection, before: null, creditOf: lab.creditOf });
}

/**
 * γ = 0.5, R = 10. Three rollouts of a hall: v = 10 · ½³, 10 · ½², and 0 for the failed one.
 * hall: (1.25 + 2.5 + 0) / 3 = 1.25; kitchen: (2.5 + 0) / 2 = 1.25; pantry: 5, 5, 0 → 10 / 3.
 */
const THREE = [
  'hall -walk-> kitchen -open-> pantry -take honey-> success',
  'hall -jump-> pantry -take honey-> success',
  'hall -walk-> kitchen -open-> pantry -take vinegar-> failure',
];
const HALF = { gamma: 0.5 };

describe('the facts of a task', () => {
  it('count what is there', () => {
    // 3 + 2 + 3 steps; the terminals are no states.
    expect(measured(THREE, null, HALF)).toMatchObject({
      rollouts: 3,
      steps: 8,
      successes: 2,
      states: 3,
      rewardedShare: 3 / 8,
      mergedShare: 3 / 8,
      meanLength: 8 / 3,
      shortest: 2,
      longest: 3,
      invalid: 0,
      signs: null,
    });
  });

  it('say where the greatest gain is taken: pantry → success, the last step of either success', () => {
    expect(measured(THREE, null, HALF).gainPlace).toBe(1);
  });

  it('compare with the picture before: mean length 8 / 3 against 3', () => {
    const lab = stillLab(THREE, HALF);
    const before = pictureOf(stillLab([THREE[0], THREE[2]], HALF));
    const facts = measure({ shown: pictureOf(lab), selection: null, before, creditOf: lab.creditOf });
    expect(facts.lengthBefore).toBe(3);
    expect(facts.lengthChange).toBeCloseTo(-1 / 9, 12);
    expect(facts.successesBefore).toBe(1);
  });
});

describe('the facts of what is selected', () => {
  it('find the rollout that its last step spoilt, and that GRPO blames all its steps alike', () => {
    const facts = measured(THREE, { kind: 'spoiltRollout' }, HALF);
    // Scores over the 8 steps: 10 five times, 0 three times: mean 6.25, variance (5 · 3.75² + 3 · 6.25²) / 7.
    const std = Math.sqrt((5 * 3.75 ** 2 + 3 * 6.25 ** 2) / 7);
    expect(facts).toMatchObject({ rollout: 3, length: 3, blames: 1, lastAction: 'take vinegar' });
    expect(facts.blame).toBeCloseTo(-6.25 / std, 4);
    // δ = 0 − 10 / 3, the lowest of the graph.
    expect(facts.lastAdvantage).toBeLessThan(-1);
    expect(facts.earlierAdvantage).toBeGreaterThan(Number(facts.lastAdvantage));
  });

  it('average a state: pantry of 5, 5 and 0', () => {
    const facts = measured(THREE, { kind: 'state', observation: 'pantry' }, HALF);
    // Sample variance ((5 − 10/3)² · 2 + (10/3)²) / 2 = 25/3.
    expect(facts.state).toBe('pantry');
    expect(facts.visits).toBe(3);
    expect(facts.value).toBeCloseTo(10 / 3, 12);
    expect([facts.lowest, facts.highest]).toEqual([0, 5]);
    expect(facts.spread).toBeCloseTo(Math.sqrt(25 / 3), 12);
    expect(facts.standardError).toBeCloseTo(5 / 3, 12);
    expect(facts.shrinking).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  it('pick the state whose visits differ most: pantry, 3 · 25/3, before hall and kitchen', () => {
    expect(measured(THREE, { kind: 'unsureState' }, HALF).visits).toBe(3);
    expect(measured(THREE, { kind: 'unsureState' }, HALF).highest).toBe(5);
  });

  it('read the greatest gain off the values: 10 − 10 / 3', () => {
    const facts = measured(THREE, { kind: 'greatestGain' }, HALF);
    expect(facts.action).toBe('take honey');
    expect(facts.tdError).toBeCloseTo(20 / 3, 12);
  });

  it('count the steps that change the value by less than half as much', () => {
    // hall → pantry gains 10/3 − 1.25 = 2.08. Of the 8 steps only hall → kitchen, taken twice, changes less than half of that.
    expect(measured(THREE, { kind: 'transition', observation: 'hall', action: 'jump' }, HALF).calmer).toBe(2 / 8);
  });

  it('have nothing to say of what is not there', () => {
    expect(measured(THREE, { kind: 'state', observation: 'attic' }, HALF).value).toBeUndefined();
    expect(measured(THREE, { kind: 'transition', observation: 'hall', action: 'fly' }, HALF).tdError).toBeUndefined();
  });
});

describe('the rollouts of the microwave and the fridge', () => {
  const facts = measured(PAPER_CASE, { kind: 'transition', observation: 'microwave', action: 'go to fridge' });

  it('have the values that the paper prints: 0.00, 2.10, 1.54 (derived in lessons/rollouts.ts)', () => {
    // (10 · 0.95⁵ + 10 · 0.95⁷) / 7 and 10 · 0.95⁵ / 4.
    const fridge = (10 * 0.95 ** 5 + 10 * 0.95 ** 7) / 7;
    const countertop = (10 * 0.95 ** 5) / 4;
    expect(facts.fromValue).toBe(0);
    expect(facts.toValue).toBeCloseTo(fridge, 12);
    expect(facts.exitMean).toBeCloseTo((2 * fridge + countertop) / 4, 12);
    expect(['fromValue', 'toValue', 'exitMean'].map((id) => fill(`{${id}}`, facts))).toEqual(['0.00', '2.10', '1.54']);
  });

  it('and its two advantages: 0.55 by the exits, about 2.1 by the whole graph', () => {
    expect(fill('{nodeCentric}', facts)).toBe('+0.55');
    expect(facts.edgeCentric).toBeCloseTo(2.1, 1);
  });
});

describe('a race', () => {
  const points = (...success: number[]) =>
    success.map((share) => ({ success: share, heldOut: null, envSteps: 1, seconds: 0 }));
  const setup = { config: parseConfig({}), estimators: ['grpo', 'g2po'], seeds: [1], iterations: 2 } as const;
  const [first, second] = setup.estimators.map((estimator) => freshRacer({ estimator, seed: 1 }));

  const done = { status: 'done' } as const;
  /** Mean successes by seed: GRPO 1/2, 1/2, 1/4; G2PO 5/8, 1, 1/4. */
  const study = {
    seeds: [1, 2, 3],
    freshRollouts: 4,
    successes: {
      grpo: [
        [0, 4],
        [2, 2],
        [0, 2],
      ],
      g2po: [
        [2, 3],
        [4, 4],
        [1, 1],
      ],
    },
  };

  it('tells the mean success of those that are through, and no other', () => {
    const racers = [
      { ...first, ...done, points: points(0, 1) },
      { ...second, status: 'running' as const, points: points(1) },
    ];
    expect(measureRace({ setup, racers }, study)).toMatchObject({ standings: 'GRPO 50 %, G2PO …', raceLeft: 1 });
    // (0.5 + 0.75) / 2 = 62.5 %, written to whole per cents.
    const through = [racers[0], { ...second, ...done, points: points(0.5, 0.75) }];
    expect(measureRace({ setup, racers: through }, study)).toMatchObject({
      standings: 'GRPO 50 %, G2PO 63 %',
      raceLeft: 0,
    });
  });

  it('waits for no iteration of a racer that failed', () => {
    const racers = [
      { ...first, ...done, points: points(0, 1) },
      { ...second, status: 'failed' as const, points: points(1) },
    ];
    expect(measureRace({ setup, racers }, study)).toMatchObject({ standings: 'GRPO 50 %, G2PO …', raceLeft: 0 });
  });

  it('is decided by its study, however far it has come', () => {
    // t(2 degrees of freedom) = 4.303. GRPO: mean 5/12, std √(1/48), half width 4.303 · 0.1443 / √3 = 0.359: 6 … 78 %.
    // G2PO: mean 5/8, std 3/8, half width 0.93: kept within 0 … 100 %.
    // Differences 1/8, 1/2, 0: mean 5/24, std √0.0677, half width 0.646: −43.8 … 85.5. The tie is no lead.
    expect(measureRace({ setup, racers: [first, second] }, study)).toEqual({
      standings: 'still under way',
      raceLeft: 4,
      winner: 1,
      winnerName: 'G2PO',
      runnerUp: 'GRPO',
      studySeeds: 3,
      studyStandings: 'GRPO\u00a042 %\u00a0[6,\u00a078], G2PO\u00a063 %\u00a0[0,\u00a0100]',
      lead: '20.8\u00a0[−43.8,\u00a085.5]',
      ahead: 2,
    });
  });
});

describe('words with numbers', () => {
  it('are filled by the kind of each', () => {
    const facts = { steps: 111, blame: -0.8249, signs: 0.667, value: 2, lastAction: 'look {steps}' };
    expect(fill('{steps} · {blame} · {signs} · {value} · {lastAction}', facts)).toBe(
      '111 · −0.82 · 67\u00a0% · 2.00 · look {steps}',
    );
  });

  it('have a dash for what is not known, and leave other braces alone', () => {
    expect(fill('{winnerName}, {peak}, {nothing}', { peak: null })).toBe('–, –, {nothing}');
    expect(written('gainer', undefined)).toBe('–');
  });
});
