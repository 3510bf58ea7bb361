/**
 * The `words` network (WORLDS.md "Policy that works from scratch"): sums of hashed embeddings for the state and for each
 * action; score of an action = Σ over its features of (h · embedding + bias), h = tanh(dense(tanh(state))).
 */
import type { Csr, RoundUp } from '../kernels/csr.ts';
import { embeddingBag } from '../kernels/embeddingBag.ts';
import type { PriorKind } from '../prior.ts';
import { add, concat, customGrad, matMul, mul, ones, reshape, slice, sum, Tensor, tanh, tensor2d } from '../tf.ts';
import { type Minibatch, type Network, type ParameterTable, slotOffsets } from './network.ts';
import { type Part, type WordsEncoded, WordsEncoder } from './wordFeatures.ts';

export interface WordsSize {
  /** Hash buckets of the state's features, and again of the actions'. A power of two. */
  readonly buckets: number;
  /** Length of an embedding and of h. */
  readonly width: number;
}

/** The size that WORLDS.md measured. */
export const WORDS_SIZE: WordsSize = { buckets: 4096, width: 64 };

/** Bags of features in two levels: parts are sums of table rows, bags are sums of parts, and equal parts are summed once. */
interface Side {
  /** Table rows in use, rising; −1 is padding. */
  readonly rows: Int32Array;
  /** Parts as lists of positions in `rows`. */
  readonly parts: Csr;
  /** Bags as lists of parts. */
  readonly bags: Csr;
}

export interface WordsMinibatch extends Minibatch {
  readonly state: Side;
  readonly actions: Side;
}

/** The tables of a size, trainable numbers in all: buckets · (2 · width + 1) + width². */
export function wordsParameters({ buckets, width }: WordsSize): readonly ParameterTable[] {
  return [
    // WORLDS.md has 0.15. A decision of the house has some 80 state features, and their sum at 0.15 saturates tanh:
    // over seeds 1–8 the last ten iterations succeed in .980 of the episodes with 0.08 and in .966 with 0.15.
    { name: 'state', rows: buckets, columns: width, deviation: 0.08 },
    { name: 'dense', rows: width, columns: width, deviation: 1.3 / Math.sqrt(width) },
    // One more column than h: the bias. All zero, so that the untrained policy is softmax(prior).
    { name: 'action', rows: buckets, columns: width + 1, deviation: 0 },
  ];
}

/** Puts bags of parts together; `bags` is padded to `bagCount` empty ones. */
function collateSide(bags: readonly (readonly Part[])[], bagCount: number, buckets: number, roundUp: RoundUp): Side {
  const numbers = new Map<Part, number>();
  const parts: Part[] = [];
  let entries = 0;
  for (const bag of bags) entries += bag.length;
  const bagIndices = new Int32Array(roundUp(entries));
  const bagOffsets = new Int32Array(bagCount + 1);
  let filled = 0;
  for (let b = 0; b < bagCount; b++) {
    if (b < bags.length) {
      for (const part of bags[b]) {
        let number = numbers.get(part);
        if (number === undefined) {
          number = parts.length;
          numbers.set(part, number);
          parts.push(part);
        }
        bagIndices[filled++] = number;
      }
    }
    bagOffsets[b + 1] = filled;
  }

  const position = new Int32Array(buckets);
  let features = 0;
  for (const part of parts) {
    features += part.length;
    for (let i = 0; i < part.length; i++) position[part[i]] = 1;
  }
  let used = 0;
  for (let row = 0; row < buckets; row++) used += position[row];
  const rows = new Int32Array(roundUp(used)).fill(-1);
  used = 0;
  for (let row = 0; row < buckets; row++) {
    if (position[row] === 0) continue;
    position[row] = used;
    rows[used++] = row;
  }

  const partIndices = new Int32Array(roundUp(features));
  const partOffsets = new Int32Array(roundUp(parts.length) + 1);
  filled = 0;
  for (let p = 0; p + 1 < partOffsets.length; p++) {
    if (p < parts.length) {
      const part = parts[p];
      for (let i = 0; i < part.length; i++) partIndices[filled++] = position[part[i]];
    }
    partOffsets[p + 1] = filled;
  }
  return {
    rows,
    parts: { indices: partIndices, offsets: partOffsets },
    bags: { indices: bagIndices, offsets: bagOffsets },
  };
}

/**
 * Scores [decisions, slots] of actions' sums u [decisions · slots, width + 1] under h [decisions, width]: (h, 1) · u.
 * The gradient is written out: the recorded one would build three more tensors of the size of u.
 */
function slotScores(u: Tensor, h: Tensor, decisions: number, slots: number): Tensor {
  const width = h.shape[1] ?? 0;
  const op = customGrad((us, hs, save) => {
    if (!(us instanceof Tensor && hs instanceof Tensor) || save instanceof Tensor) throw new TypeError('two tensors');
    const cube = reshape(us, [decisions, slots, width + 1]);
    const extended = reshape(concat([hs, ones([decisions, 1])], 1), [decisions, 1, width + 1]);
    save([cube, extended]);
    return {
      value: sum(mul(cube, extended), 2),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const slope = reshape(dy, [decisions, slots, 1]);
        const ofExtended = sum(mul(slope, saved[0]), 1);
        return [
          reshape(mul(slope, saved[1]), [decisions * slots, width + 1]),
          slice(ofExtended, [0, 0], [decisions, width]),
        ];
      },
    };
  });
  return op(u, h);
}

export class WordsNetwork implements Network<WordsEncoded, WordsMinibatch> {
  readonly id = 'words';
  readonly parameters: readonly ParameterTable[];
  private readonly encoder: WordsEncoder;
  private readonly size: WordsSize;

  constructor(prior: PriorKind, size: WordsSize = WORDS_SIZE) {
    this.size = size;
    this.parameters = wordsParameters(size);
    this.encoder = new WordsEncoder(size.buckets, prior);
  }

  encode(decision: Parameters<WordsEncoder['encode']>[0]): WordsEncoded {
    return this.encoder.encode(decision);
  }

  collate(encoded: readonly WordsEncoded[], roundUp: RoundUp): WordsMinibatch {
    const { buckets, width } = this.size;
    const decisions = roundUp(encoded.length);
    const slots = roundUp(encoded.reduce((most, { actionCount }) => Math.max(most, actionCount), 0));
    const state = collateSide(
      encoded.map((one) => one.state),
      decisions,
      buckets,
      roundUp,
    );
    const empty: readonly Part[] = [];
    const bags = encoded.flatMap((one) => Array.from({ length: slots }, (_, k) => one.actions[k] ?? empty));
    const actions = collateSide(bags, decisions * slots, buckets, roundUp);
    const dense = Int32Array.from({ length: width }, (_, row) => row);
    const offset = slotOffsets(encoded, decisions, slots);
    return { decisions, slots, offset, state, actions, rows: [state.rows, dense, actions.rows] };
  }

  logits(
    { decisions, slots, offset, state, actions }: WordsMinibatch,
    [stateTable, dense, actionTable]: readonly Tensor[],
  ): Tensor {
    const sums = embeddingBag(embeddingBag(stateTable, state.parts), state.bags);
    const h = tanh(matMul(tanh(sums), dense));
    const u = embeddingBag(embeddingBag(actionTable, actions.parts), actions.bags);
    return add(slotScores(u, h, decisions, slots), tensor2d(offset, [decisions, slots]));
  }
}
