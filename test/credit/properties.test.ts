/** What holds for all rollouts: permutation, separation of tasks, identities between estimators, agreement with the naive version. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EPSILON, type EstimatorSettings, estimatorOptions } from '../../src/credit/estimator.ts';
import { estimators } from '../../src/credit/estimators/registry.ts';
import { stepsOfEdge } from '../../src/credit/graph.ts';
import { buildRollouts, tasksOfSteps } from '../../src/credit/rollouts.ts';
import { taskRows, taskSubset } from '../../src/credit/taskSubset.ts';
import { naiveG2po } from './naive.ts';
import { anyRecords, anyRollouts, defaults, estimate, term } from './samples.ts';

const anyEstimator = fc.constantFrom(...estimators.map(({ id }) => id));
const choice = <Id extends string>(option: { readonly choices: readonly { readonly id: Id }[] }): fc.Arbitrary<Id> =>
  fc.constantFrom(...option.choices.map(({ id }) => id));
const anySettings: fc.Arbitrary<EstimatorSettings> = fc.record({
  gamma: fc.double({ min: 0.2, max: 1, noNaN: true }),
  weight: fc.double({ min: 0, max: 4, noNaN: true }),
  invalidPenalty: fc.constantFrom(0, 0.1, 1),
  penaltyPlace: fc.constantFrom('inside', 'outside'),
  successReward: fc.constantFrom(1, 10, 25),
  normalisation: choice(estimatorOptions.normalisation),
  episodeStatistics: choice(estimatorOptions.episodeStatistics),
  valueAggregation: choice(estimatorOptions.valueAggregation),
  episodeTerm: fc.boolean(),
  nodeCentricTerm: fc.boolean(),
  edgeCentricTerm: fc.boolean(),
  historyLength: fc.nat({ max: 3 }),
  historyExponent: fc.constantFrom(0, 1, 2),
  pathDiscount: fc.constantFrom(0.1, 0.5, 1),
});

/** Sums in another order differ by rounding (1e-15), which a tiny std may raise by 1 / ε. */
const ROUNDING = 1e-7;

function expectEqual(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let s = 0; s < expected.length; s++) {
    const scale = 1 + Math.abs(expected[s]);
    expect(Math.abs(actual[s] - expected[s]) / scale, `step ${s}: ${actual[s]} for ${expected[s]}`).toBeLessThan(
      ROUNDING,
    );
  }
}

describe('every estimator', () => {
  it('gives permuted rows permuted advantages', () => {
    const permuted = anyRecords.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray([...records.keys()], { minLength: records.length })),
    );
    fc.assert(
      fc.property(permuted, anyEstimator, anySettings, ([records, order], id, settings) => {
        const { advantage } = estimate(buildRollouts(records), id, settings).credit;
        const shuffled = estimate(buildRollouts(order.map((row) => records[row])), id, settings).credit;
        expectEqual(
          shuffled.advantage,
          order.map((row) => advantage[row]),
        );
      }),
    );
  });

  it('gives each task of a batch exactly what it gives the task alone, though texts are equal', () => {
    fc.assert(
      fc.property(anyRollouts, anyEstimator, anySettings, (rollouts, id, settings) => {
        const { advantage } = estimate(rollouts, id, settings).credit;
        for (let task = 0; task < rollouts.tasks.length; task++) {
          const alone = estimate(taskSubset(rollouts, task), id, settings).credit.advantage;
          expect(Array.from(taskRows(rollouts, task), (row) => advantage[row])).toEqual([...alone]);
        }
      }),
    );
  });

  it('is finite, and the weighted sum of terms that follow the formula at Term', () => {
    fc.assert(
      fc.property(anyRollouts, anyEstimator, anySettings, (rollouts, id, settings) => {
        const { advantage, terms } = estimate(rollouts, id, settings).credit;
        const sum = new Float64Array(rollouts.stepCount);
        for (const { id: term, weight, values, quantity, group, mean, std, scaled, factor, levels } of terms) {
          for (let s = 0; s < sum.length; s++) {
            sum[s] += weight * values[s];
            if (term === 'penalty') expect(values[s]).toBe(quantity[s]);
            if (levels !== undefined || term === 'penalty') continue;
            const g = group[s];
            const difference = (factor?.[g] ?? 1) * (quantity[s] - mean[g]);
            expect(values[s]).toBe(scaled ? difference / (std[g] + EPSILON) : difference);
          }
        }
        expect(advantage.every(Number.isFinite)).toBe(true);
        expectEqual(advantage, sum);
      }),
    );
  });
});

describe('G2PO', () => {
  it('agrees with the naive version', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const { graph, values, credit } = estimate(buildRollouts(records), 'g2po');
        const naive = naiveG2po(records);
        expectEqual(credit.advantage, naive.advantage);
        expectEqual(
          Array.from(graph.stepNode, (node) => values.node[node]),
          naive.nodeValue,
        );
      }),
    );
  });

  it('is GRPO with w = 0, as are GiGPO and GraphGPO', () => {
    fc.assert(
      fc.property(anyRollouts, anySettings, fc.constantFrom('g2po', 'gigpo', 'graphgpo'), (rollouts, any, id) => {
        const settings = { ...any, weight: 0, episodeTerm: true };
        expect(estimate(rollouts, id, settings).credit.advantage).toEqual(
          estimate(rollouts, 'grpo', settings).credit.advantage,
        );
      }),
    );
  });

  it('is GiGPO with per-trajectory values and without the edge-centric term', () => {
    fc.assert(
      fc.property(anyRollouts, anySettings, (rollouts, any) => {
        const settings = {
          ...any,
          valueAggregation: 'trajectory',
          episodeTerm: true,
          nodeCentricTerm: true,
          edgeCentricTerm: false,
        } as const;
        expect(estimate(rollouts, 'g2po', settings).credit.advantage).toEqual(
          estimate(rollouts, 'gigpo', settings).credit.advantage,
        );
      }),
    );
  });

  it('has node- and edge-centric terms that add up to 0 over each node and each task', () => {
    fc.assert(
      fc.property(anyRollouts, anySettings, (rollouts, any) => {
        const settings = { ...any, nodeCentricTerm: true, edgeCentricTerm: true };
        const { credit, graph } = estimate(rollouts, 'g2po', settings);
        const task = tasksOfSteps(rollouts);
        const ofTask = new Float64Array(rollouts.tasks.length);
        const ofNode = new Float64Array(graph.nodeCount);
        for (let s = 0; s < rollouts.stepCount; s++) {
          ofTask[task[s]] += term(credit, 'edge_centric')[s];
          ofNode[graph.stepNode[s]] += term(credit, 'node_centric')[s];
        }
        expectEqual(ofTask, new Float64Array(ofTask.length));
        expectEqual(ofNode, new Float64Array(ofNode.length));
      }),
    );
  });

  it('gives all steps of an edge the same TD error and edge-centric advantage', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        const { credit, graph } = estimate(rollouts, 'g2po', defaults);
        const advantage = term(credit, 'edge_centric');
        for (let edge = 0; edge < graph.edgeCount; edge++) {
          expect(new Set(Array.from(stepsOfEdge(graph, edge), (s) => advantage[s])).size).toBe(1);
        }
      }),
    );
  });
});
