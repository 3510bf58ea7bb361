/** Which transitions decide a task: critical ones by the global yardstick, and bottlenecks. ALGORITHM.md, "Criticality". */
import type { NumberOption } from '../options/option.ts';
import { edgeCentricTerm, groupValues } from './estimators/g2po.ts';
import { type StateGraph, stepsOfEdge } from './graph.ts';
import type { Rollouts } from './rollouts.ts';
import { summarise } from './statistics.ts';
import type { Values } from './values.ts';

export const criticalityOptions = {
  threshold: {
    kind: 'number',
    default: 1.5,
    min: 0.1,
    max: 10,
    step: 0.1,
    label: 'Critical from |τ|',
    help: 'A transition is critical when its mean edge-centric advantage is at least this many standard deviations of the TD errors of its task.',
  },
} as const satisfies Record<string, NumberOption>;

/** Signs of `Criticality.kind`. */
export const PROGRESS = 1;
export const SETBACK = -1;

export interface Criticality {
  /** Per edge: mean A_EC of its steps under mean_std_norm, whatever normalisation trains. */
  readonly edgeAdvantage: Float64Array;
  /** Per edge: PROGRESS or SETBACK where |edgeAdvantage| ≥ τ, else 0. */
  readonly kind: Int8Array;
  /** The critical edges, largest |edgeAdvantage| first, ties by edge number. */
  readonly ranked: Int32Array;
  /** Per edge: 1 where its task has a successful trajectory and every successful one traverses it. */
  readonly bottleneck: Uint8Array;
}

/**
 * Criticality of every edge, from the group-aggregated values. Pure.
 * @param threshold τ > 0, in standard deviations of δ over the task's steps
 */
export function assessCriticality(
  rollouts: Rollouts,
  graph: StateGraph,
  values: Values,
  threshold: number = criticalityOptions.threshold.default,
): Criticality {
  const { current, next } = groupValues(graph, values.node);
  const advantage = edgeCentricTerm(rollouts, current, next, 1, true).values;
  const edgeAdvantage = new Float64Array(graph.edgeCount);
  const kind = new Int8Array(graph.edgeCount);
  const critical: number[] = [];
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const { mean } = summarise(advantage, stepsOfEdge(graph, edge));
    edgeAdvantage[edge] = mean;
    if (Math.abs(mean) < threshold) continue;
    kind[edge] = mean > 0 ? PROGRESS : SETBACK;
    critical.push(edge);
  }
  critical.sort((a, b) => Math.abs(edgeAdvantage[b]) - Math.abs(edgeAdvantage[a]) || a - b);
  return { edgeAdvantage, kind, ranked: Int32Array.from(critical), bottleneck: findBottlenecks(rollouts, graph) };
}

/** 1 for each edge that every successful trajectory of its task traverses, where there is one. */
function findBottlenecks(rollouts: Rollouts, graph: StateGraph): Uint8Array {
  const { success, trajectory, trajectoryTask } = rollouts;
  const successes = new Int32Array(rollouts.tasks.length);
  for (let i = 0; i < success.length; i++) successes[trajectoryTask[i]] += success[i];
  const bottleneck = new Uint8Array(graph.edgeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    // Steps of an edge are listed trajectory by trajectory, so a change of trajectory is one more that traverses it.
    let traversals = 0;
    let previous = -1;
    for (const step of stepsOfEdge(graph, edge)) {
      if (trajectory[step] === previous) continue;
      previous = trajectory[step];
      traversals += success[previous];
    }
    const needed = successes[graph.nodeTask[graph.edgeSource[edge]]];
    if (needed > 0 && traversals === needed) bottleneck[edge] = 1;
  }
  return bottleneck;
}
