/** How healthy a group of rollouts is as a source of credit: figures for charts and for the list of sick spots. */
import { NODE_STATE, type StateGraph } from './graph.ts';
import type { Rollouts } from './rollouts.ts';

/** Shares lie in 0 … 1. Means and shares of nothing are NaN. */
export interface Diagnostics {
  readonly steps: number;
  readonly trajectories: number;
  readonly tasks: number;
  /** State nodes; terminal nodes are not counted. */
  readonly nodes: number;
  readonly edges: number;
  /** Share of trajectories that succeeded. */
  readonly successRate: number;
  /** Mean T_i, in steps. */
  readonly meanTrajectoryLength: number;
  /** Mean number |G| of steps that share a state node: aggregation divides the variance by it. */
  readonly meanNodeSize: number;
  /** Share of state nodes that a single step starts from: they have no node-centric advantage. */
  readonly singletonNodeShare: number;
  /** Mean number of trajectories of a task. */
  readonly meanTaskSize: number;
  /** Share of tasks whose trajectories all have the same episode reward: they have no episode advantage. */
  readonly flatTaskShare: number;
  /** Share of steps whose action was not admissible. */
  readonly invalidShare: number;
  /** Largest |A|, 0 where there is no step. */
  readonly peakAdvantage: number;
}

/** Figures of a batch, or of one task as `taskSubset` gives it. Pure, linear. */
export function diagnose(rollouts: Rollouts, graph: StateGraph, advantage: Float64Array): Diagnostics {
  const { stepCount, trajectoryTask, episodeReward } = rollouts;
  const trajectories = trajectoryTask.length;
  const tasks = rollouts.tasks.length;

  let nodes = 0;
  let singletons = 0;
  for (let node = 0; node < graph.nodeCount; node++) {
    if (graph.nodeKind[node] !== NODE_STATE) continue;
    nodes++;
    if (graph.nodeStart[node + 1] - graph.nodeStart[node] === 1) singletons++;
  }

  const rewardOfTask = new Float64Array(tasks).fill(Number.NaN);
  const varies = new Uint8Array(tasks);
  let successes = 0;
  for (let i = 0; i < trajectories; i++) {
    successes += rollouts.success[i];
    const task = trajectoryTask[i];
    if (Number.isNaN(rewardOfTask[task])) rewardOfTask[task] = episodeReward[i];
    else if (rewardOfTask[task] !== episodeReward[i]) varies[task] = 1;
  }
  const varying = varies.reduce((sum, one) => sum + one, 0);

  let peakAdvantage = 0;
  let validSteps = 0;
  for (let s = 0; s < stepCount; s++) {
    peakAdvantage = Math.max(peakAdvantage, Math.abs(advantage[s]));
    validSteps += rollouts.valid[s];
  }
  return {
    steps: stepCount,
    trajectories,
    tasks,
    nodes,
    edges: graph.edgeCount,
    successRate: successes / trajectories,
    meanTrajectoryLength: stepCount / trajectories,
    meanNodeSize: stepCount / nodes,
    singletonNodeShare: singletons / nodes,
    meanTaskSize: trajectories / tasks,
    flatTaskShare: (tasks - varying) / tasks,
    invalidShare: (stepCount - validSteps) / stepCount,
    peakAdvantage,
  };
}

/** How advantages are distributed: steps whose |A| is zero, and the others by value. */
export interface AdvantageCounts {
  /** Steps that learn nothing: |A| below 1e-6. */
  readonly zeros: number;
  /** Steps of each bin: below the first of ADVANTAGE_EDGES, between each and the next, from the last on. */
  readonly counts: readonly number[];
}

/** Bounds of the bins, in units of A (standard deviations, under mean_std_norm): −6, −5.5 … 6. */
export const ADVANTAGE_EDGES: readonly number[] = Array.from({ length: 25 }, (_, i) => -6 + i / 2);

/** Counts advantages by size. Pure. */
export function countAdvantages(advantage: ArrayLike<number>): AdvantageCounts {
  const counts = new Array<number>(ADVANTAGE_EDGES.length + 1).fill(0);
  let zeros = 0;
  for (let s = 0; s < advantage.length; s++) {
    if (Math.abs(advantage[s]) < 1e-6) zeros++;
    else counts[Math.max(0, Math.min(ADVANTAGE_EDGES.length, Math.floor((advantage[s] + 6) * 2) + 1))]++;
  }
  return { zeros, counts };
}
