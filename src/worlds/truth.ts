/**
 * The truth about credit: exact finite-horizon V^π and A^π of a task by backward induction (ALGORITHM.md "Truth"), for a
 * policy that sees the observation, the actions on offer and its last few steps, given as a table of action probabilities.
 */
import { explore, TO_FAILURE, TO_SUCCESS } from './search.ts';
import type { Task } from './world.ts';

/** What a policy sees when it acts. */
export interface PolicyInput {
  readonly observation: string;
  readonly actions: readonly string[];
  /** Its earlier steps, the latest first. */
  readonly history: readonly { readonly observation: string; readonly action: string }[];
}

/**
 * Every situation that an episode of a task can come to: a state of the world together with the steps that the policy
 * still remembers. Situation 0 is the start.
 */
export interface DecisionProcess {
  /** Situations. */
  readonly count: number;
  /** What the policy can be asked, each thing once. */
  readonly inputs: readonly PolicyInput[];
  /** Number of each situation's input. */
  readonly inputOf: Int32Array;
  /** Action a of situation i is transition start[i] + a. */
  readonly start: Int32Array;
  /** Per transition: the next situation, or TO_SUCCESS or TO_FAILURE. */
  readonly next: Int32Array;
}

/** Situations of a task beyond which none is worked out exactly. */
export const MAX_SITUATIONS = 400_000;

/** No step remembered. */
const NOTHING = 0;

/**
 * The decision process of a task for a policy that remembers `historySteps` steps (0, 1 or 2), breadth-first.
 * @returns null where it has more than `limit` situations
 */
export function decisionProcess(task: Task, historySteps: 0 | 1 | 2, limit = MAX_SITUATIONS): DecisionProcess | null {
  const world = explore(task.start, limit);
  if (world === null) return null;
  const { states, transitionStart, next: worldNext } = world;

  // What is remembered of a step is its observation and its action: each pair gets a number, from 1.
  const steps: { readonly observation: string; readonly action: string }[] = [{ observation: '', action: '' }];
  const stepNumbers = new Map<string, number>();
  const stepOf = new Int32Array(worldNext.length);
  const offers = new Map<string, number>();
  const offerOf = states.map(({ observation, actions }, state) => {
    actions.forEach((action, i) => {
      const key = JSON.stringify([observation, action]);
      const known = stepNumbers.get(key) ?? steps.push({ observation, action }) - 1;
      stepNumbers.set(key, known);
      stepOf[transitionStart[state] + i] = known;
    });
    const offer = JSON.stringify([observation, actions]);
    const known = offers.get(offer) ?? offers.size;
    offers.set(offer, known);
    return known;
  });

  const situations: { readonly state: number; readonly last: number; readonly before: number }[] = [];
  const numbers = new Map<number, number>();
  const add = (state: number, last: number, before: number): number => {
    const key = (state * steps.length + last) * steps.length + before;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, situations.length);
    situations.push({ state, last, before });
    return situations.length - 1;
  };
  const inputNumbers = new Map<number, number>();
  const inputs: PolicyInput[] = [];
  const inputOf: number[] = [];
  const start: number[] = [];
  const next: number[] = [];
  add(0, NOTHING, NOTHING);
  for (let i = 0; i < situations.length; i++) {
    if (situations.length > limit) return null;
    const { state, last, before } = situations[i];
    const key = (offerOf[state] * steps.length + last) * steps.length + before;
    const input = inputNumbers.get(key) ?? inputs.length;
    if (input === inputs.length) {
      inputNumbers.set(key, input);
      const { observation, actions } = states[state];
      const history = [last, before].filter((step) => step !== NOTHING).map((step) => steps[step]);
      inputs.push({ observation, actions, history });
    }
    inputOf.push(input);
    start.push(next.length);
    for (let transition = transitionStart[state]; transition < transitionStart[state + 1]; transition++) {
      const target = worldNext[transition];
      const remembered = historySteps > 0 ? stepOf[transition] : NOTHING;
      next.push(target < 0 ? target : add(target, remembered, historySteps > 1 ? last : NOTHING));
    }
  }
  start.push(next.length);
  return {
    count: situations.length,
    inputs,
    inputOf: Int32Array.from(inputOf),
    start: Int32Array.from(start),
    next: Int32Array.from(next),
  };
}

