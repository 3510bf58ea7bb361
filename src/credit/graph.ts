/**
 * The state-transition graph of a group of rollouts: steps of one task that share their observation merge into a node.
 * ALGORITHM.md, "Words".
 */

/** What a node stands for. Terminal nodes are tagged, never numbered −1 / −2. */
export const NODE_STATE = 0;
export const NODE_SUCCESS = 1;
export const NODE_FAILURE = 2;

/**
 * Nodes and edges of all tasks of a batch; nothing is shared between tasks.
 * Every task owns one success and one failure node, present whether or not a trajectory reached it.
 * Node and edge numbers are dense and do not depend on the order of rows within a trajectory's listing.
 */
export interface StateGraph {
  readonly nodeCount: number;
  /** NODE_STATE, NODE_SUCCESS or NODE_FAILURE per node. */
  readonly nodeKind: Uint8Array;
  readonly nodeTask: Int32Array;
  /** Index into Rollouts.observations; −1 for terminal nodes. */
  readonly nodeObservation: Int32Array;
  /** Success and failure node of each task. */
  readonly successNode: Int32Array;
  readonly failureNode: Int32Array;

  readonly edgeCount: number;
  readonly edgeSource: Int32Array;
  readonly edgeTarget: Int32Array;
  /** Index into Rollouts.actions. */
  readonly edgeAction: Int32Array;

  // Per step.
  readonly stepNode: Int32Array;
  readonly stepNextNode: Int32Array;
  readonly stepEdge: Int32Array;

  // Compressed lists: steps that start at node k are nodeSteps[nodeStart[k] … nodeStart[k + 1] − 1]; edges likewise.
  readonly nodeStart: Int32Array;
  readonly nodeSteps: Int32Array;
  readonly edgeStart: Int32Array;
  readonly edgeSteps: Int32Array;
}
