/**
 * Names of nodes, edges and bundles that outlive an iteration: an element is keyed by its observation text,
 * so that the same state is the same element in every graph of its task.
 */
import { NODE_FAILURE, NODE_STATE, NODE_SUCCESS, type StateGraph } from './graph.ts';
import type { Rollouts } from './rollouts.ts';

export const SUCCESS_KEY = 'success';
export const FAILURE_KEY = 'failure';

/** Separates the parts of a key: a control character, which observation texts do not hold. */
const SEPARATOR = '\u0001';

/** Key of a node, unique within its task. */
export function nodeKey(rollouts: Rollouts, graph: StateGraph, node: number): string {
  switch (graph.nodeKind[node]) {
    case NODE_SUCCESS:
      return SUCCESS_KEY;
    case NODE_FAILURE:
      return FAILURE_KEY;
    case NODE_STATE:
      return `state${SEPARATOR}${rollouts.observations[graph.nodeObservation[node]]}`;
    default:
      throw new RangeError(`node ${node} is not in the graph`);
  }
}

/** Key of the bundle of all edges from one node to another. */
export function bundleKey(sourceKey: string, targetKey: string): string {
  return sourceKey + SEPARATOR + targetKey;
}

/** Key of an edge: its bundle and its action. */
export function edgeKey(rollouts: Rollouts, graph: StateGraph, edge: number): string {
  const source = nodeKey(rollouts, graph, graph.edgeSource[edge]);
  const target = nodeKey(rollouts, graph, graph.edgeTarget[edge]);
  return `${bundleKey(source, target)}${SEPARATOR}${rollouts.actions[graph.edgeAction[edge]]}`;
}
