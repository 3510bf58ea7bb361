import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../src/config/config.ts';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import {
  advantageReport,
  mergeReport,
  rolloutReport,
  updateReport,
  valueReport,
} from '../../../src/views/inspector/stageReport.ts';
import { anyRollouts, estimate, paths } from '../../credit/samples.ts';
import { shownOf } from '../shownOf.ts';

/**
 * Rows 0–1, 2–3, 4–6, 7–11. States by first visit: 0 a, 1 b, 2 c, 3 d; then success and failure.
 * Edges by first visit: 0 a-x→b, 1 b-y→success, 2 b-z→failure, 3 a-w→a, 4 a-u→b, 5 a-v→c, 6 c-y→d, 7 d-y→d, 8 d-y→failure.
 */
const four = paths([
  'a -x-> b -y-> success',
  'a -x-> b -z-> failure',
  'a -w-> a -u-> b -y-> success',
  'a -w-> a -v-> c -y-> d -y-> d -y-> failure',
]);

describe('Rollout', () => {
  it('counts what was sampled and how it began', () => {
    expect(rolloutReport(shownOf(four))).toEqual({
      rollouts: 4,
      succeeded: 2,
      steps: 12,
      shortest: 2,
      longest: 5,
      openings: [
        { action: 'x', trajectories: [0, 1] },
        { action: 'w', trajectories: [2, 3] },
      ],
    });
  });
});

describe('Merge', () => {
  it('says which steps became one state and which edges one arrow', () => {
    // a: rows 0, 2, 4, 5, 7, 8 of all four; b: rows 1, 3, 6 of three; c: row 9; d: rows 10, 11 of the last one alone.
    // Only x and u lead from one state (a) to the same next one (b): 2 + 1 steps.
    expect(mergeReport(shownOf(four))).toEqual({
      steps: 12,
      states: 4,
      shared: 2,
      revisited: 1,
      once: 1,
      groups: [
        { node: 0, steps: 6, rollouts: 4 },
        { node: 1, steps: 3, rollouts: 3 },
        { node: 3, steps: 2, rollouts: 1 },
      ],
      edges: 9,
      arrows: 8,
      bundles: [{ edges: [0, 4], steps: 3 }],
    });
  });

  it('tells all states of any rollouts apart', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        const { steps, states, shared, revisited, once, groups } = mergeReport(shownOf(rollouts));
        expect(shared + revisited + once).toBe(states);
        expect(groups.reduce((sum, group) => sum + group.steps, 0) + once).toBe(steps);
      }),
    );
  });
});

describe('Value', () => {
  // γ = 1, R = 10: a step is worth what its rollout got.
  // Now: V(a) = (10 + 0 + 10 + 10 + 0 + 0) / 6 = 5, V(b) = (10 + 0 + 10) / 3 = 6.667, V(c) = V(d) = 0.
  const now = shownOf(four, { gamma: 1 });
  // Before: V(a) = (10 + 0) / 2 = 5, V(b) = 10, V(e) = 0.
  const before = shownOf(paths(['a -x-> b -y-> success', 'a -q-> e -y-> failure']), { gamma: 1 });

  it('compares with the iteration before, state by state', () => {
    const report = valueReport(now, before);
    expect(report).toMatchObject({ compared: true, kept: 1, changed: [{ node: 1, before: 10 }] });
    expect(report.changed[0].after).toBeCloseTo(20 / 3, 12);
    expect(report.fresh).toEqual([
      { node: 2, value: 0 },
      { node: 3, value: 0 },
    ]);
    expect(report.gone).toEqual([{ node: 2, key: 'state\u0001e', value: 0 }]);
  });

  it('has the largest change first', () => {
    // γ = 0.5: V(a) = (2.5 + 0 + 1.25 + 2.5 + 0 + 0) / 6 = 1.0417, was 5; V(b) = (5 + 0 + 5) / 3 = 3.3333, was 10.
    const { changed } = valueReport(shownOf(four, { gamma: 0.5 }), before);
    expect(changed.map(({ node }) => node)).toEqual([1, 0]);
    expect(changed[0].after).toBeCloseTo(10 / 3, 12);
    expect(changed[1].after).toBeCloseTo(6.25 / 6, 12);
  });

  it('has nothing to compare with in the first iteration, and on another task', () => {
    const other = { ...before, task: { ...before.task, seed: before.task.seed + 1 } };
    for (const previous of [null, other]) {
      const { compared, changed, kept, fresh, gone } = valueReport(now, previous);
      expect({ compared, changed, kept, gone }).toEqual({ compared: false, changed: [], kept: 0, gone: [] });
      expect(fresh.map(({ node }) => node)).toEqual([1, 0, 2, 3]);
    }
  });
});

