/** From the keys in the view store to the numbers of the graph on screen, and back. Keys outlive iterations, numbers do not. */

import { type StateGraph, stepsOfEdge, stepsOfNode } from '../credit/graph.ts';
import { bundleKey, edgeKey, nodeKey } from '../credit/keys.ts';
import { type Rollouts, trajectoryLength } from '../credit/rollouts.ts';
import type { Selection } from '../store/view.ts';

/** Keys of one task's graph both ways. */
export interface ElementIndex {
  /** Key per node and per edge. */
  readonly nodeKeys: readonly string[];
  readonly edgeKeys: readonly string[];
  readonly nodes: ReadonlyMap<string, number>;
  readonly edges: ReadonlyMap<string, number>;
  /** Edges from one node to another, by bundle key. */
  readonly bundles: ReadonlyMap<string, readonly number[]>;
}

/** Indexes the graph of one task. Linear in its elements. */
export function indexElements(rollouts: Rollouts, graph: StateGraph): ElementIndex {
  const nodeKeys = Array.from({ length: graph.nodeCount }, (_, node) => nodeKey(rollouts, graph, node));
  const edgeKeys = Array.from({ length: graph.edgeCount }, (_, edge) => edgeKey(rollouts, graph, edge));
  const bundles = new Map<string, number[]>();
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const key = bundleKey(nodeKeys[graph.edgeSource[edge]], nodeKeys[graph.edgeTarget[edge]]);
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, [edge]);
    else bundle.push(edge);
  }
  return {
    nodeKeys,
    edgeKeys,
    nodes: new Map(nodeKeys.map((key, node) => [key, node])),
    edges: new Map(edgeKeys.map((key, edge) => [key, edge])),
    bundles,
  };
}

/** Row of step `position` (0-based) of a trajectory. */
export function rowOf(rollouts: Rollouts, trajectory: number, position: number): number {
  return rollouts.trajectorySteps[rollouts.trajectoryStart[trajectory] + position];
}

/** What a selection names in the rollouts on screen; null where this iteration does not have it. */
export type Located =
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'bundle'; readonly edges: readonly number[] }
  | { readonly kind: 'edge'; readonly edge: number }
  | { readonly kind: 'trajectory'; readonly trajectory: number; readonly step: number | null };

export function locate(selection: Selection, rollouts: Rollouts, index: ElementIndex): Located | null {
  switch (selection.kind) {
    case 'node': {
      const node = index.nodes.get(selection.node);
      return node === undefined ? null : { kind: 'node', node };
    }
    case 'bundle': {
      const edges = index.bundles.get(selection.bundle);
      return edges === undefined ? null : { kind: 'bundle', edges };
    }
    case 'edge': {
      const edge = index.edges.get(selection.edge);
      return edge === undefined ? null : { kind: 'edge', edge };
    }
    case 'trajectory': {
      const { trajectory, step } = selection;
      if (trajectory < 0 || trajectory >= rollouts.trajectories.length) return null;
      const length = trajectoryLength(rollouts, trajectory);
      return { kind: 'trajectory', trajectory, step: step === null ? null : Math.min(step, length - 1) };
    }
  }
}

/** Rows of the steps that a located element covers: those that start in a node (or end in a terminal one), traverse an edge … */
export function rowsOf(located: Located, rollouts: Rollouts, graph: StateGraph): Int32Array {
  switch (located.kind) {
    case 'node': {
      const starting = stepsOfNode(graph, located.node);
      if (starting.length > 0) return starting;
      return Int32Array.from(graph.stepNextNode.keys()).filter((row) => graph.stepNextNode[row] === located.node);
    }
    case 'bundle':
      return Int32Array.from(located.edges.flatMap((edge) => [...stepsOfEdge(graph, edge)]));
    case 'edge':
      return stepsOfEdge(graph, located.edge);
    case 'trajectory': {
      const { trajectory, step } = located;
      if (step !== null) return Int32Array.of(rowOf(rollouts, trajectory, step));
      const { trajectoryStart, trajectorySteps } = rollouts;
      return trajectorySteps.subarray(trajectoryStart[trajectory], trajectoryStart[trajectory + 1]);
    }
  }
}

/** The critical edge `by` places further along the ranking than the selected one, round and round; the first where none is selected. */
export function criticalNeighbour(ranked: Int32Array, selected: number | null, by: 1 | -1): number | null {
  if (ranked.length === 0) return null;
  const at = selected === null ? -1 : ranked.indexOf(selected);
  if (at < 0) return by === 1 ? ranked[0] : ranked[ranked.length - 1];
  return ranked[(at + by + ranked.length) % ranked.length];
}
