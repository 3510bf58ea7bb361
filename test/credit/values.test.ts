import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { RolloutsBuilder } from '../../src/credit/rollouts.ts';
import { groupStatistics, keepLoneValues, normalise, summarise } from '../../src/credit/statistics.ts';
import { computeValues, nodeValues, returnsToGo, stepValues } from '../../src/credit/values.ts';
import { anyRollouts, appendPath, paths } from './samples.ts';

describe('values', () => {
  const rollouts = paths(['hall -left-> kitchen -take-> success', 'hall -right-> failure'], { reward: 4 });
  const graph = buildStateGraph(rollouts);

  it('discounts the episode reward by the steps that remain', () => {
    // T = 2: v(hall) = 0.5² · 4 = 1, v(kitchen) = 0.5 · 4 = 2; the failed rollout is worth 0.
    expect([...stepValues(rollouts, 0.5)]).toEqual([1, 2, 0]);
    // One step later: 0.5 · 4 and 4 itself.
    expect([...returnsToGo(rollouts, 0.5)]).toEqual([2, 4, 0]);
  });

  it('averages over a node, and takes the terminal nodes from the settings', () => {
    // hall: (1 + 0) / 2; kitchen: 2; success and failure. V(success) is the setting, not the reward of 4.
    expect([...computeValues(rollouts, graph, { gamma: 0.5, successReward: 7 }).node]).toEqual([0.5, 2, 7, 0]);
  });

  it('believes the flag and not the reward: a failure may have a reward', () => {
    const builder = new RolloutsBuilder();
    builder.appendTrajectory({
      task: 't',
      trajectory: '0',
      steps: [{ observation: 'hall', action: 'wait', valid: true }],
      episodeReward: 3,
      success: false,
    });
    const partial = builder.build();
    const partialGraph = buildStateGraph(partial);
    const values = computeValues(partial, partialGraph, { gamma: 0.5, successReward: 10 });
    expect(partialGraph.stepNextNode[0]).toBe(partialGraph.failureNode[0]);
    // v = 0.5 · 3; V(failure) stays 0.
    expect([...values.node]).toEqual([1.5, 10, 0]);
  });

  it('counts every visit of a revisited node', () => {
    // γ = 0.5, R = 8, T = 3: hall at j = 1 and 2 → 1 and 2, mean 1.5.
    const revisit = paths(['hall -wait-> hall -go-> kitchen -take-> success'], { reward: 8 });
    expect([...nodeValues(buildStateGraph(revisit), stepValues(revisit, 0.5), 8)]).toEqual([1.5, 4, 8, 0]);
  });

  it('has exactly R everywhere with γ = 1 where every rollout has the reward R', () => {
    // 0.7 is not a binary fraction: a plain sum over three would round.
    const builder = new RolloutsBuilder();
    for (let i = 0; i < 3; i++) appendPath(builder, 't', `${i}`, 'hall -go-> kitchen -take-> success', 0.7);
    const equal = builder.build();
    expect([...computeValues(equal, buildStateGraph(equal), { gamma: 1, successReward: 0.7 }).node]).toEqual([
      0.7, 0.7, 0.7, 0,
    ]);
  });

  it('lies between the smallest and the largest value of the node’s steps', () => {
    fc.assert(
      fc.property(anyRollouts, fc.double({ min: 0.01, max: 1, noNaN: true }), (any, gamma) => {
        const anyGraph = buildStateGraph(any);
        const { step, node } = computeValues(any, anyGraph, { gamma, successReward: 10 });
        for (let k = 0; k < anyGraph.nodeCount; k++) {
          if (anyGraph.nodeKind[k] !== 0) continue;
          const own = Array.from(step).filter((_, s) => anyGraph.stepNode[s] === k);
          expect(node[k]).toBeGreaterThanOrEqual(Math.min(...own) - 1e-12);
          expect(node[k]).toBeLessThanOrEqual(Math.max(...own) + 1e-12);
        }
      }),
    );
  });
});

describe('groupStatistics', () => {
  const group = Int32Array.of(0, 1, 0, -1, 2, 0, 0);
  const quantity = Float64Array.of(2, 5, 4, 99, 0.3, 4, 6);

  it('gives mean, std and count, leaving out group −1', () => {
    // Group 0: 2, 4, 4, 6: mean 4, squares 4 + 0 + 0 + 4 = 8; sample 8 / 3, population 8 / 4.
    const sample = groupStatistics(quantity, group, 4);
    expect([...sample.mean]).toEqual([4, 5, 0.3, 0]);
    expect([...sample.count]).toEqual([4, 1, 1, 0]);
    expect([...sample.std]).toEqual([Math.sqrt(8 / 3), 0, 0, 0]);
    expect(groupStatistics(quantity, group, 4, 'population').std[0]).toBe(Math.sqrt(2));
  });

  it('keeps lone values where asked', () => {
    const kept = keepLoneValues(groupStatistics(quantity, group, 4));
    expect([...kept.mean]).toEqual([4, 0, 0, 0]);
    expect([...kept.std]).toEqual([Math.sqrt(8 / 3), 1, 1, 0]);
  });

  it('has std exactly 0 for equal values of any size', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 50 }), (value, n) => {
        const { mean, std } = groupStatistics(new Float64Array(n).fill(value), new Int32Array(n), 1);
        expect([mean[0] - value, std[0]]).toEqual([0, 0]);
      }),
    );
  });

  it('normalises by the formula of Term', () => {
    const term = { id: 'step', weight: 1, quantity, group } as const;
    const statistics = groupStatistics(quantity, group, 4);
    expect([...normalise({ ...term, scaled: false }, statistics).values]).toEqual([-2, 0, 0, 0, 0, 0, 2]);
    expect(normalise({ ...term, scaled: true }, statistics).values[6]).toBeCloseTo(2 / (Math.sqrt(8 / 3) + 1e-6), 12);
    const factor = Float64Array.of(3, 1, 1, 1);
    expect(normalise({ ...term, scaled: false, factor }, statistics).values[0]).toBe(-6);
  });
});

describe('summarise', () => {
  it('gives mean, range and n of the steps asked for', () => {
    expect(summarise(Float64Array.of(1, -3, 100, 5), [0, 1, 3])).toEqual({ mean: 1, min: -3, max: 5, n: 3 });
    expect(summarise(Float64Array.of(1), [])).toEqual({ mean: Number.NaN, min: Number.NaN, max: Number.NaN, n: 0 });
  });
});
