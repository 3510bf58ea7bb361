/**
 * The state-transition graph of a group of rollouts: steps of one task that share their observation merge into a node.
 * ALGORITHM.md, "Words".
 */
import type { Rollouts } from './rollouts.ts';
import { TripleIndex } from './tripleIndex.ts';

/** What a node stands for. Terminal nodes are tagged, never numbered −1 / −2. */
export const NODE_STATE = 0;
export const NODE_SUCCESS = 1;
export const NODE_FAILURE = 2;

/**
 * Nodes and edges of all tasks of a batch; nothing is shared between tasks.
 * Every task owns one success and one failure node, present whether or not a trajectory reached it.
 * Node and edge numbers are dense, in order of first visit along the trajectories, whose own order is that of their first
 * rows (the order of rows within a trajectory does not matter); state nodes come first, then success and failure of each
 * task.
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

  // Compressed lists: steps that start at node k are nodeSteps[nodeStart[k] … nodeStart[k + 1] − 1], trajectory by
  // trajectory; edges likewise. Read them with `stepsOfNode` and `stepsOfEdge`.
  readonly nodeStart: Int32Array;
  readonly nodeSteps: Int32Array;
  readonly edgeStart: Int32Array;
  readonly edgeSteps: Int32Array;
}

/** Merges the steps of each task into nodes and edges. Pure; time and memory are linear in the number of steps. */
export function buildStateGraph(rollouts: Rollouts): StateGraph {
  const { stepCount, observation, action, trajectoryTask, trajectoryStart, trajectorySteps } = rollouts;
  const taskCount = rollouts.tasks.length;
  const trajectoryCount = trajectoryTask.length;

  const states = new TripleIndex(rollouts.observations.length);
  const stepNode = new Int32Array(stepCount);
  for (let i = 0; i < trajectoryCount; i++) {
    for (let k = trajectoryStart[i]; k < trajectoryStart[i + 1]; k++) {
      const step = trajectorySteps[k];
      stepNode[step] = states.number(trajectoryTask[i], observation[step], 0);
    }
  }

  const stateCount = states.size;
  const nodeCount = stateCount + 2 * taskCount;
  const nodeKind = new Uint8Array(nodeCount);
  const nodeTask = new Int32Array(nodeCount);
  const nodeObservation = new Int32Array(nodeCount).fill(-1);
  nodeTask.set(states.field(0));
  nodeObservation.set(states.field(1));
  const successNode = new Int32Array(taskCount);
  const failureNode = new Int32Array(taskCount);
  for (let task = 0; task < taskCount; task++) {
    const node = stateCount + 2 * task;
    successNode[task] = node;
    failureNode[task] = node + 1;
    nodeKind[node] = NODE_SUCCESS;
    nodeKind[node + 1] = NODE_FAILURE;
    nodeTask[node] = task;
    nodeTask[node + 1] = task;
  }

  const edges = new TripleIndex(2 * stateCount);
  const stepNextNode = new Int32Array(stepCount);
  const stepEdge = new Int32Array(stepCount);
  for (let i = 0; i < trajectoryCount; i++) {
    const end = trajectoryStart[i + 1];
    const terminal = (rollouts.success[i] === 1 ? successNode : failureNode)[trajectoryTask[i]];
    for (let k = trajectoryStart[i]; k < end; k++) {
      const step = trajectorySteps[k];
      const next = k + 1 < end ? stepNode[trajectorySteps[k + 1]] : terminal;
      stepNextNode[step] = next;
      stepEdge[step] = edges.number(stepNode[step], action[step], next);
    }
  }

  const byNode = compress(stepNode, nodeCount, trajectorySteps);
  const byEdge = compress(stepEdge, edges.size, trajectorySteps);
  return {
    nodeCount,
    nodeKind,
    nodeTask,
    nodeObservation,
    successNode,
    failureNode,
    edgeCount: edges.size,
    edgeSource: edges.field(0),
    edgeTarget: edges.field(2),
    edgeAction: edges.field(1),
    stepNode,
    stepNextNode,
    stepEdge,
    nodeStart: byNode.start,
    nodeSteps: byNode.steps,
    edgeStart: byEdge.start,
    edgeSteps: byEdge.steps,
  };
}

/** The steps that start at a node, trajectory by trajectory (a view, not a copy). */
export function stepsOfNode(graph: StateGraph, node: number): Int32Array {
  return graph.nodeSteps.subarray(graph.nodeStart[node], graph.nodeStart[node + 1]);
}

/** The steps that traversed an edge, trajectory by trajectory (a view, not a copy). */
export function stepsOfEdge(graph: StateGraph, edge: number): Int32Array {
  return graph.edgeSteps.subarray(graph.edgeStart[edge], graph.edgeStart[edge + 1]);
}

/** Steps listed by key, by counting; within a key they keep `order`. */
function compress(key: Int32Array, keyCount: number, order: Int32Array): { start: Int32Array; steps: Int32Array } {
  const start = new Int32Array(keyCount + 1);
  for (let s = 0; s < key.length; s++) start[key[s] + 1]++;
  for (let k = 0; k < keyCount; k++) start[k + 1] += start[k];
  const free = start.slice();
  const steps = new Int32Array(key.length);
  for (let k = 0; k < order.length; k++) steps[free[key[order[k]]]++] = order[k];
  return { start, steps };
}
