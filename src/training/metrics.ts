/** The scalars of an iteration, for charts and the command line. */
import type { RunConfig } from '../config/config.ts';
import { countAdvantages, diagnose } from '../credit/diagnostics.ts';
import type { Credit } from '../credit/estimator.ts';
import type { StateGraph } from '../credit/graph.ts';
import type { Rollouts } from '../credit/rollouts.ts';
import type { UpdateStats } from '../policy/policy.ts';
import { findWorld } from '../worlds/registry.ts';
import type { Task } from '../worlds/world.ts';
import type { IterationMetrics } from './protocol.ts';

export interface FinishedIteration {
  readonly iteration: number;
  readonly config: RunConfig;
  readonly tasks: readonly Task[];
  readonly rollouts: Rollouts;
  /** Graded score of each trajectory. */
  readonly scores: readonly number[];
  readonly graph: StateGraph;
  readonly credit: Credit;
  /** Statistics of each minibatch with its number of steps. */
  readonly updates: readonly { readonly steps: number; readonly stats: UpdateStats }[];
  readonly heldOutSuccess: number | null;
  readonly seconds: IterationMetrics['seconds'];
}

/** Scalars of a finished iteration. Pure. */
export function iterationMetrics(finished: FinishedIteration): IterationMetrics {
  const { iteration, config, tasks, rollouts, scores, graph, credit, updates, heldOutSuccess, seconds } = finished;
  const diagnostics = diagnose(rollouts, graph, credit.advantage);
  const successes = Array.from(rollouts.success, (success, trajectory) => ({
    success,
    task: rollouts.trajectoryTask[trajectory],
  }));
  const watched = mean(successes.filter(({ task }) => task < config.pinned).map(({ success }) => success));
  const fresh = mean(successes.filter(({ task }) => task >= config.pinned).map(({ success }) => success));
  const freshScores = scores.filter((_, trajectory) => rollouts.trajectoryTask[trajectory] >= config.pinned);
  const families = [...new Set(tasks.map(({ family }) => family))].sort();
  const overSteps = (figure: (stats: UpdateStats) => number): number => {
    const steps = updates.reduce((sum, update) => sum + update.steps, 0);
    return updates.reduce((sum, update) => sum + figure(update.stats) * update.steps, 0) / steps;
  };
  return {
    iteration,
    successRate: fresh ?? diagnostics.successRate,
    watchedSuccessRate: watched,
    meanScore: findWorld(config.world).graded === true ? mean(freshScores.length > 0 ? freshScores : scores) : null,
    familySuccess: Object.fromEntries(
      families.map((family) => {
        const members = successes.filter(({ task }) => tasks[task].family === family);
        return [family, mean(members.map(({ success }) => success)) ?? 0];
      }),
    ),
    meanLength: diagnostics.meanTrajectoryLength,
    envSteps: diagnostics.steps,
    kl: overSteps(({ kl }) => kl),
    clipFraction: overSteps(({ clipFraction }) => clipFraction),
    entropy: overSteps(({ entropy }) => entropy),
    loss: overSteps(({ loss }) => loss),
    gradientNorm: overSteps(({ gradientNorm }) => gradientNorm),
    groupSize: diagnostics.meanNodeSize,
    singletonShare: diagnostics.singletonNodeShare,
    noVarianceShare: diagnostics.flatTaskShare,
    peakAdvantage: diagnostics.peakAdvantage,
    advantages: countAdvantages(credit.advantage),
    heldOutSuccess,
    seconds,
  };
}

/** Mean of some numbers; null of none. */
function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
