/** Step-level PPO with a KL term to the initial policy: ALGORITHM.md "Update". Differentiable in the logits. */
import type { UpdateSettings } from './policy.ts';
import {
  add,
  cast,
  clipByValue,
  exp,
  less,
  logSoftmax,
  minimum,
  mul,
  neg,
  sub,
  sum,
  type Tensor,
  tensor1d,
  tensor2d,
} from './tf.ts';

/** A minibatch's targets, one entry a decision; padding has weight 0. */
export interface Targets {
  /** Index of the action taken. */
  readonly action: Int32Array;
  readonly advantage: Float32Array;
  /** log π_old(a|o). */
  readonly oldLogProb: Float32Array;
  /** log π_ref(a|o). */
  readonly referenceLogProb: Float32Array;
  /** Share in the means: 1/n for n steps. */
  readonly weight: Float32Array;
}

/** Scalars on the backend; means over the steps. */
export interface LossTerms {
  readonly loss: Tensor;
  readonly kl: Tensor;
  readonly clipFraction: Tensor;
  readonly entropy: Tensor;
}

/**
 * loss = −mean min(ρA, clip(ρ)A) + β · mean KL, ρ = π(a|o)/π_old(a|o), clip to [1 − clip, 1 + clip],
 * KL = exp(d) − d − 1 with d = log π_ref − log π (k3). `logits` is [decisions, slots].
 */
export function ppoLoss(
  logits: Tensor,
  { action, advantage, oldLogProb, referenceLogProb, weight }: Targets,
  { clip, klCoefficient }: Pick<UpdateSettings, 'clip' | 'klCoefficient'>,
): LossTerms {
  const [decisions, slots] = [logits.shape[0], logits.shape[1] ?? 0];
  const taken = new Float32Array(decisions * slots);
  for (let i = 0; i < decisions; i++) taken[i * slots + action[i]] = 1;

  const logProbs = logSoftmax(logits);
  const logProb = sum(mul(logProbs, tensor2d(taken, [decisions, slots])), 1);
  const ratio = exp(sub(logProb, tensor1d(oldLogProb)));
  const a = tensor1d(advantage);
  const w = tensor1d(weight);
  const free = mul(ratio, a);
  const clipped = mul(clipByValue(ratio, 1 - clip, 1 + clip), a);
  const objective = sum(mul(minimum(free, clipped), w));
  const d = sub(tensor1d(referenceLogProb), logProb);
  const kl = sum(mul(sub(sub(exp(d), d), 1), w));
  return {
    loss: add(neg(objective), mul(kl, klCoefficient)),
    kl,
    clipFraction: sum(mul(cast(less(clipped, free), 'float32'), w)),
    entropy: neg(sum(mul(sum(mul(exp(logProbs), logProbs), 1), w))),
  };
}
