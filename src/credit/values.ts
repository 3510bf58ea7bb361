/** Values read off the graph: v(i,j) of each step and their mean over each node. ALGORITHM.md, "Values". */
import type { StateGraph } from './graph.ts';
import type { Rollouts } from './rollouts.ts';

export interface Values {
  /** v(i,j) = γ^(T_i − j + 1) · R_i per step. */
  readonly step: Float64Array;
  /** V(G) per node; successReward and 0 for the terminal nodes. */
  readonly node: Float64Array;
}

/** What the values depend on besides the rollouts; the estimators' settings have both. */
export interface ValueSettings {
  /** Discount γ, in (0, 1]. */
  readonly gamma: number;
  /** V(success), > 0. */
  readonly successReward: number;
}

/** γ^(T_i − j + 1 − shift) · R_i of every step. */
function discountedRewards(rollouts: Rollouts, gamma: number, shift: number): Float64Array {
  const { trajectoryStart, trajectorySteps, episodeReward } = rollouts;
  const values = new Float64Array(rollouts.stepCount);
  for (let i = 0; i < episodeReward.length; i++) {
    // Backwards from the last step, whose exponent is 1 − shift.
    let value = shift === 0 ? gamma * episodeReward[i] : episodeReward[i];
    for (let k = trajectoryStart[i + 1] - 1; k >= trajectoryStart[i]; k--) {
      values[trajectorySteps[k]] = value;
      value *= gamma;
    }
  }
  return values;
}

/** v(i,j) = γ^(T_i − j + 1) · R_i per step: what its own trajectory says of the state that a step starts in. */
export function stepValues(rollouts: Rollouts, gamma: number): Float64Array {
  return discountedRewards(rollouts, gamma, 0);
}

/** γ^(T_i − j) · R_i per step: the return-to-go of GiGPO and HGPO, and v(i, j + 1) of the state that a step leads to. */
export function returnsToGo(rollouts: Rollouts, gamma: number): Float64Array {
  return discountedRewards(rollouts, gamma, 1);
}

/** V(G) per node: the mean of v(i,j) over its steps; `successReward` and 0 for the terminal nodes. */
export function nodeValues(graph: StateGraph, step: Float64Array, successReward: number): Float64Array {
  const { nodeCount, nodeStart, nodeSteps, successNode } = graph;
  const values = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const start = nodeStart[node];
    const end = nodeStart[node + 1];
    if (start === end) continue;
    // Relative to the first value, so that the mean of equal values is that value and not a rounding of it.
    const first = step[nodeSteps[start]];
    let sum = 0;
    for (let k = start + 1; k < end; k++) sum += step[nodeSteps[k]] - first;
    values[node] = first + sum / (end - start);
  }
  for (const node of successNode) values[node] = successReward;
  return values;
}

/** Values of all steps and nodes. Pure, linear. */
export function computeValues(rollouts: Rollouts, graph: StateGraph, settings: ValueSettings): Values {
  const step = stepValues(rollouts, settings.gamma);
  return { step, node: nodeValues(graph, step, settings.successReward) };
}