export interface TruthSettings {
  /** γ. */
  readonly gamma: number;
  /** R of a successful episode. */
  readonly successReward: number;
  /** Steps of an episode. */
  readonly maxSteps: number;
}

/** True value and advantage of each step of some trajectories, trajectory by trajectory. */
export interface StepTruth {
  /** V^π of the step's situation with the steps that were left. */
  readonly value: Float64Array;
  /** A^π of the action taken: Q − V. */
  readonly advantage: Float64Array;
}

/**
 * Exact V^π(s, h) and A^π(s, a, h) at every step of trajectories, h = steps left, the step itself included:
 * V(s, h) = Σ_a π(a) Q(s, a, h); Q = γ·R where the action succeeds, γ·V(s′, h − 1) where the episode goes on, else 0;
 * V(s, 0) = 0 (ALGORITHM.md "Truth").
 * @param probabilities π per input of the process, one number per action on offer
 * @param trajectories indices of the actions taken from the start on, at most maxSteps each
 * @throws RangeError where an action is not on offer or follows the end of an episode, or a table of probabilities does not fit
 */
export function stepTruth(
  process: DecisionProcess,
  probabilities: readonly ArrayLike<number>[],
  trajectories: readonly ArrayLike<number>[],
  { gamma, successReward, maxSteps }: TruthSettings,
): StepTruth {
  const { count, start, next } = process;
  const chance = chances(process, probabilities);
  const visits = trajectories.flatMap((actions) => transitionsOf(process, actions));
  const value = new Float64Array(visits.length);
  const quality = new Float64Array(visits.length);
  // Steps by the number of steps left, so that one sweep answers them all.
  const due = Array.from({ length: maxSteps + 1 }, (): number[] => []);
  let row = 0;
  for (const { length } of trajectories) {
    if (length > maxSteps) throw new RangeError(`a trajectory of ${length} steps where ${maxSteps} are the limit`);
    for (let j = 0; j < length; j++) due[maxSteps - j].push(row++);
  }

  let before = new Float64Array(count);
  let now = new Float64Array(count);
  const worth = (target: number): number => {
    if (target === TO_SUCCESS) return gamma * successReward;
    return target === TO_FAILURE ? 0 : gamma * before[target];
  };
  for (let left = 1; left <= maxSteps; left++) {
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let t = start[i]; t < start[i + 1]; t++) sum += chance[t] * worth(next[t]);
      now[i] = sum;
    }
    for (const step of due[left]) {
      value[step] = now[visits[step].situation];
      quality[step] = worth(next[visits[step].transition]);
    }
    [before, now] = [now, before];
  }
  return { value, advantage: quality.map((q, step) => q - value[step]) };
}

/** π of every transition of the process. */
function chances({ count, inputOf, start, next }: DecisionProcess, probabilities: readonly ArrayLike<number>[]) {
  const chance = new Float64Array(next.length);
  for (let i = 0; i < count; i++) {
    const ofInput = probabilities[inputOf[i]];
    if (ofInput?.length !== start[i + 1] - start[i]) {
      throw new RangeError(`input ${inputOf[i]} needs ${start[i + 1] - start[i]} probabilities`);
    }
    for (let t = start[i], a = 0; t < start[i + 1]; t++, a++) chance[t] = ofInput[a];
  }
  return chance;
}

/** The situations and transitions that a trajectory goes through. */
function transitionsOf({ start, next }: DecisionProcess, actions: ArrayLike<number>) {
  let situation = 0;
  return Array.from(actions, (action, step) => {
    const transition = start[situation] + action;
    if (situation < 0 || !(action >= 0) || transition >= start[situation + 1]) {
      throw new RangeError(`action ${action} is not on offer at step ${step + 1}`);
    }
    const visit = { situation, transition };
    situation = next[transition];
    return visit;
  });
}
