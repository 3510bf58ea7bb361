/** The Rollout stage: every trajectory of a batch, sampled side by side so that the policy is asked once a step. */
import { type Rollouts, RolloutsBuilder } from '../credit/rollouts.ts';
import type { Decision } from '../policy/policy.ts';
import { randomStream } from '../worlds/random.ts';
import type { Task } from '../worlds/world.ts';
import { Episode } from './episode.ts';

/** A finished episode with what the policy was given and what it said, step by step. */
export interface Trajectory<Input> {
  /** Number of its task in the batch. */
  readonly task: number;
  readonly episode: Episode;
  readonly inputs: readonly Input[];
  /** log π_old(a|o) of the actions taken. */
  readonly logProbs: readonly number[];
  /** log π_old(·|o), step by step. */
  readonly answers: readonly Float32Array[];
}

export interface Actor<Input> {
  /** A decision in the form that `logProbs` wants. */
  encode(decision: Decision): Input;
  /** log π(·|o) of each input. */
  logProbs(inputs: readonly Input[]): Promise<readonly Float32Array[]> | readonly Float32Array[];
}

export interface RolloutOptions {
  /** Trajectories of each task. */
  readonly rollouts: number;
  readonly seed: number;
  readonly iteration: number;
  /** Names the random streams: rollouts that train ('act', the default), an evaluation's, a study's. */
  readonly scope?: 'act' | 'evaluate' | 'study';
}

/**
 * Samples `rollouts` trajectories of each task until success, failure or the step limit.
 * Each trajectory draws from its own random stream (seed, scope, iteration, task, rollout), so that a trajectory does not
 * depend on which others are sampled beside it. Order of the result: task by task, rollout by rollout.
 */
export async function rollOut<Input>(
  tasks: readonly Task[],
  actor: Actor<Input>,
  { rollouts, seed, iteration, scope = 'act' }: RolloutOptions,
): Promise<readonly Trajectory<Input>[]> {
  const sampled = tasks.flatMap((task, index) =>
    Array.from({ length: rollouts }, (_, rollout) => ({
      task: index,
      episode: new Episode(task),
      inputs: [] as Input[],
      logProbs: [] as number[],
      answers: [] as Float32Array[],
      random: randomStream(seed, scope, iteration, index, rollout),
    })),
  );
  let running = sampled;
  while (running.length > 0) {
    const inputs = running.map(({ episode }) => actor.encode(episode.decision));
    const answers = await actor.logProbs(inputs);
    running.forEach((trajectory, i) => {
      const action = sample(answers[i], trajectory.random.uniform());
      trajectory.inputs.push(inputs[i]);
      trajectory.logProbs.push(answers[i][action]);
      trajectory.answers.push(answers[i]);
      trajectory.episode.take(action);
    });
    running = running.filter(({ episode }) => episode.outcome === 'running');
  }
  return sampled;
}

/** The action at quantile u ∈ [0, 1) of exp(logProbs): inverse transform sampling. */
export function sample(logProbs: Float32Array, u: number): number {
  let cumulative = 0;
  for (let i = 0; i < logProbs.length; i++) {
    cumulative += Math.exp(logProbs[i]);
    if (u < cumulative) return i;
  }
  // Rounding may leave the sum just under 1: the last action owns the rest.
  return logProbs.length - 1;
}

/**
 * Finished episodes as Rollouts; rows stand trajectory by trajectory, step by step.
 * `taskOf[i]` is the number of episode i's task; the built-in worlds pay `successReward` for success, else 0.
 */
export function rolloutsOf(episodes: readonly Episode[], taskOf: readonly number[], successReward: number): Rollouts {
  const builder = new RolloutsBuilder();
  episodes.forEach((episode, i) => {
    const success = episode.outcome === 'success';
    builder.appendTrajectory({
      task: `task ${taskOf[i] + 1}`,
      trajectory: `rollout ${i + 1}`,
      steps: episode.steps,
      nextObservations: episode.steps.map(({ nextObservation }) => nextObservation),
      episodeReward: success ? successReward : 0,
      success,
    });
  });
  return builder.build();
}
