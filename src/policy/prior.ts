/**
 * What the untrained policy knows: the prior's logits, and the initial policy, softmax of them.
 * Imports nothing of TensorFlow.js, so that the first rollouts of a run need no backend (WORLDS.md "Init", "House prior").
 */
import type { ValueOf } from '../options/option.ts';
import type { priorOption } from './catalog.ts';
import type { Decision } from './policy.ts';
import { contains, type Tokens, tokenise } from './tokens.ts';

export type PriorKind = ValueOf<typeof priorOption>;

/** Largest logit that the prior gives. */
const HIGHEST = 2;

/** Logit of one action under 'task-words': one for each of its words, numbers aside, that occurs in the task, at most 2. */
export function taskWordsLogit(task: Tokens, action: Tokens): number {
  let logit = 0;
  for (let i = 0; i < action.length && logit < HIGHEST; i++) {
    if (action.numeric[i] === 0 && contains(task, action.code[i])) logit++;
  }
  return logit;
}

/** Prior logits of a decision's actions; null where the prior says nothing (all zero). */
export function priorLogits(decision: Pick<Decision, 'task' | 'actions'>, kind: PriorKind): Float32Array | null {
  switch (kind) {
    case 'none':
      return null;
    case 'task-words': {
      const task = tokenise(decision.task);
      return Float32Array.from(decision.actions, (action) => taskWordsLogit(task, tokenise(action)));
    }
  }
}

/**
 * log π(·|o) of the untrained policy: log-softmax of the prior's logits (null: all zero) over a positive temperature.
 * Equals what an untrained network gives, to float32 rounding. `actionCount` is at least 1.
 */
export function priorLogProbs(prior: Float32Array | null, actionCount: number, temperature = 1): Float32Array {
  const logits = prior ?? new Float32Array(actionCount);
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) highest = Math.max(highest, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp((logit - highest) / temperature);
  const logSum = Math.log(sum);
  return logits.map((logit) => (logit - highest) / temperature - logSum);
}

/** log π(·|o) of the untrained policy, from the decision itself; `priorLogProbs(encoded.prior, …)` is the same, cheaper. */
export function initialLogProbs(
  decision: Pick<Decision, 'task' | 'actions'>,
  kind: PriorKind,
  temperature = 1,
): Float32Array {
  return priorLogProbs(priorLogits(decision, kind), decision.actions.length, temperature);
}