describe('Advantage', () => {
  const fork = paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure']);

  it('ranks the edges with the term that gave most of their credit', () => {
    // As worked out in account.test.ts: row 1 has A_EP 0.8660, A_NC 0.7071, A_EC 1.2247; row 3 the same with −.
    // Rows 0 and 2 share the edge a-x→b and have A_EP ±0.8660, else 0: mean 0, no credit.
    const report = advantageReport(shownOf(fork, { gamma: 1 }));
    expect(report.steps).toBe(4);
    expect(report.edges.map(({ edge, term }) => [edge, term])).toEqual([
      [1, 'edge_centric'],
      [2, 'edge_centric'],
    ]);
    expect(report.edges[0].mean).toBeCloseTo(2.7979, 3);
    expect(report.edges[0].share).toBeCloseTo(1.2247, 4);
    expect(report.edges[1].share).toBeCloseTo(-1.2247, 4);
  });

  it('weighs the terms as the advantage does', () => {
    // w = 0.25: 0.25 · 1.2247 = 0.3062 is less than A_EP 0.8660.
    const { edges } = advantageReport(shownOf(fork, { gamma: 1, weight: 0.25 }));
    expect(edges[0]).toMatchObject({ edge: 1, term: 'episode' });
    expect(edges[0].share).toBeCloseTo(0.866, 4);
  });

  it('says why a term gives a step nothing', () => {
    // A_NC: rows 0 and 2 both lead to V(b) = 5: no variance. A_EC: their δ = 0 is the mean of 0, 5, 0, −5.
    expect(advantageReport(shownOf(fork, { gamma: 1 }))).toMatchObject({
      nothing: 0,
      silent: [
        { term: 'episode', alone: 0, alike: 0, average: 0 },
        { term: 'node_centric', alone: 0, alike: 2, average: 0 },
        { term: 'edge_centric', alone: 0, alike: 0, average: 2 },
      ],
    });
    // Nobody succeeds: all values are 0, and no group varies.
    expect(advantageReport(shownOf(paths(['a -x-> failure', 'a -y-> failure'])))).toMatchObject({
      edges: [],
      nothing: 2,
      silent: [{ alike: 2 }, { alike: 2 }, { alike: 2 }],
    });
    // c has the one step of row 9; the two steps of d both lead to V = 0.
    expect(advantageReport(shownOf(four)).silent[1]).toEqual({
      term: 'node_centric',
      alone: 1,
      alike: 2,
      average: 0,
    });
  });

  it('finds the steps that HGPO compares with none', () => {
    const apart = paths(['a -x-> success', 'b -y-> failure']);
    const report = advantageReport({ ...shownOf(apart), credit: estimate(apart, 'hgpo').credit });
    expect(report.silent).toEqual([{ term: 'step', alone: 2, alike: 0, average: 0 }]);
  });

  it.each(estimators.map(({ id }) => [id] as const))('has credit or a reason for every step: %s', (id) => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        if (estimators.find((estimator) => estimator.id === id)?.unavailable(rollouts)) return;
        const { credit } = estimate(rollouts, id);
        const { silent, nothing } = advantageReport({ ...shownOf(rollouts), credit });
        for (const [k, { alone, alike, average }] of silent.entries()) {
          const zeros = credit.terms[k].values.filter((value) => Math.abs(value) < 1e-6).length;
          expect(alone + alike + average).toBe(zeros);
        }
        expect(nothing).toBe(credit.advantage.filter((value) => Math.abs(value) < 1e-6).length);
      }),
    );
  });
});

describe('Update', () => {
  // Row 0 takes x to success, row 1 takes y to failure, both from a; eighths are exact in float32.
  const policy = [
    {
      actions: ['x', 'y', 'z'],
      before: Float32Array.of(0.5, 0.25, 0.25),
      after: Float32Array.of(0.75, 0.1875, 0.0625),
    },
    { actions: ['x', 'y', 'z'], before: Float32Array.of(0.25, 0.5, 0.25), after: Float32Array.of(0.5, 0.4375, 0.0625) },
  ];
  const picture = { ...shownOf(paths(['a -x-> success', 'a -y-> failure'])), policy };

  it('ranks the actions by how far they moved, taken or not', () => {
    // Means: x 0.375 → 0.625, z 0.25 → 0.0625, y 0.375 → 0.3125.
    const report = updateReport(picture);
    expect(report?.moves).toMatchObject([
      { node: 0, action: 'x', edge: 0, before: 0.375, after: 0.625 },
      { node: 0, action: 'z', edge: null, before: 0.25, after: 0.0625, advantage: null },
      { node: 0, action: 'y', edge: 1, before: 0.375, after: 0.3125 },
    ]);
    // R 10 and 0: A_EP ±0.7071. V(G′) 10 and 0: A_NC the same. V(a) = 4.75: δ 5.25 and −4.75, mean 0.25: A_EC the same.
    expect(report?.moves[0].advantage).toBeCloseTo(3 * Math.SQRT1_2, 4);
    expect(report?.moves[2].advantage).toBeCloseTo(-3 * Math.SQRT1_2, 4);
  });

  it('counts how far taken actions moved, which way, and past the clip range', () => {
    // Row 0: 0.5 → 0.75, ρ = 1.5, A > 0. Row 1: 0.5 → 0.4375, ρ = 0.875, A < 0. Mean |Δπ| = (0.25 + 0.0625) / 2.
    expect(updateReport(picture)).toMatchObject({ steps: 2, meanMove: 0.15625, credited: 2, followed: 2, outside: 1 });
    expect(updateReport({ ...picture, config: { ...defaultConfig(), clip: 0.1 } })?.outside).toBe(2);
    const [first, second] = policy;
    const backwards = [{ ...first, before: first.after, after: first.before }, second];
    expect(updateReport({ ...picture, policy: backwards })).toMatchObject({ credited: 2, followed: 1 });
  });

  it('leaves out what nobody could see, and steps without credit', () => {
    const still = policy.map((step) => ({ ...step, after: step.before.map((value) => value + 0.0001) }));
    expect(updateReport({ ...picture, policy: still })?.moves).toEqual([]);
    const failed = { ...shownOf(paths(['a -x-> failure', 'a -y-> failure'])), policy };
    expect(updateReport(failed)).toMatchObject({ credited: 0, followed: 0 });
  });

  it('is unknown before the update', () => {
    expect(updateReport({ ...picture, policy: policy.map((step) => ({ ...step, after: null })) })).toBeNull();
    expect(updateReport(shownOf(four))).toBeNull();
  });
});
