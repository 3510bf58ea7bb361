/** GraphGPO: the episode term plus how near to success a step leads, by fewest edges (arXiv 2605.26684). */
import type { Estimator } from '../estimator.ts';
import { NODE_STATE, type StateGraph } from '../graph.ts';
import { type Rollouts, tasksOfSteps } from '../rollouts.ts';
import { groupStatistics, normalise } from '../statistics.ts';
import { TripleIndex } from '../tripleIndex.ts';
import { creditOf, episodeTerm, penalise } from './terms.ts';

/** Last row of trajectory i. */
function lastStep(rollouts: Rollouts, trajectory: number): number {
  return rollouts.trajectorySteps[rollouts.trajectoryStart[trajectory + 1] - 1];
}

/** Why the distances cannot be told: unsuccessful trajectories without a final observation. Null where they can. */
function missingFinalObservations(rollouts: Rollouts): string | null {
  let missing = 0;
  for (let i = 0; i < rollouts.success.length; i++) {
    if (rollouts.success[i] === 0 && (rollouts.nextObservation?.[lastStep(rollouts, i)] ?? -1) < 0) missing++;
  }
  if (missing === 0) return null;
  const subject = missing === 1 ? '1 unsuccessful trajectory' : `${missing} unsuccessful trajectories`;
  return `the next observation (next_obs) of the last step is missing in ${subject}`;
}

/**
 * d per step: fewest edges from the node that it leads to, to success, over the task's graph. The last step of an
 * unsuccessful trajectory leads to the node of its final observation. Nodes that cannot reach success count as
 * (largest finite d of the task) + 1, so d is 1 throughout where nobody succeeds. ALGORITHM.md, "The estimators".
 * Throws Error where final observations are missing.
 */
export function distancesOfNext(rollouts: Rollouts, graph: StateGraph): Int32Array {
  const reason = missingFinalObservations(rollouts);
  if (reason !== null) throw new Error(`GraphGPO is unavailable: ${reason}`);
  const { stepCount, success, trajectoryTask, nextObservation } = rollouts;
  const { nodeCount, nodeKind, nodeTask, nodeObservation } = graph;

  // State nodes come first in the graph, so numbering them again here gives them the same numbers.
  const states = new TripleIndex(nodeCount);
  for (let node = 0; node < nodeCount && nodeKind[node] === NODE_STATE; node++) {
    states.number(nodeTask[node], nodeObservation[node], 0);
  }
  // A final observation that no step starts from has no way to success: it needs no node, only the mark −1.
  const stateCount = states.size;
  const target = graph.stepNextNode.slice();
  for (let i = 0; i < success.length; i++) {
    const step = lastStep(rollouts, i);
    if (success[i] === 1 || nextObservation === undefined) continue;
    const node = states.number(trajectoryTask[i], nextObservation[step], 0);
    target[step] = node < stateCount ? node : -1;
  }

  // Breadth-first search against the edges, from the success nodes of all tasks at once: tasks share no node.
  const start = new Int32Array(nodeCount + 1);
  for (let s = 0; s < stepCount; s++) if (target[s] >= 0) start[target[s] + 1]++;
  for (let node = 0; node < nodeCount; node++) start[node + 1] += start[node];
  const free = start.slice();
  const sources = new Int32Array(start[nodeCount]);
  for (let s = 0; s < stepCount; s++) if (target[s] >= 0) sources[free[target[s]]++] = graph.stepNode[s];
  const distance = new Int32Array(nodeCount).fill(-1);
  const farthest = new Int32Array(rollouts.tasks.length);
  const queue = new Int32Array(nodeCount);
  let queued = 0;
  for (const node of graph.successNode) {
    distance[node] = 0;
    queue[queued++] = node;
  }
  for (let head = 0; head < queued; head++) {
    const node = queue[head];
    farthest[nodeTask[node]] = distance[node];
    for (let k = start[node]; k < start[node + 1]; k++) {
      if (distance[sources[k]] >= 0) continue;
      distance[sources[k]] = distance[node] + 1;
      queue[queued++] = sources[k];
    }
  }

  const task = tasksOfSteps(rollouts);
  const result = new Int32Array(stepCount);
  for (let s = 0; s < stepCount; s++) {
    const known = target[s] >= 0 ? distance[target[s]] : -1;
    result[s] = known >= 0 ? known : farthest[task[s]] + 1;
  }
  return result;
}

export const graphgpo: Estimator<'graphgpo'> = {
  id: 'graphgpo',
  label: 'GraphGPO',
  help: 'The episode term plus w times how few steps from success a transition leads, against the others that leave its state.',
  source: '2605.26684',
  uses: [
    'weight',
    'invalidPenalty',
    'penaltyPlace',
    'successReward',
    'normalisation',
    'episodeStatistics',
    'pathDiscount',
  ],
  unavailable: missingFinalObservations,
  estimate({ rollouts, graph }, settings) {
    const { successReward, pathDiscount } = settings;
    const pathReturn = Float64Array.from(distancesOfNext(rollouts, graph), (d) => successReward * pathDiscount ** d);
    const quantity = penalise(rollouts, pathReturn, settings);
    const group = graph.stepNode;
    const step = normalise(
      { id: 'step', weight: settings.weight, quantity, group, scaled: settings.normalisation === 'mean_std_norm' },
      groupStatistics(quantity, group, graph.nodeCount),
    );
    return creditOf('graphgpo', rollouts, settings, [episodeTerm(rollouts, settings), step]);
  },
};
