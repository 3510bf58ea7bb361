/** G2PO: episode, node-centric and edge-centric advantages, read off the graph's values (arXiv 2606.22995). */
import type { Estimator, Term } from '../estimator.ts';
import type { StateGraph } from '../graph.ts';
import { type Rollouts, tasksOfSteps } from '../rollouts.ts';
import { groupStatistics, normalise } from '../statistics.ts';
import { returnsToGo } from '../values.ts';
import { creditOf, episodeTerm, penalise } from './terms.ts';

/**
 * A_EC: the TD error δ = next − current of each step, normalised over all steps of its task's graph, each traversal
 * counted. ALGORITHM.md, "Three advantages".
 * @param current value of the state that each step starts in
 * @param next value of the state that it leads to
 */
export function edgeCentricTerm(
  rollouts: Rollouts,
  current: Float64Array,
  next: Float64Array,
  weight: number,
  scaled: boolean,
): Term {
  const quantity = new Float64Array(rollouts.stepCount);
  for (let s = 0; s < quantity.length; s++) quantity[s] = next[s] - current[s];
  const group = tasksOfSteps(rollouts);
  return normalise(
    { id: 'edge_centric', weight, quantity, group, scaled },
    groupStatistics(quantity, group, rollouts.tasks.length),
  );
}

/** V(G) and V(G') per step: the group-aggregated values of the nodes that it connects. */
export function groupValues(graph: StateGraph, node: Float64Array): { current: Float64Array; next: Float64Array } {
  const { stepNode, stepNextNode } = graph;
  const current = new Float64Array(stepNode.length);
  const next = new Float64Array(stepNode.length);
  for (let s = 0; s < stepNode.length; s++) {
    current[s] = node[stepNode[s]];
    next[s] = node[stepNextNode[s]];
  }
  return { current, next };
}

export const g2po: Estimator<'g2po'> = {
  id: 'g2po',
  label: 'G2PO',
  help: 'The episode term plus w times two views of each transition: against the others that leave its state, and its TD error against the whole graph.',
  source: '2606.22995',
  uses: [
    'gamma',
    'weight',
    'invalidPenalty',
    'penaltyPlace',
    'successReward',
    'normalisation',
    'episodeStatistics',
    'valueAggregation',
    'episodeTerm',
    'nodeCentricTerm',
    'edgeCentricTerm',
  ],
  unavailable: () => null,
  estimate({ rollouts, graph, values }, settings) {
    const { weight } = settings;
    const scaled = settings.normalisation === 'mean_std_norm';
    // Without aggregation a state is worth what its own trajectory made of it, up to R_i itself after the last step.
    const stateValues =
      settings.valueAggregation === 'trajectory'
        ? { current: values.step, next: returnsToGo(rollouts, settings.gamma) }
        : groupValues(graph, values.node);
    const terms: Term[] = [];
    if (settings.episodeTerm) terms.push(episodeTerm(rollouts, settings));
    if (settings.nodeCentricTerm) {
      const quantity = penalise(rollouts, stateValues.next, settings);
      const group = graph.stepNode;
      const statistics = groupStatistics(quantity, group, graph.nodeCount);
      terms.push(normalise({ id: 'node_centric', weight, quantity, group, scaled }, statistics));
    }
    if (settings.edgeCentricTerm) {
      terms.push(edgeCentricTerm(rollouts, stateValues.current, stateValues.next, weight, scaled));
    }
    return { ...creditOf('g2po', rollouts, settings, terms), stateValues };
  },
};
