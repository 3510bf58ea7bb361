/** The policy that training talks to: a network's parameters on a backend, its log-probabilities, and its PPO + Adam step. */
import { randomStream } from '../worlds/random.ts';
import type { Backend, BackendReport } from './backends.ts';
import type { NetworkId } from './catalog.ts';
import { adamRows } from './kernels/adamRows.ts';
import { gatherCsr } from './kernels/csr.ts';
import { bagRows } from './kernels/embeddingBag.ts';
import { type LossTerms, ppoLoss, type Targets } from './loss.ts';
import type { Minibatch, Network } from './networks/network.ts';
import { withNetwork } from './networks/registry.ts';
import type {
  Decision,
  Encoded,
  Policy,
  PolicyCheckpoint,
  UpdateBatch,
  UpdateSettings,
  UpdateStats,
} from './policy.ts';
import type { PriorKind } from './prior.ts';
import {
  add,
  concat1d,
  div,
  getBackend,
  keep,
  logSoftmax,
  maximum,
  memory,
  reshape,
  scalar,
  sqrt,
  square,
  sum,
  type Tensor,
  tensor2d,
  tidy,
  valueAndGrads,
} from './tf.ts';

export interface PolicySettings {
  readonly network: NetworkId;
  readonly prior: PriorKind;
  /** Initial parameters are drawn from this seed's 'init' streams. */
  readonly seed: number;
}

/** A fresh, untrained policy on an open backend (see openBackend): exactly softmax(prior). */
export function createPolicy(settings: PolicySettings, backend: Backend): Policy {
  const { network, prior, seed } = settings;
  return withNetwork(network, prior, (one): Policy => new Learner(one, seed, backend));
}

/** Parameter, first and second moment of one table, one below the other: what AdamRows moves in place. */
type Packed = Tensor;

/** Trains any network. Everything it holds on the backend is `packed`; every call leaves the tensor count as it was. */
export class Learner<E extends Encoded, M extends Minibatch> implements Policy<E> {
  readonly backend: BackendReport;
  readonly parameterCount: number;
  private readonly network: Network<E, M>;
  private readonly roundUp: Backend['roundUp'];
  private packed: readonly Packed[];
  private step = 0;

  constructor(network: Network<E, M>, seed: number, backend: Backend) {
    this.network = network;
    this.backend = backend.report;
    this.roundUp = backend.roundUp;
    this.parameterCount = network.parameters.reduce((total, { rows, columns }) => total + rows * columns, 0);
    this.assertActive();
    this.packed = network.parameters.map(({ rows, columns, deviation }, table) => {
      const values = new Float32Array(3 * rows * columns);
      const random = randomStream(seed, 'init', table);
      if (deviation > 0) for (let i = 0; i < rows * columns; i++) values[i] = deviation * random.normal();
      return tensor2d(values, [3 * rows, columns]);
    });
  }

  encode(decision: Decision): E {
    return this.network.encode(decision);
  }

  async logProbs(decisions: readonly E[], temperature = 1): Promise<Float32Array[]> {
    if (!(temperature > 0)) throw new RangeError(`temperature must be positive, got ${temperature}`);
    if (decisions.length === 0) return [];
    this.assertActive();
    const minibatch = this.network.collate(decisions, this.roundUp);
    const answer = tidy(() => {
      const logits = this.network.logits(minibatch, this.tables(minibatch));
      return logSoftmax(temperature === 1 ? logits : div(logits, temperature));
    });
    const values = await read(answer);
    return decisions.map(({ actionCount }, i) => values.slice(i * minibatch.slots, i * minibatch.slots + actionCount));
  }

