/**
 * The truth about a task's steps under the policy that sampled them: exact where the task is small enough
 * (worlds/truth.ts), else from continuations sampled from clones of the world, with their interval.
 */
import { type Decision, HISTORY_STEPS } from '../policy/policy.ts';
import { randomStream } from '../worlds/random.ts';
import { decisionProcess, MAX_SITUATIONS, type StepTruth, stepTruth, type TruthSettings } from '../worlds/truth.ts';
import type { Task } from '../worlds/world.ts';
import { Episode } from './episode.ts';
import { type Actor, sample } from './rollout.ts';

/** True value and advantage per step, trajectory by trajectory. */
export interface TaskTruth extends StepTruth {
  /** Half width of the 95 % interval of each advantage; 0 where the truth is exact. */
  readonly halfWidth: Float64Array;
}

export interface TruthOptions extends Pick<TruthSettings, 'gamma' | 'successReward'> {
  /** Seed of the continuations' chance. */
  readonly seed: number;
  /** Situations beyond which continuations are sampled. */
  readonly limit?: number;
}

/** Continuations sampled from each situation where the truth is not worked out exactly. */
export const CONTINUATIONS = 256;

/** Decisions that the policy is asked about at once: what a batch of a default run holds, some times over. */
const BATCH = 4096;

/** The truth about every step of a task's episodes, for the policy that `actor` asks. */
export async function taskTruth<Input>(
  task: Task,
  episodes: readonly Episode[],
  actor: Actor<Input>,
  { gamma, successReward, seed, limit = MAX_SITUATIONS }: TruthOptions,
): Promise<TaskTruth> {
  const settings = { gamma, successReward, maxSteps: task.maxSteps };
  const process = decisionProcess(task, HISTORY_STEPS, limit);
  if (process === null) return sampledTruth(task, episodes, actor, settings, seed);
  const decisions = process.inputs.map((input): Decision => ({ task: task.text, ...input }));
  const probabilities = (await ask(actor, decisions)).map((logProbs) => Float64Array.from(logProbs, Math.exp));
  const actions = episodes.map(({ steps }) => steps.map(({ actionIndex }) => actionIndex));
  const truth = stepTruth(process, probabilities, actions, settings);
  return { ...truth, halfWidth: new Float64Array(truth.value.length) };
}

/** log π of each decision. */
async function ask<Input>(actor: Actor<Input>, decisions: readonly Decision[]): Promise<readonly Float32Array[]> {
  const answers: Float32Array[] = [];
  for (let at = 0; at < decisions.length; at += BATCH) {
    const inputs = decisions.slice(at, at + BATCH).map((decision) => actor.encode(decision));
    answers.push(...(await actor.logProbs(inputs)));
  }
  return answers;
}

/** A situation of which a trajectory's step is one visit. */
interface Visited {
  readonly episode: Episode;
  /** Mean return of its continuations, and the variance of that mean. */
  value: number;
  variance: number;
}

/** V by CONTINUATIONS continuations from each situation; A = Q − V, Q being the next situation's own estimate. */
async function sampledTruth<Input>(
  task: Task,
  episodes: readonly Episode[],
  actor: Actor<Input>,
  { gamma, successReward }: TruthSettings,
  seed: number,
): Promise<TaskTruth> {
  const visited = new Map<string, Visited>();
  const rows: { readonly here: Visited; readonly next: Visited | null; readonly success: boolean }[] = [];
  const visit = (episode: Episode): Visited => {
    const key = situationKey(episode);
    const known = visited.get(key) ?? { episode: episode.fork(), value: 0, variance: 0 };
    visited.set(key, known);
    return known;
  };
  for (const { steps } of episodes) {
    const walking = new Episode(task);
    for (const { actionIndex } of steps) {
      const here = visit(walking);
      walking.take(actionIndex);
      const goesOn = walking.outcome === 'running';
      rows.push({ here, next: goesOn ? visit(walking) : null, success: walking.outcome === 'success' });
    }
  }
  const known = new Map<string, Float32Array>();
  let number = 0;
  for (const situation of visited.values()) {
    const returns = await continuations(situation.episode, actor, known, randomStream(seed, 'truth', number++).uniform);
    const worth = returns.map((steps) => (steps === null ? 0 : gamma ** steps * successReward));
    situation.value = worth.reduce((sum, value) => sum + value, 0) / worth.length;
    const squares = worth.reduce((sum, value) => sum + (value - situation.value) ** 2, 0);
    situation.variance = squares / (worth.length - 1) / worth.length;
  }
  const quality = rows.map(({ next, success }) => {
    if (success) return { value: gamma * successReward, variance: 0 };
    return next === null
      ? { value: 0, variance: 0 }
      : { value: gamma * next.value, variance: gamma ** 2 * next.variance };
  });
  return {
    value: Float64Array.from(rows, ({ here }) => here.value),
    advantage: Float64Array.from(rows, ({ here }, i) => quality[i].value - here.value),
    halfWidth: Float64Array.from(rows, ({ here }, i) => 1.96 * Math.sqrt(here.variance + quality[i].variance)),
  };
}

/** What the future of an episode depends on: the state, what the policy remembers, and the steps left. */
function situationKey(episode: Episode): string {
  const { observation, history } = episode.decision;
  return JSON.stringify([episode.stateKey, observation, history, episode.steps.length]);
}

/** Steps to success of CONTINUATIONS continuations of an episode; null for one that fails. All go side by side. */
async function continuations<Input>(
  from: Episode,
  actor: Actor<Input>,
  known: Map<string, Float32Array>,
  uniform: () => number,
): Promise<readonly (number | null)[]> {
  const episodes = Array.from({ length: CONTINUATIONS }, () => from.fork());
  let running = episodes;
  while (running.length > 0) {
    const decisions = running.map(({ decision }) => decision);
    const keys = decisions.map((decision) => JSON.stringify(decision));
    const fresh = new Map(decisions.flatMap((decision, i) => (known.has(keys[i]) ? [] : [[keys[i], decision]])));
    const answers = await ask(actor, [...fresh.values()]);
    [...fresh.keys()].forEach((key, i) => {
      known.set(key, answers[i]);
    });
    running.forEach((episode, i) => {
      const logProbs = known.get(keys[i]);
      if (logProbs !== undefined) episode.take(sample(logProbs, uniform()));
    });
    running = running.filter(({ outcome }) => outcome === 'running');
  }
  return episodes.map(({ outcome, steps }) => (outcome === 'success' ? steps.length - from.steps.length : null));
}
