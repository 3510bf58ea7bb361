import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCriticality, criticalityOptions, PROGRESS, SETBACK } from '../../src/credit/criticality.ts';
import { ADVANTAGE_EDGES, countAdvantages, diagnose } from '../../src/credit/diagnostics.ts';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { type Rollouts, RolloutsBuilder } from '../../src/credit/rollouts.ts';
import { taskSubset } from '../../src/credit/taskSubset.ts';
import { anyRollouts, appendPath, type Estimated, estimate, paths, term } from './samples.ts';

/** Number of the edge from one observation by an action. */
function edgeOf({ rollouts, graph }: Estimated, from: string, action: string): number {
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const source = rollouts.observations[graph.nodeObservation[graph.edgeSource[edge]]];
    if (source === from && rollouts.actions[graph.edgeAction[edge]] === action) return edge;
  }
  throw new Error(`no edge ${action} from ${from}`);
}

function assess(given: Estimated, threshold?: number): ReturnType<typeof assessCriticality> {
  return assessCriticality(given.rollouts, given.graph, given.values, threshold);
}

/**
 * The shape of the paper's case: the microwave is a dead end (V = 0); from it one rollout goes to the fridge (V = 2),
 * one to the counter (V = 1); 13 rollouts fail in a corner where nothing changes any more. γ = 1, R = 10.
 * fridge: visited 5 times, 1 success. counter: visited 10 times, 1 success. Steps: fridge → success δ = 8;
 * counter → success 9; fridge → corner −2, 4 times; counter → corner −1, 9 times; microwave → fridge 2;
 * microwave → counter 1; in the corner 0, 150 times; corner → failure 0, 13 times. n = 180, Σδ = 3, Σδ² = 175.
 */
function paperCase(): Estimated {
  const corner = 'corner -wait-> failure';
  const texts = [
    'fridge -take-> success',
    'counter -take-> success',
    `microwave -open fridge-> fridge -leave-> ${'corner -wait-> '.repeat(150)}${corner}`,
    `microwave -go counter-> counter -leave-> ${corner}`,
    ...Array.from({ length: 3 }, () => `fridge -leave-> ${corner}`),
    ...Array.from({ length: 8 }, () => `counter -leave-> ${corner}`),
  ];
  return estimate(paths(texts), 'g2po', { gamma: 1, normalisation: 'mean_norm' });
}

describe('the microwave and the fridge', () => {
  const given = paperCase();
  const edge = edgeOf(given, 'microwave', 'open fridge');
  const step = given.graph.edgeSteps[given.graph.edgeStart[edge]];

  it('looks small by local comparison', () => {
    // V(fridge) = 2 against the mean of the exits, (2 + 1) / 2.
    expect(given.rollouts.stepCount).toBe(180);
    expect(term(given.credit, 'node_centric')[step]).toBeCloseTo(0.5, 12);
  });

  it('is critical by the global yardstick, whatever normalisation trains', () => {
    // mean 3 / 180, variance (175 − 180 · (3 / 180)²) / 179.
    const std = Math.sqrt((175 - 9 / 180) / 179);
    const { edgeAdvantage, kind } = assess(given);
    expect(edgeAdvantage[edge]).toBeCloseTo((2 - 3 / 180) / std, 5);
    expect(edgeAdvantage[edge]).toBeGreaterThan(2);
    expect(kind[edge]).toBe(PROGRESS);
    expect(kind[edgeOf(given, 'microwave', 'go counter')]).toBe(0);
    expect(kind[edgeOf(given, 'fridge', 'leave')]).toBe(SETBACK);
  });

  it('ranks by size', () => {
    const { ranked, edgeAdvantage } = assess(given);
    // |δ − mean|: counter → success 8.98, fridge → success 7.98, fridge → corner 2.02, microwave → fridge 1.98.
    expect([...ranked]).toEqual([
      edgeOf(given, 'counter', 'take'),
      edgeOf(given, 'fridge', 'take'),
      edgeOf(given, 'fridge', 'leave'),
      edge,
    ]);
    expect(edgeAdvantage[ranked[3]]).toBe(edgeAdvantage[edge]);
  });

  it('follows the threshold', () => {
    expect([...assess(given, 8).ranked]).toEqual([edgeOf(given, 'counter', 'take'), edgeOf(given, 'fridge', 'take')]);
    expect([...assess(given, 10).ranked]).toEqual([]);
    expect(criticalityOptions.threshold.default).toBe(1.5);
  });
});