  async update(batch: UpdateBatch<E>, settings: UpdateSettings): Promise<UpdateStats> {
    if (batch.decisions.length === 0) throw new RangeError('a minibatch needs at least one step');
    this.assertActive();
    const minibatch = this.network.collate(batch.decisions, this.roundUp);
    const targets = targetsOf(batch, minibatch.decisions);
    const step = ++this.step;
    const answer = tidy(() => {
      const tables = this.tables(minibatch);
      const kept: LossTerms[] = [];
      const { grads } = valueAndGrads((...leaves) => {
        const terms = ppoLoss(this.network.logits(minibatch, leaves), targets, settings);
        for (const term of Object.values(terms)) keep(term);
        kept.push(terms);
        return terms.loss;
      })(tables);
      // One by one: a sum of many at once takes more buffers than a webgpu shader may have.
      const norm = sqrt(grads.map((gradient) => sum(square(gradient))).reduce((total, one) => add(total, one)));
      const limit = settings.gradientClip;
      const scale = limit > 0 ? div(limit, maximum(norm, limit)) : scalar(1);
      grads.forEach((gradient, i) => {
        adamRows(this.packed[i], gradient, minibatch.rows[i], scale, step, settings.learningRate);
      });
      const { loss, kl, clipFraction, entropy } = kept[0];
      const stats = concat1d([loss, kl, clipFraction, entropy, norm].map((term) => reshape(term, [1])));
      for (const term of [loss, kl, clipFraction, entropy]) term.dispose();
      return stats;
    });
    const [loss, kl, clipFraction, entropy, gradientNorm] = await read(answer);
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) {
      throw new RangeError(
        `Update ${step} is not finite (loss ${loss}, gradient ${gradientNorm}): restore a checkpoint.`,
      );
    }
    return { loss, kl, clipFraction, entropy, gradientNorm };
  }

  async checkpoint(): Promise<PolicyCheckpoint> {
    this.assertActive();
    const { step } = this;
    // Copies are made before the first wait, so that an update in between cannot tear the checkpoint.
    const copies = this.packed.map((packed) => tidy(() => bagRows(packed, gatherCsr(range(packed.shape[0])))));
    const values = await Promise.all(copies.map(read));
    const parameters = this.network.parameters.map(({ name, rows, columns }, i) => {
      const size = rows * columns;
      const [value, m, v] = [0, 1, 2].map((k) => values[i].slice(k * size, (k + 1) * size));
      return { name, shape: [rows, columns], value, m, v };
    });
    return { network: this.network.id, step, parameters };
  }

  restore(checkpoint: PolicyCheckpoint): void {
    this.assertActive();
    const { id, parameters } = this.network;
    if (checkpoint.network !== id) throw new RangeError(`a checkpoint of network '${checkpoint.network}', not '${id}'`);
    if (checkpoint.parameters.length !== parameters.length) throw new RangeError('a checkpoint of another network');
    const packed = parameters.map(({ name, rows, columns }, i) => {
      const { name: given, shape, value, m, v } = checkpoint.parameters[i];
      const size = rows * columns;
      if (given !== name || shape[0] !== rows || shape[1] !== columns || [value, m, v].some((x) => x.length !== size)) {
        throw new RangeError(`checkpoint: parameter '${given}' [${shape}] where '${name}' [${rows},${columns}] is due`);
      }
      const values = new Float32Array(3 * size);
      values.set(value, 0);
      values.set(m, size);
      values.set(v, 2 * size);
      return values;
    });
    this.dispose();
    this.packed = packed.map((values, i) => tensor2d(values, [3 * parameters[i].rows, parameters[i].columns]));
    this.step = checkpoint.step;
  }

  memory(): { readonly tensors: number; readonly bytes: number } {
    const info = memory();
    const onGpu = 'numBytesAllocatedInGPU' in info ? info.numBytesAllocatedInGPU : undefined;
    return { tensors: info.numTensors, bytes: typeof onGpu === 'number' ? onGpu : info.numBytes };
  }

  dispose(): void {
    for (const packed of this.packed) packed.dispose();
    this.packed = [];
  }

  /** The rows of every table that a minibatch uses, as tensors of their own: gradients are of these alone. */
  private tables({ rows }: M): Tensor[] {
    return rows.map((used, i) => bagRows(this.packed[i], gatherCsr(used)));
  }

  /** TensorFlow.js computes on whatever backend is active in the context; on another one this policy's tensors are lost. */
  private assertActive(): void {
    if (getBackend() === this.backend.name) return;
    throw new Error(`This policy lives on ${this.backend.name}, but ${getBackend()} is active.`);
  }
}

/** Targets padded to the minibatch's size with weight 0. */
function targetsOf(batch: UpdateBatch, size: number): Targets {
  const steps = batch.decisions.length;
  const { action, advantage, oldLogProb, referenceLogProb } = batch;
  if ([action, advantage, oldLogProb, referenceLogProb].some((column) => column.length !== steps)) {
    throw new RangeError(`every column of a minibatch needs one entry for each of its ${steps} decisions`);
  }
  for (let i = 0; i < steps; i++) {
    if (!(action[i] >= 0 && action[i] < batch.decisions[i].actionCount)) {
      throw new RangeError(`action ${action[i]} of a decision with ${batch.decisions[i].actionCount} actions`);
    }
  }
  const padded = <T extends Int32Array | Float32Array>(column: T, into: T): T => {
    into.set(column);
    return into;
  };
  return {
    action: padded(action, new Int32Array(size)),
    advantage: padded(advantage, new Float32Array(size)),
    oldLogProb: padded(oldLogProb, new Float32Array(size)),
    referenceLogProb: padded(referenceLogProb, new Float32Array(size)),
    weight: new Float32Array(size).fill(1 / steps, 0, steps),
  };
}

/** Reads a tensor back, without stopping the page, and disposes of it. */
async function read(tensor: Tensor): Promise<Float32Array> {
  try {
    return await tensor.data<'float32'>();
  } finally {
    tensor.dispose();
  }
}

function range(length: number): Int32Array {
  return Int32Array.from({ length }, (_, i) => i);
}
