/**
 * What the policy would do on the decisions of a watched task, before and after an update. Steps at which the policy sees
 * the same (observation, history, actions) are one decision, which keeps the history of a run small.
 */
import { HISTORY_STEPS } from '../policy/policy.ts';
import type { Episode, EpisodeStep } from './episode.ts';
import { PROBABILITY_UNIT, type TaskProbabilities } from './protocol.ts';

/** Action probabilities at one step. */
export interface StepPolicy {
  /** Actions on offer. */
  readonly actions: readonly string[];
  /** π_old of each, 0 … 1 in units of 1 / PROBABILITY_UNIT; null where the record does not keep them. */
  readonly before: Float32Array | null;
  /** The updated π; null before the update. */
  readonly after: Float32Array | null;
}

/** The decisions of a task that differ in what the policy sees. */
export interface Decisions {
  /** Where each occurs first, in order. */
  readonly first: readonly { readonly episode: number; readonly step: number }[];
  /** Number of each step's decision, trajectory by trajectory. */
  readonly ofStep: readonly number[];
}

/** Tells the decisions of one task's episodes apart. Pure, linear. */
export function distinctDecisions(episodes: readonly Episode[]): Decisions {
  const numbers = new Map<string, number>();
  const first: { readonly episode: number; readonly step: number }[] = [];
  const ofStep = episodes.flatMap(({ steps }, episode) =>
    steps.map((_, step) => {
      const key = decisionKey(steps, step);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, first.length);
      first.push({ episode, step });
      return first.length - 1;
    }),
  );
  return { first, ofStep };
}

function decisionKey(steps: readonly EpisodeStep[], at: number): string {
  const history = steps.slice(Math.max(0, at - HISTORY_STEPS), at);
  const { observation, actions } = steps[at];
  return JSON.stringify([observation, actions, history.map((step) => [step.observation, step.action])]);
}

/** Distributions one after the other, as a record keeps them. */
export function packProbabilities(logProbs: readonly Float32Array[]): Uint16Array {
  const packed = new Uint16Array(logProbs.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const answer of logProbs) {
    for (const value of answer) packed[at++] = Math.round(Math.min(1, Math.exp(value)) * PROBABILITY_UNIT);
  }
  return packed;
}

/** The probabilities of every step of a task's episodes, from what its record keeps. Steps of one decision share theirs. */
export function unpackProbabilities(
  episodes: readonly Episode[],
  kept: TaskProbabilities | undefined,
): readonly StepPolicy[] {
  const { first, ofStep } = distinctDecisions(episodes);
  const actions = first.map(({ episode, step }) => episodes[episode].steps[step].actions);
  const size = actions.reduce((sum, { length }) => sum + length, 0);
  // What does not fit is of no use: a record of another version, or one without an update.
  const whole = (packed: Uint16Array | undefined) => (packed?.length === size ? packed : null);
  const [before, after] = [whole(kept?.before), whole(kept?.after)];
  let at = 0;
  const policies = actions.map((offered): StepPolicy => {
    const part = (packed: Uint16Array | null) =>
      packed && Float32Array.from(packed.subarray(at, at + offered.length), (value) => value / PROBABILITY_UNIT);
    const policy = { actions: offered, before: part(before), after: part(after) };
    at += offered.length;
    return policy;
  });
  return ofStep.map((decision) => policies[decision]);
}
