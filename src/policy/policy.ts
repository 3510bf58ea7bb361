/** What a policy is to the rest of the house: decisions in, log-probabilities out, one PPO step at a time. */
import type { BackendReport } from './backends.ts';

/** Everything that the policy may look at when it acts. */
export interface Decision {
  /** Task text. */
  readonly task: string;
  /** Observation now. */
  readonly observation: string;
  /** Commands on offer. */
  readonly actions: readonly string[];
  /** Earlier steps of the episode, the latest first; at most HISTORY_STEPS. */
  readonly history: readonly { readonly observation: string; readonly action: string }[];
}

/** Steps of history in the policy's input (the paper's setting). */
export const HISTORY_STEPS = 2;

/** A decision as one network's features, ready for a batch. Made by `Policy.encode`, never changed. */
export interface Encoded {
  readonly actionCount: number;
  /** Prior logits of the actions; the initial policy is softmax(prior). Null means all zero. */
  readonly prior: Float32Array | null;
}

export interface UpdateSettings {
  readonly learningRate: number;
  /** PPO clip range: ρ is clipped to [1 − clip, 1 + clip]. */
  readonly clip: number;
  /** β, factor of KL(π ‖ π_ref). */
  readonly klCoefficient: number;
  /** Largest global norm of a gradient; 0 turns clipping off. */
  readonly gradientClip: number;
}

/** One minibatch; arrays are aligned with `decisions`. */
export interface UpdateBatch<E extends Encoded = Encoded> {
  readonly decisions: readonly E[];
  /** Index of the action taken. */
  readonly action: Int32Array;
  readonly advantage: Float32Array;
  /** log π_old(a|o), from the rollout. */
  readonly oldLogProb: Float32Array;
  /** log π_ref(a|o). */
  readonly referenceLogProb: Float32Array;
}

/** Means over the minibatch, before the step is applied. */
export interface UpdateStats {
  readonly loss: number;
  /** k3 estimate of KL(π ‖ π_ref), ALGORITHM.md "Update". */
  readonly kl: number;
  /** Share of steps whose clipped objective is the smaller one. */
  readonly clipFraction: number;
  /** Entropy of π(·|o), nats. */
  readonly entropy: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
}

/** Everything that training resumes from, bit for bit: plain arrays, fit for structured clone and IndexedDB. */
export interface PolicyCheckpoint {
  readonly network: string;
  /** Adam steps taken. */
  readonly step: number;
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly value: Float32Array;
    readonly m: Float32Array;
    readonly v: Float32Array;
  }[];
}

/** A trainable policy on a backend. All reading back is asynchronous (TECH.md: dataSync kills the GPU process). */
export interface Policy<E extends Encoded = Encoded> {
  readonly backend: BackendReport;
  readonly parameterCount: number;
  /** Features of a decision. Pure; needs no backend. */
  encode(decision: Decision): E;
  /** log π(·|o) of each decision at a temperature (default 1), one array of `actionCount` numbers each. */
  logProbs(decisions: readonly E[], temperature?: number): Promise<Float32Array[]>;
  /** One Adam step on one minibatch. */
  update(batch: UpdateBatch<E>, settings: UpdateSettings): Promise<UpdateStats>;
  checkpoint(): Promise<PolicyCheckpoint>;
  /** Takes over a checkpoint. Throws where it is of another network or shape. */
  restore(checkpoint: PolicyCheckpoint): void;
  /** Live tensors and bytes on the backend, for leak tests. */
  memory(): { readonly tensors: number; readonly bytes: number };
  dispose(): void;
}
