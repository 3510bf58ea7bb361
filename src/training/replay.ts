/**
 * Replay is the storage: an iteration is kept as task seeds and chosen actions, and this brings its rollouts back.
 * No TensorFlow.js here, so that the page itself replays, and shows the first rollouts before any backend is loaded.
 */
import type { RunConfig } from '../config/config.ts';
import type { Rollouts } from '../credit/rollouts.ts';
import { initialLogProbs } from '../policy/prior.ts';
import { deriveSeed } from '../worlds/random.ts';
import { findWorld } from '../worlds/registry.ts';
import type { Task } from '../worlds/world.ts';
import { Episode } from './episode.ts';
import { distinctDecisions, packProbabilities, type StepPolicy, unpackProbabilities } from './probabilities.ts';
import type { RolloutRecord, TaskProbabilities, TaskTruthRecord } from './protocol.ts';
import { type Actor, rollOut, rolloutsOf, type Trajectory } from './rollout.ts';

/**
 * Seeds of the tasks of an iteration (1-based): the first `pinned` are the same in every iteration, so that their
 * graphs can be watched; the others are fresh.
 */
export function taskSeeds({ seed, tasks, pinned }: RunConfig, iteration: number): Uint32Array {
  return Uint32Array.from({ length: tasks }, (_, i) =>
    i < pinned ? deriveSeed(seed, 'watched', i) : deriveSeed(seed, 'task', iteration, i),
  );
}

/** Seeds of the held-out tasks: the same in every evaluation, never trained on. */
export function heldOutSeeds({ seed, evaluationTasks }: RunConfig): Uint32Array {
  return Uint32Array.from({ length: evaluationTasks }, (_, i) => deriveSeed(seed, 'held-out', i));
}

/** How many tasks can be watched: the pinned ones, or the first of each batch where none is pinned. */
export function watchedTasks({ pinned }: RunConfig): number {
  return Math.max(1, pinned);
}

/** The task of a seed in the run's world. */
export function taskOf(config: RunConfig, seed: number): Task {
  return findWorld(config.world).task(seed, config.worldOptions);
}

/** The pinned tasks of a run, with their seeds, in order. */
export function pinnedTasks(config: RunConfig): readonly { readonly seed: number; readonly task: Task }[] {
  return Array.from(taskSeeds(config, 1).slice(0, config.pinned), (seed) => ({ seed, task: taskOf(config, seed) }));
}

/** The untrained policy as an actor: softmax of the prior, which needs no network. */
export function initialActor({ prior }: Pick<RunConfig, 'prior'>): Actor<Float32Array> {
  return { encode: (decision) => initialLogProbs(decision, prior), logProbs: (inputs) => inputs };
}

/**
 * The record of trajectories sampled on the tasks of `seeds`.
 * @param watched How many of the tasks keep their log-probabilities.
 */
export function recordOf(
  trajectories: readonly Trajectory<unknown>[],
  seeds: Uint32Array,
  iteration: number,
  watched: number,
): RolloutRecord {
  return {
    iteration,
    taskSeeds: seeds,
    lengths: Uint16Array.from(trajectories, ({ episode }) => episode.steps.length),
    actions: Uint16Array.from(
      trajectories.flatMap(({ episode }) => episode.steps.map(({ actionIndex }) => actionIndex)),
    ),
    logProbs: Float32Array.from(trajectories.filter(({ task }) => task < watched).flatMap(({ logProbs }) => logProbs)),
    probabilities: byTask(trajectories, watched).map((ofTask): TaskProbabilities => {
      const { first } = distinctDecisions(ofTask.map(({ episode }) => episode));
      const answers = first.map(({ episode, step }) => ofTask[episode].answers[step]);
      return { before: packProbabilities(answers), after: new Uint16Array(0) };
    }),
    truths: [],
  };
}

/** The trajectories of the first `watched` tasks, task by task. */
export function byTask<Input>(
  trajectories: readonly Trajectory<Input>[],
  watched: number,
): readonly (readonly Trajectory<Input>[])[] {
  return Array.from({ length: watched }, (_, index) => trajectories.filter(({ task }) => task === index));
}

/** The first iteration's rollouts of the watched tasks: the session's own, sampled without its network. */
export async function firstRecord(config: RunConfig): Promise<RolloutRecord> {
  const watched = watchedTasks(config);
  const seeds = taskSeeds(config, 1).slice(0, watched);
  const tasks = Array.from(seeds, (seed) => taskOf(config, seed));
  const trajectories = await rollOut(tasks, initialActor(config), { ...config, iteration: 1 });
  return recordOf(trajectories, seeds, 1, watched);
}

export interface ReplayedTask {
  readonly seed: number;
  readonly task: Task;
  /** This task's rollouts alone. */
  readonly rollouts: Rollouts;
  /** log π_old of the actions taken, per step; empty where the record does not keep them. */
  readonly logProbs: Float32Array;
  /** What else the policy could have done, per step, before and after the update. */
  readonly policy: readonly StepPolicy[];
  /** The true credit of its steps; null where it was not worked out. */
  readonly truth: TaskTruthRecord | null;
}

/**
 * Replays the rollouts of one task of a record, with the configuration that its iteration was made with.
 * @throws RangeError where the record has no such task, or its actions do not fit the world (another world version).
 */
export function replayTask(config: RunConfig, record: RolloutRecord, index: number): ReplayedTask {
  const seed = record.taskSeeds[index];
  if (seed === undefined) throw new RangeError(`the record of iteration ${record.iteration} has no task ${index + 1}`);
  const task = taskOf(config, seed);
  const first = index * config.rollouts;
  let at = record.lengths.slice(0, first).reduce((sum, length) => sum + length, 0);
  const start = at;
  const episodes = Array.from(record.lengths.slice(first, first + config.rollouts), (length) => {
    const episode = new Episode(task);
    for (const action of record.actions.slice(at, at + length)) episode.take(action);
    if (episode.outcome === 'running')
      throw new RangeError(`the record leaves an episode after ${length} steps that goes on`);
    at += length;
    return episode;
  });
  return {
    seed,
    task,
    rollouts: rolloutsOf(episodes, new Array<number>(episodes.length).fill(index), config.successReward),
    logProbs: record.logProbs.slice(start, at),
    policy: unpackProbabilities(episodes, record.probabilities[index]),
    truth: record.truths[index] ?? null,
  };
}