describe('criticality', () => {
  it('is reached at the threshold itself', () => {
    const given = paths(['a -x-> success', 'b -x-> failure', 'c -x-> success']);
    const estimated = estimate(given, 'g2po');
    const [advantage] = assess(estimated).edgeAdvantage;
    expect(assess(estimated, Math.abs(advantage)).kind[0]).not.toBe(0);
    expect(assess(estimated, Math.abs(advantage) * (1 + 1e-12)).kind[0]).toBe(0);
  });

  it('judges each task by its own graph', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        const batch = estimate(rollouts, 'g2po');
        const all = assess(batch);
        for (let task = 0; task < rollouts.tasks.length; task++) {
          const alone = assess(estimate(taskSubset(rollouts, task), 'g2po'));
          const own = Array.from({ length: batch.graph.edgeCount }, (_, edge) => edge).filter(
            (edge) => batch.graph.nodeTask[batch.graph.edgeSource[edge]] === task,
          );
          expect(new Set(own.map((edge) => all.edgeAdvantage[edge]))).toEqual(new Set(alone.edgeAdvantage));
          expect(own.filter((edge) => all.bottleneck[edge] === 1).length).toBe(alone.bottleneck.filter(Boolean).length);
        }
      }),
    );
  });
});

describe('bottlenecks', () => {
  it('are the edges that every successful rollout traverses', () => {
    const given = estimate(
      paths([
        'start -left-> hall -key-> vault -open-> success',
        'start -right-> hall -look-> hall -key-> vault -wait-> vault -open-> success',
        'start -left-> hall -key-> vault -wait-> failure',
        'start -left-> failure',
      ]),
      'g2po',
    );
    const { bottleneck } = assess(given);
    const of = (from: string, action: string): number => bottleneck[edgeOf(given, from, action)];
    expect(of('hall', 'key')).toBe(1);
    expect(of('vault', 'open')).toBe(1);
    // Traversed by one of the two successes, and by failures.
    expect(of('start', 'left')).toBe(0);
    expect(of('hall', 'look')).toBe(0);
  });

  it('count a rollout once however often it passes', () => {
    const given = estimate(paths(['a -x-> a -x-> a -y-> success', 'a -y-> success']), 'g2po');
    const { bottleneck } = assess(given);
    expect(bottleneck[edgeOf(given, 'a', 'x')]).toBe(0);
    expect(bottleneck[edgeOf(given, 'a', 'y')]).toBe(1);
  });

  it('need a success', () => {
    expect([...assess(estimate(paths(['a -x-> failure', 'a -x-> failure']), 'g2po')).bottleneck]).toEqual([0]);
  });
});

describe('diagnose', () => {
  it('counts by hand', () => {
    const builder = new RolloutsBuilder();
    appendPath(builder, 't', '0', 'hall -go-> kitchen -take-> success');
    appendPath(builder, 't', '1', 'hall -!go-> hall -wait-> hall -wait-> failure');
    appendPath(builder, 'u', '0', 'hall -go-> failure');
    const rollouts: Rollouts = builder.build();
    // Nodes: hall (4 steps) and kitchen (1) of t, hall (1) of u. Edges: go, take, !go, wait, wait-fail of t; go of u.
    expect(diagnose(rollouts, buildStateGraph(rollouts), Float64Array.of(1, -3, 0, 0, 0, 2))).toEqual({
      steps: 6,
      trajectories: 3,
      tasks: 2,
      nodes: 3,
      edges: 6,
      successRate: 1 / 3,
      meanTrajectoryLength: 2,
      meanNodeSize: 2,
      singletonNodeShare: 2 / 3,
      meanTaskSize: 1.5,
      flatTaskShare: 0.5,
      invalidShare: 1 / 6,
      peakAdvantage: 3,
    });
  });

  it('averages nothing to NaN', () => {
    const none = new RolloutsBuilder().build();
    const { steps, peakAdvantage, successRate } = diagnose(none, buildStateGraph(none), new Float64Array(0));
    expect({ steps, peakAdvantage, successRate }).toEqual({ steps: 0, peakAdvantage: 0, successRate: Number.NaN });
  });
});

describe('countAdvantages', () => {
  it('puts every step in the bin whose bounds it lies between, zeros apart', () => {
    // Bounds −6, −5.5 … 6: bin 0 is below −6, bin k is [−6 + (k − 1)/2, −6 + k/2), bin 25 is 6 and more.
    const { zeros, counts } = countAdvantages([-7, -6, -0.1, 0.1, 0.5, 5.99, 6, 35, 0, 1e-7, -1e-9]);
    expect(zeros).toBe(3);
    const expected = new Array<number>(26).fill(0);
    expected[0] = 1; // −7
    expected[1] = 1; // −6
    expected[12] = 1; // −0.1 in [−0.5, 0)
    expected[13] = 1; // 0.1 in [0, 0.5)
    expected[14] = 1; // 0.5 in [0.5, 1)
    expected[24] = 1; // 5.99 in [5.5, 6)
    expected[25] = 2; // 6 and 35
    expect(counts).toEqual(expected);
    expect(ADVANTAGE_EDGES[0]).toBe(-6);
    expect(ADVANTAGE_EDGES.at(-1)).toBe(6);
  });
});
