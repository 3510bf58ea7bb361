import { describe, expect, it } from 'vitest';
import { bundleKey, FAILURE_KEY, SUCCESS_KEY } from '../../src/credit/keys.ts';
import { criticalNeighbour, indexElements, locate, rowOf, rowsOf } from '../../src/views/locate.ts';
import { estimate, paths } from '../credit/samples.ts';

// Steps (rows):  0 hall-go→kitchen, 1 kitchen-take→success;  2 hall-go→kitchen, 3 kitchen-wait→failure;  4 hall-run→kitchen, 5 kitchen-take→success.
const { rollouts, graph } = estimate(
  paths([
    'hall -go-> kitchen -take-> success',
    'hall -go-> kitchen -wait-> failure',
    'hall -run-> kitchen -take-> success',
  ]),
  'g2po',
);
const index = indexElements(rollouts, graph);
const node = (text: string) => index.nodeKeys[graph.stepNode[rollouts.observations.indexOf(text)]];
const hall = index.nodeKeys[graph.stepNode[0]];
const kitchen = index.nodeKeys[graph.stepNode[1]];

describe('elements by key', () => {
  it('are found by key, and every key is the element’s own', () => {
    expect(new Set(index.nodeKeys).size).toBe(4);
    expect(node('hall')).toBe(hall);
    expect(locate({ kind: 'node', node: kitchen }, rollouts, index)).toEqual({ kind: 'node', node: graph.stepNode[1] });
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      expect(locate({ kind: 'edge', edge: index.edgeKeys[edge] }, rollouts, index)).toEqual({ kind: 'edge', edge });
    }
  });

  it('bundle the edges from one node to another', () => {
    const located = locate({ kind: 'bundle', bundle: bundleKey(hall, kitchen) }, rollouts, index);
    expect(located).toEqual({ kind: 'bundle', edges: [graph.stepEdge[0], graph.stepEdge[4]] });
  });

  it('are absent where this iteration does not have them', () => {
    expect(locate({ kind: 'node', node: 'cellar' }, rollouts, index)).toBeNull();
    expect(locate({ kind: 'edge', edge: 'cellar' }, rollouts, index)).toBeNull();
    expect(locate({ kind: 'bundle', bundle: bundleKey(kitchen, hall) }, rollouts, index)).toBeNull();
    expect(locate({ kind: 'trajectory', trajectory: 3, step: null }, rollouts, index)).toBeNull();
  });

  it('keep a step within a trajectory that is shorter this time', () => {
    expect(locate({ kind: 'trajectory', trajectory: 2, step: 9 }, rollouts, index)).toEqual({
      kind: 'trajectory',
      trajectory: 2,
      step: 1,
    });
  });
});

describe('rows of an element', () => {
  const rows = (selection: Parameters<typeof locate>[0]) => {
    const located = locate(selection, rollouts, index);
    return located === null ? null : [...rowsOf(located, rollouts, graph)];
  };

  it('are the steps that start in a state, or end in a terminal node', () => {
    expect(rows({ kind: 'node', node: kitchen })).toEqual([1, 3, 5]);
    expect(rows({ kind: 'node', node: SUCCESS_KEY })).toEqual([1, 5]);
    expect(rows({ kind: 'node', node: FAILURE_KEY })).toEqual([3]);
  });

  it('are the traversals of an edge and of a bundle', () => {
    expect(rows({ kind: 'edge', edge: index.edgeKeys[graph.stepEdge[0]] })).toEqual([0, 2]);
    expect(rows({ kind: 'bundle', bundle: bundleKey(hall, kitchen) })).toEqual([0, 2, 4]);
  });

  it('are the steps of a trajectory, or one of them', () => {
    expect(rows({ kind: 'trajectory', trajectory: 1, step: null })).toEqual([2, 3]);
    expect(rows({ kind: 'trajectory', trajectory: 1, step: 1 })).toEqual([3]);
    expect(rowOf(rollouts, 2, 0)).toBe(4);
  });
});

describe('walking through the critical transitions', () => {
  const ranked = Int32Array.of(7, 2, 5);

  it('goes round in both directions', () => {
    expect(criticalNeighbour(ranked, 7, 1)).toBe(2);
    expect(criticalNeighbour(ranked, 5, 1)).toBe(7);
    expect(criticalNeighbour(ranked, 7, -1)).toBe(5);
  });

  it('begins at the strongest, backwards at the weakest, and is nowhere where there are none', () => {
    expect(criticalNeighbour(ranked, null, 1)).toBe(7);
    expect(criticalNeighbour(ranked, 99, -1)).toBe(5);
    expect(criticalNeighbour(new Int32Array(0), null, 1)).toBeNull();
  });
});
