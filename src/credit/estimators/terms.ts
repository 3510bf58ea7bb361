/** What several estimators share: scores with the invalid-action penalty, the episode term, the weighted sum. */
import type { Credit, EstimatorSettings, Term } from '../estimator.ts';
import { type Rollouts, tasksOfSteps } from '../rollouts.ts';
import { type GroupStatistics, groupStatistics, keepLoneValues, normalise } from '../statistics.ts';

export type PenaltySettings = Pick<EstimatorSettings, 'invalidPenalty' | 'penaltyPlace'>;

/** quantity − p·[invalid] per step, where the penalty belongs inside the normalisation; else the quantity itself. */
export function penalise(
  rollouts: Rollouts,
  quantity: Float64Array,
  { invalidPenalty, penaltyPlace }: PenaltySettings,
): Float64Array {
  if (penaltyPlace === 'outside') return quantity;
  const { valid } = rollouts;
  const score = new Float64Array(quantity.length);
  for (let s = 0; s < score.length; s++) score[s] = valid[s] === 1 ? quantity[s] : quantity[s] - invalidPenalty;
  return score;
}

/**
 * The episode's score as each step receives it, with its task as statistics group: R_i − p·[invalid] with statistics
 * over the task's steps (the authors' code), or R_i with statistics over its trajectories (the paper's formula).
 */
export function episodeScores(
  rollouts: Rollouts,
  settings: PenaltySettings & Pick<EstimatorSettings, 'episodeStatistics'>,
): { readonly quantity: Float64Array; readonly group: Int32Array; readonly statistics: GroupStatistics } {
  const { episodeReward, trajectory, trajectoryTask } = rollouts;
  const taskCount = rollouts.tasks.length;
  const group = tasksOfSteps(rollouts);
  const reward = new Float64Array(rollouts.stepCount);
  for (let s = 0; s < reward.length; s++) reward[s] = episodeReward[trajectory[s]];
  if (settings.episodeStatistics === 'trajectories') {
    return { quantity: reward, group, statistics: groupStatistics(episodeReward, trajectoryTask, taskCount) };
  }
  const quantity = penalise(rollouts, reward, settings);
  return { quantity, group, statistics: groupStatistics(quantity, group, taskCount) };
}

/** A_EP: the episode's score normalised within its task; a lone value stands as it is. */
export function episodeTerm(
  rollouts: Rollouts,
  settings: PenaltySettings & Pick<EstimatorSettings, 'episodeStatistics' | 'normalisation'>,
): Term {
  const { quantity, group, statistics } = episodeScores(rollouts, settings);
  const scaled = settings.normalisation === 'mean_std_norm';
  return normalise({ id: 'episode', weight: 1, quantity, group, scaled }, keepLoneValues(statistics));
}

/** −p·[invalid] as a term of its own, where the penalty belongs outside the normalisation. */
function penaltyTerms(rollouts: Rollouts, { invalidPenalty, penaltyPlace }: PenaltySettings): readonly Term[] {
  if (penaltyPlace === 'inside' || invalidPenalty === 0) return [];
  const quantity = Float64Array.from(rollouts.valid, (valid) => (valid === 1 ? 0 : -invalidPenalty));
  const group = new Int32Array(rollouts.stepCount).fill(-1);
  const none = new Float64Array(0);
  const term = { quantity, group, mean: none, std: none, count: new Int32Array(0), scaled: false };
  return [{ id: 'penalty', weight: 1, values: quantity, ...term }];
}

/** The credit that is the weighted sum of its terms, and of the penalty where that stands outside them. */
export function creditOf(
  estimator: string,
  rollouts: Rollouts,
  settings: PenaltySettings,
  normalised: readonly Term[],
): Credit {
  const { stepCount } = rollouts;
  const terms = [...normalised, ...penaltyTerms(rollouts, settings)];
  const advantage = new Float64Array(stepCount);
  for (const { weight, values } of terms) {
    if (weight === 0) continue;
    for (let s = 0; s < stepCount; s++) advantage[s] += weight * values[s];
  }
  return { estimator, advantage, terms };
}
