import { describe, expect, it } from 'vitest';
import { indexElements } from '../../../src/views/locate.ts';
import { findColouring } from '../../../src/views/perStep.ts';
import { edgeFigures, edgeRows, nodeRows, type TableInput, trajectoryRows } from '../../../src/views/table/rows.ts';
import { defaults, paths, term } from '../../credit/samples.ts';
import { shownOf } from '../shownOf.ts';

// γ = 1, R = 10, p = 0.1. Rows: 0 a-x→b, 1 b-y→success, 2 a-x→b, 3 b-!z→failure (invalid).
// v: 10, 10, 0, 0. V(a) = V(b) = 5, so δ: 0, 5, 0, −5; over 4 steps mean 0, std √(50 / 3) = 4.0825: A_EC of y = 1.2247.
const rollouts = paths(['a -x-> b -y-> success', 'a -x-> b -!z-> failure']);
const shown = shownOf(rollouts, { gamma: 1 });
const index = indexElements(rollouts, shown.graph);
const titles = ['room a', 'room b', 'won', 'lost'];
const input: TableInput = {
  shown,
  index,
  has: { values: true, credit: true },
  perStep: Float64Array.of(1, 4, 3, -2),
  trained: null,
  credit: shown.credit,
  title: (node) => titles[node],
};

describe('rows of states', () => {
  it('hold value, visits, spread and ways on; outcomes as well, where a rollout reached them', () => {
    expect(nodeRows(input).map(({ key, ...row }) => row)).toEqual([
      {
        title: 'room a',
        text: 'a',
        value: 5,
        trueValue: null,
        visits: 2,
        spread: { mean: 5, min: 0, max: 10, n: 2 },
        outgoing: 1,
      },
      {
        title: 'room b',
        text: 'b',
        value: 5,
        trueValue: null,
        visits: 2,
        spread: { mean: 5, min: 0, max: 10, n: 2 },
        outgoing: 2,
      },
      { title: 'won', text: '', value: 10, trueValue: null, visits: 1, spread: null, outgoing: 0 },
      { title: 'lost', text: '', value: 0, trueValue: null, visits: 1, spread: null, outgoing: 0 },
    ]);
    const failed = shownOf(paths(['a -x-> failure']));
    const only = { ...input, shown: failed, index: indexElements(failed.rollouts, failed.graph) };
    expect(nodeRows(only).map(({ text, visits }) => [text, visits])).toEqual([
      ['a', 1],
      ['', 1],
    ]);
  });

  it('hold the true value where it is worked out: the mean over the visits, outcomes as they are defined', () => {
    // Steps in order: a, b | a, b. a: (1 + 2) / 2, b: (4 + 5) / 2.
    const truth = {
      value: Float32Array.of(1, 4, 2, 5),
      advantage: new Float32Array(4),
      halfWidth: new Float32Array(4),
    };
    const rows = nodeRows({ ...input, shown: { ...input.shown, truth } });
    expect(rows.map(({ trueValue }) => trueValue)).toEqual([1.5, 4.5, 10, 0]);
  });

  it('have no values before they are read off', () => {
    const early = nodeRows({ ...input, has: { values: false, credit: false } });
    expect(early.every(({ value, spread }) => value === null && spread === null)).toBe(true);
    expect(early[0].visits).toBe(2);
  });
});

describe('rows of transitions', () => {
  const rows = edgeRows(input);

  it('hold what the inspector says of the edge', () => {
    const [x, y, z] = rows;
    // x was taken by rows 0 and 2: mean of 1 and 3.
    expect(x).toMatchObject({ action: 'x', source: 'room a', target: 'room b', traversals: 2, tdError: 0 });
    expect(x.colouring).toEqual({ mean: 2, min: 1, max: 3, n: 2 });
    expect(y).toMatchObject({ action: 'y', target: 'won', traversals: 1, tdError: 5, critical: 'progress' });
    expect(y.edgeAdvantage).toBeCloseTo(1.2247, 4);
    expect(z).toMatchObject({ action: '!z', target: 'lost', tdError: -5, critical: 'setback' });
    const ids = shown.credit.terms.map(({ id }) => id);
    expect(y.terms[ids.indexOf('node_centric')]).toBe(term(shown.credit, 'node_centric')[1]);
  });

  it('name bottlenecks only where two rollouts succeeded', () => {
    expect(rows.some(({ bottleneck }) => bottleneck)).toBe(false);
    const two = shownOf(paths(['a -x-> b -y-> success', 'a -w-> b -y-> success']));
    const both = edgeRows({ ...input, shown: two, index: indexElements(two.rollouts, two.graph), perStep: null });
    expect(both.map(({ action, bottleneck }) => [action, bottleneck])).toEqual([
      ['x', false],
      ['y', true],
      ['w', false],
    ]);
  });

  it('have no advantages before they are computed', () => {
    const early = edgeRows({ ...input, has: { values: true, credit: false }, perStep: null, credit: null });
    expect(early[1]).toMatchObject({ tdError: 5, colouring: null, edgeAdvantage: null, critical: null, terms: [] });
  });
});

describe('rows of rollouts', () => {
  it('hold outcome, length, return and mean advantages', () => {
    const [first, second] = trajectoryRows(input);
    expect(first).toMatchObject({ key: '0', success: true, length: 2, invalid: 0, return: 10 });
    expect(second).toMatchObject({ key: '1', success: false, length: 2, invalid: 1, return: 0 });
    // Rows 0 and 1: 1 and 4.
    expect(first.colouring).toEqual({ mean: 2.5, min: 1, max: 4, n: 2 });
    const { advantage } = shown.credit;
    expect(first.advantage).toBeCloseTo((advantage[0] + advantage[1]) / 2, 12);
  });
});

describe('figures of transitions', () => {
  const figures = (colouring: string, changes: Partial<typeof defaults> = {}) => {
    const { edgeAdvantage, terms } = edgeFigures(findColouring(colouring), shown.credit, { ...defaults, ...changes });
    return [edgeAdvantage, terms.map(({ id }) => id).sort()];
  };

  it('say nothing twice', () => {
    // A_EC under mean and std of group values is the yardstick of criticality itself.
    expect(figures('g2po.edge_centric')).toEqual([false, ['episode', 'node_centric']]);
    expect(figures('g2po')).toEqual([true, ['episode', 'node_centric']]);
    expect(figures('g2po.episode')).toEqual([true, ['node_centric']]);
  });

  it('tell A_EC from the yardstick where it is normalised otherwise', () => {
    expect(figures('g2po', { normalisation: 'mean_norm' })).toEqual([
      true,
      ['edge_centric', 'episode', 'node_centric'],
    ]);
    expect(figures('g2po.edge_centric', { normalisation: 'mean_norm' })).toEqual([true, ['episode', 'node_centric']]);
  });
});
