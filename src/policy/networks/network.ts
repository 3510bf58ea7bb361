/** What a network is to the learner: parameters as tables, decisions as minibatches, minibatches as logits. */
import type { RoundUp } from '../kernels/csr.ts';
import type { Decision, Encoded } from '../policy.ts';
import type { Tensor } from '../tf.ts';

/** A table of trainable numbers; Adam moves the rows of it that a minibatch uses. */
export interface ParameterTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Initial values are N(0, deviation²); 0 makes them zero. */
  readonly deviation: number;
}

/** Decisions in the form that one network computes on; sizes are rounded up to what the backend likes. */
export interface Minibatch {
  /** Decisions, padding included. */
  readonly decisions: number;
  /** Action slots of each decision, padding included. */
  readonly slots: number;
  /** Added to the scores, [decisions, slots]: the prior's logit, or NO_ACTION in a slot without an action. */
  readonly offset: Float32Array;
  /** Rows of each parameter table that the minibatch uses, each once; −1 is padding. */
  readonly rows: readonly Int32Array[];
}

/** Logit of an empty slot: its probability is exactly 0 in float32, and stays finite in every formula. */
export const NO_ACTION = -1e9;

export interface Network<E extends Encoded, M extends Minibatch> {
  readonly id: string;
  readonly parameters: readonly ParameterTable[];
  /** Features of a decision. Depends on the decision alone. */
  encode(decision: Decision): E;
  /** Puts decisions together. Pure. `roundUp` chooses the padded sizes. */
  collate(decisions: readonly E[], roundUp: RoundUp): M;
  /**
   * Logits [decisions, slots], offset included, differentiable in `tables`: for each parameter the rows that
   * `minibatch.rows` names, in that order.
   */
  logits(minibatch: M, tables: readonly Tensor[]): Tensor;
}

/** The slots' offsets of a minibatch: prior logits (0 without a prior) and NO_ACTION behind each decision's last action. */
export function slotOffsets(encoded: readonly Encoded[], decisions: number, slots: number): Float32Array {
  const offset = new Float32Array(decisions * slots).fill(NO_ACTION);
  for (let i = 0; i < encoded.length; i++) {
    const { actionCount, prior } = encoded[i];
    for (let k = 0; k < actionCount; k++) offset[i * slots + k] = prior === null ? 0 : prior[k];
  }
  return offset;
}
