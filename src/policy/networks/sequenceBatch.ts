/** Sequences put together for the `transformer` network: equal decisions once, rows one below the other without gaps. Pure. */
import type { Groups } from '../kernels/attention.ts';
import type { Csr, RoundUp } from '../kernels/csr.ts';
import { type Minibatch, type ParameterTable, slotOffsets } from './network.ts';
import { PARTS, type Rows, TOKEN_PLACES, type TransformerEncoded } from './sequences.ts';

/** Bags of words, as positions in the used rows of their table, and of places and marks, as rows of theirs. */
export interface Bags {
  readonly words: Csr;
  readonly places: Csr;
  readonly marks: Csr;
}

/** Sizes are padded; padding is empty lists behind the others. */
export interface TransformerMinibatch extends Minibatch {
  /** A bag each token of the distinct decisions, and each of their actions, in order. */
  readonly tokens: Bags;
  readonly actions: Bags;
  /** Tokens of a distinct decision see one another. */
  readonly encoding: Groups;
  /** Actions of a distinct decision see its tokens. */
  readonly reading: Groups;
  /** Tokens of each part of each distinct decision, [PARTS · distinct decisions]. */
  readonly pool: Csr;
  /** Distinct decision of each action. */
  readonly owner: Csr;
  /** Action in each slot of each decision, [decisions · slots]. */
  readonly placed: Csr;
}

/**
 * A minibatch of decisions. `parameters` begin with the table of words, of which those in use are listed; of all other
 * tables every row is.
 */
export function collateSequences(
  encoded: readonly TransformerEncoded[],
  parameters: readonly ParameterTable[],
  roundUp: RoundUp,
): TransformerMinibatch {
  const decisions = roundUp(encoded.length);
  const slots = roundUp(encoded.reduce((most, { actionCount }) => Math.max(most, actionCount), 0));
  const distinct = [...new Set(encoded)];
  const groups = roundUp(distinct.length);
  const sequences = distinct.map(({ sequence }) => sequence);
  const offered = distinct.flatMap(({ actions }) => actions);

  const { rows, position } = usedWords([...sequences, ...offered], parameters[0].rows, roundUp);
  const lengths = sequences.map(({ words }) => words.length);
  const keys = offsetsOf(lengths, groups);
  const queries = offsetsOf(
    distinct.map(({ actionCount }) => actionCount),
    groups,
  );
  const tokens = roundUp(keys[groups]);
  const actions = roundUp(queries[groups]);
  const each = (count: number) => Array.from({ length: keys[groups] }, () => count);
  return {
    decisions,
    slots,
    offset: slotOffsets(encoded, decisions, slots),
    rows: parameters.map((table, i) => (i === 0 ? rows : range(table.rows))),
    tokens: {
      words: listsOf(wordsOf(sequences, position), each(1), tokens, roundUp),
      places: listsOf(
        sequences.map(({ places }) => places),
        each(TOKEN_PLACES),
        tokens,
        roundUp,
      ),
      marks: listsOf(
        sequences.map(({ marks }) => marks),
        distinct.flatMap(({ marked }) => marked),
        tokens,
        roundUp,
      ),
    },
    actions: {
      words: bagsOf(wordsOf(offered, position), actions, roundUp),
      places: bagsOf(
        offered.map(({ places }) => places),
        actions,
        roundUp,
      ),
      marks: bagsOf(
        offered.map(({ marks }) => marks),
        actions,
        roundUp,
      ),
    },
    encoding: { queries: keys, keys },
    reading: { queries, keys },
    pool: {
      indices: range(tokens),
      offsets: offsetsOf(
        distinct.flatMap(({ parts }) => parts),
        PARTS.length * groups,
      ),
    },
    owner: ownersOf(queries, actions),
    placed: slotsOf(encoded, distinct, queries, decisions, slots),
  };
}

/** Words in use, rising, padded with −1; and the position of each among them. */
function usedWords(
  used: readonly Rows[],
  buckets: number,
  roundUp: RoundUp,
): { readonly rows: Int32Array; readonly position: Int32Array } {
  const position = new Int32Array(buckets);
  for (const { words } of used) for (const word of words) position[word] = 1;
  const rows = new Int32Array(roundUp(position.reduce((total, one) => total + one, 0))).fill(-1);
  let filled = 0;
  for (let word = 0; word < buckets; word++) {
    if (position[word] === 0) continue;
    position[word] = filled;
    rows[filled++] = word;
  }
  return { rows, position };
}

function wordsOf(all: readonly Rows[], position: Int32Array): readonly Int32Array[] {
  return all.map(({ words }) => words.map((word) => position[word]));
}

/** A list each, and as many empty ones as make `count`. */
function bagsOf(lists: readonly Int32Array[], count: number, roundUp: RoundUp): Csr {
  return listsOf(
    lists,
    lists.map(({ length }) => length),
    count,
    roundUp,
  );
}

/** Numbers one after the other, cut into lists of the given lengths and as many empty ones as make `count`. */
function listsOf(numbers: readonly Int32Array[], lengths: readonly number[], count: number, roundUp: RoundUp): Csr {
  const offsets = offsetsOf(lengths, count);
  const indices = new Int32Array(roundUp(offsets[count]));
  let filled = 0;
  for (const part of numbers) {
    indices.set(part, filled);
    filled += part.length;
  }
  return { indices, offsets };
}

/** Sums of the lengths before each entry, and at the end; lengths beyond the last are 0. */
function offsetsOf(lengths: readonly number[], count: number): Int32Array {
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = offsets[i] + (lengths[i] ?? 0);
  return offsets;
}

/** For each of `rows` rows, the group that it lies in; rows behind the last group have none. */
function ownersOf(groups: Int32Array, rows: number): Csr {
  const filled = groups[groups.length - 1];
  const indices = new Int32Array(rows);
  for (let group = 0; group + 1 < groups.length; group++) indices.fill(group, groups[group], groups[group + 1]);
  return { indices, offsets: Int32Array.from({ length: rows + 1 }, (_, row) => Math.min(row, filled)) };
}

/** For each slot of each decision, the row of its action, where it has one. */
function slotsOf(
  encoded: readonly TransformerEncoded[],
  distinct: readonly TransformerEncoded[],
  firstAction: Int32Array,
  decisions: number,
  slots: number,
): Csr {
  const numbers = new Map(distinct.map((one, number) => [one, number]));
  const indices = new Int32Array(decisions * slots);
  const offsets = new Int32Array(decisions * slots + 1);
  let filled = 0;
  for (let i = 0; i < decisions; i++) {
    const number = i < encoded.length ? numbers.get(encoded[i]) : undefined;
    for (let k = 0; k < slots; k++) {
      if (number !== undefined && k < encoded[i].actionCount) indices[filled++] = firstAction[number] + k;
      offsets[i * slots + k + 1] = filled;
    }
  }
  return { indices, offsets };
}

function range(length: number): Int32Array {
  return Int32Array.from({ length }, (_, i) => i);
}
