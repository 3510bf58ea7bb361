/**
 * The `transformer` network: two pre-norm layers (arXiv 1706.03762, 2002.04745) encode task, observation and history once a
 * decision; each action reads from the encoding what its words find there, and is scored by what the encoding asks for.
 */
import { attention } from '../kernels/attention.ts';
import type { RoundUp } from '../kernels/csr.ts';
import { embeddingBag } from '../kernels/embeddingBag.ts';
import type { Decision } from '../policy.ts';
import type { PriorKind } from '../prior.ts';
import { add, matMul, mul, relu, reshape, sum, type Tensor, tanh, tensor2d } from '../tf.ts';
import { encoderLayer, rmsNorm } from './layers.ts';
import type { Network, ParameterTable } from './network.ts';
import { type Bags, collateSequences, type TransformerMinibatch } from './sequenceBatch.ts';
import { MARKS, PARTS, placeLayout, SequenceEncoder, type TransformerEncoded } from './sequences.ts';

export interface TransformerSize {
  /** Hash buckets of words. A power of two. */
  readonly buckets: number;
  /** Tokens of a sequence, at most. */
  readonly longest: number;
  /** Length of an embedding; a multiple of `heads`. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Columns of a head in the layers; those of the actions' reading share out the width. */
  readonly headWidth: number;
  /** Length of the hidden layers, and of an action's features. */
  readonly hidden: number;
}

/** 48 tokens hold task, observation and both actions in every built-in world (39 at most), and the last observation nearly always. */
export const TRANSFORMER_SIZE: TransformerSize = {
  buckets: 1024,
  longest: 48,
  width: 64,
  layers: 2,
  heads: 2,
  headWidth: 16,
  hidden: 128,
};

/** Tables before those of the layers, and of one layer. */
const EMBEDDINGS = 3;
const LAYER_TABLES = 6;

/**
 * The tables of a size. A matrix with gain 1 gives numbers of the size that it is given; what layers add begins smaller.
 * Words weigh more than places, so that equal words are near each other wherever they stand.
 */
export function transformerParameters(size: TransformerSize): readonly ParameterTable[] {
  const { buckets, longest, width, layers, heads, headWidth, hidden } = size;
  const matrix = (name: string, rows: number, columns: number, gain = 1): ParameterTable => ({
    name,
    rows,
    columns,
    deviation: gain / Math.sqrt(rows),
  });
  return [
    { name: 'word', rows: buckets, columns: width, deviation: 0.5 },
    { name: 'place', rows: placeLayout(longest).rows, columns: width, deviation: 0.15 },
    { name: 'mark', rows: MARKS.rows, columns: width, deviation: 1 },
    ...Array.from({ length: layers }, (_, layer) => [
      matrix(`query ${layer + 1}`, width, heads * headWidth),
      matrix(`key ${layer + 1}`, width, heads * headWidth),
      matrix(`value ${layer + 1}`, width, heads * headWidth),
      matrix(`output ${layer + 1}`, heads * headWidth, width, 0.3),
      matrix(`up ${layer + 1}`, width, hidden),
      matrix(`down ${layer + 1}`, hidden, width, 0.3),
    ]).flat(),
    matrix('match', width, width, 1.5),
    matrix('found', width, width),
    matrix('features of action', width, hidden),
    matrix('features of found', width, hidden),
    matrix('state', PARTS.length * width, hidden, 1.3),
    // All zero, so that the untrained policy is softmax(prior).
    matrix('question', hidden, hidden, 0),
  ];
}

export class TransformerNetwork implements Network<TransformerEncoded, TransformerMinibatch> {
  readonly id = 'transformer';
  readonly parameters: readonly ParameterTable[];
  private readonly encoder: SequenceEncoder;
  private readonly size: TransformerSize;

  constructor(prior: PriorKind, size: TransformerSize = TRANSFORMER_SIZE) {
    this.size = size;
    this.parameters = transformerParameters(size);
    this.encoder = new SequenceEncoder(size.buckets, size.longest, prior);
  }

  encode(decision: Decision): TransformerEncoded {
    return this.encoder.encode(decision);
  }

  collate(encoded: readonly TransformerEncoded[], roundUp: RoundUp): TransformerMinibatch {
    return collateSequences(encoded, this.parameters, roundUp);
  }

  logits(minibatch: TransformerMinibatch, tables: readonly Tensor[]): Tensor {
    const { width, layers, heads, hidden } = this.size;
    const { decisions, slots, offset, tokens, actions, encoding, reading, pool, owner, placed } = minibatch;
    let x = embed(tokens, tables);
    for (let layer = 0; layer < layers; layer++) {
      const [query, key, value, output, up, down] = tables.slice(EMBEDDINGS + LAYER_TABLES * layer);
      x = encoderLayer(x, { query, key, value, output, up, down }, encoding, heads);
    }
    const encoded = rmsNorm(x);
    const [match, found, ofAction, ofFound, state, question] = tables.slice(EMBEDDINGS + LAYER_TABLES * layers);

    const action = rmsNorm(embed(actions, tables));
    // One matrix on both sides: equal words attract each other before anything is learned.
    const [q, k, v] = [matMul(action, match), matMul(encoded, match), matMul(encoded, found)];
    const read = attention(q, k, v, reading, heads);
    const features = relu(add(matMul(action, ofAction), matMul(read, ofFound)));

    // The scale keeps a step of Adam on `question` from moving scores by whole units.
    const parts = reshape(rmsNorm(embeddingBag(encoded, pool)), [-1, PARTS.length * width]);
    const asked = mul(matMul(tanh(matMul(parts, state)), question), 1 / Math.sqrt(hidden));
    const scores = sum(mul(features, embeddingBag(asked, owner)), 1, true);
    return add(reshape(embeddingBag(scores, placed), [decisions, slots]), tensor2d(offset, [decisions, slots]));
  }
}

/** Embeddings of bags: the sums of their rows of the three tables. */
function embed({ words, places, marks }: Bags, [word, place, mark]: readonly Tensor[]): Tensor {
  return add(add(embeddingBag(word, words), embeddingBag(place, places)), embeddingBag(mark, marks));
}
