import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildStateGraph,
  NODE_FAILURE,
  NODE_STATE,
  NODE_SUCCESS,
  type StateGraph,
  stepsOfEdge,
  stepsOfNode,
} from '../../src/credit/graph.ts';
import { buildRollouts, type Rollouts, RolloutsBuilder } from '../../src/credit/rollouts.ts';
import { TripleIndex } from '../../src/credit/tripleIndex.ts';
import { anyRecords, anyRollouts, appendPath, paths } from './samples.ts';

/** A node in words. */
function name(rollouts: Rollouts, graph: StateGraph, node: number): string {
  const task = rollouts.tasks[graph.nodeTask[node]];
  const what = ['', 'success', 'failure'][graph.nodeKind[node]];
  return `${task}: ${what || rollouts.observations[graph.nodeObservation[node]]}`;
}

/** An edge in words. */
function edgeName(rollouts: Rollouts, graph: StateGraph, edge: number): string {
  const action = rollouts.actions[graph.edgeAction[edge]];
  return `${name(rollouts, graph, graph.edgeSource[edge])} -${action}-> ${name(rollouts, graph, graph.edgeTarget[edge])}`;
}

describe('buildStateGraph', () => {
  // hall and cellar are revisited; the same action from cellar leads to two places; 'go' leads from hall to two.
  const rollouts = paths([
    'hall -go-> cellar -wait-> cellar -up-> hall -go-> kitchen -take-> success',
    'hall -go-> cellar -wait-> failure',
  ]);
  const graph = buildStateGraph(rollouts);

  it('merges equal observations and numbers states before terminals', () => {
    expect(Array.from({ length: graph.nodeCount }, (_, node) => name(rollouts, graph, node))).toEqual([
      't: hall',
      't: cellar',
      't: kitchen',
      't: success',
      't: failure',
    ]);
    expect([...graph.nodeKind]).toEqual([NODE_STATE, NODE_STATE, NODE_STATE, NODE_SUCCESS, NODE_FAILURE]);
    expect([...graph.stepNode]).toEqual([0, 1, 1, 0, 2, 0, 1]);
    expect([...graph.stepNextNode]).toEqual([1, 1, 0, 2, 3, 1, 4]);
  });

  it('tells edges apart by source, action and target', () => {
    expect(Array.from({ length: graph.edgeCount }, (_, edge) => edgeName(rollouts, graph, edge))).toEqual([
      't: hall -go-> t: cellar',
      't: cellar -wait-> t: cellar',
      't: cellar -up-> t: hall',
      't: hall -go-> t: kitchen',
      't: kitchen -take-> t: success',
      't: cellar -wait-> t: failure',
    ]);
    expect([...stepsOfEdge(graph, 0)]).toEqual([0, 5]);
    expect([...stepsOfNode(graph, 1)]).toEqual([1, 2, 6]);
    expect([...stepsOfNode(graph, 3)]).toEqual([]);
  });

  it('shares nothing between tasks, and gives each both terminal nodes', () => {
    const builder = new RolloutsBuilder();
    appendPath(builder, 't', '0', 'hall -go-> success');
    appendPath(builder, 'u', '0', 'hall -go-> success');
    const two = builder.build();
    const both = buildStateGraph(two);
    expect(both.nodeCount).toBe(6);
    expect(both.stepNode[0]).not.toBe(both.stepNode[1]);
    expect(both.edgeCount).toBe(2);
    expect(Array.from(both.successNode, (node) => name(two, both, node))).toEqual(['t: success', 'u: success']);
    expect(Array.from(both.failureNode, (node) => name(two, both, node))).toEqual(['t: failure', 'u: failure']);
  });

  it('lists each step once, with its node and with its edge', () => {
    fc.assert(
      fc.property(anyRollouts, (any) => {
        const g = buildStateGraph(any);
        const seen = new Int32Array(any.stepCount);
        for (let node = 0; node < g.nodeCount; node++) {
          for (const s of stepsOfNode(g, node)) {
            expect(g.stepNode[s]).toBe(node);
            seen[s]++;
          }
        }
        for (let edge = 0; edge < g.edgeCount; edge++) {
          for (const s of stepsOfEdge(g, edge)) {
            expect([g.stepEdge[s], g.edgeSource[edge], g.edgeTarget[edge], g.edgeAction[edge]]).toEqual([
              edge,
              g.stepNode[s],
              g.stepNextNode[s],
              any.action[s],
            ]);
            seen[s]++;
          }
        }
        expect(seen.every((count) => count === 2)).toBe(true);
      }),
    );
  });

  it('numbers nodes and edges alike however the rows of a trajectory are listed', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        // Sorted by position, with the trajectories in the same order of first appearance.
        const given = buildRollouts(records);
        const order = Array.from(given.trajectorySteps, (row) => records[row]);
        const sorted = buildRollouts(order);
        const a = buildStateGraph(given);
        const b = buildStateGraph(sorted);
        expect(Array.from(given.trajectorySteps, (row) => a.stepNode[row])).toEqual([...b.stepNode]);
        expect(Array.from(given.trajectorySteps, (row) => a.stepEdge[row])).toEqual([...b.stepEdge]);
      }),
    );
  });
});

describe('TripleIndex', () => {
  it('numbers triples as a Map of strings does, through every growth', () => {
    const triple = fc.tuple(
      fc.integer({ min: -2, max: 12 }),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.nat({ max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(triple, { maxLength: 400 }), (triples) => {
        const index = new TripleIndex(1);
        const known = new Map<string, number>();
        for (const [a, b, c] of [...triples, ...triples]) {
          const key = `${a} ${b} ${c}`;
          if (!known.has(key)) known.set(key, known.size);
          expect(index.number(a, b, c)).toBe(known.get(key));
        }
        expect(index.size).toBe(known.size);
        const fields = [index.field(0), index.field(1), index.field(2)];
        expect([...known.keys()]).toEqual(Array.from(fields[0], (a, i) => `${a} ${fields[1][i]} ${fields[2][i]}`));
      }),
    );
  });
});
