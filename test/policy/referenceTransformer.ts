/**
 * The transformer network in plain double precision, one decision at a time and one token at a time, written from the
 * papers' formulas (1706.03762 attention, 1910.07467 norm, 2002.04745 pre-norm) and the descriptions in transformer.ts.
 */
import { type Rows, TOKEN_PLACES, type TransformerEncoded } from '../../src/policy/networks/sequences.ts';
import type { TransformerSize } from '../../src/policy/networks/transformer.ts';
import { allRows, type Reference, type ReferenceTable } from './reference.ts';

type Vector = readonly number[];

const add = (a: Vector, b: Vector): Vector => a.map((x, i) => x + b[i]);
const dot = (a: Vector, b: Vector): number => a.reduce((total, x, i) => total + x * b[i], 0);
const relu = (a: Vector): Vector => a.map((x) => Math.max(0, x));
const norm = (a: Vector): Vector => a.map((x) => x / Math.sqrt(dot(a, a) / a.length + 1e-6));
/** x · M. */
function times(x: Vector, { columns, value }: ReferenceTable): Vector {
  const out = Array.from({ length: columns }, () => 0);
  for (const [i, one] of x.entries()) for (let c = 0; c < columns; c++) out[c] += one * value[i * columns + c];
  return out;
}
const row = ({ columns, value }: ReferenceTable, index: number): Vector =>
  Array.from(value.subarray(index * columns, (index + 1) * columns));
function total(vectors: readonly Vector[], length: number): Vector {
  const out = Array.from({ length }, () => 0);
  for (const vector of vectors) for (let i = 0; i < length; i++) out[i] += vector[i];
  return out;
}

function attend(query: Vector, keys: readonly Vector[], values: readonly Vector[], heads: number): Vector {
  const width = query.length / heads;
  return Array.from({ length: heads }, (_, head) => {
    const part = (x: Vector) => x.slice(head * width, (head + 1) * width);
    const scores = keys.map((key) => Math.exp(dot(part(query), part(key)) / Math.sqrt(width)));
    const sum = scores.reduce((all, one) => all + one, 0);
    return total(
      values.map((value, j) => part(value).map((x) => (x * scores[j]) / sum)),
      width,
    );
  }).flat();
}

export function transformerReference({ width, layers, heads, hidden }: TransformerSize): Reference<TransformerEncoded> {
  return {
    logits(tables, { sequence, marked, parts, actions, prior }) {
      const bag = (...lists: readonly ArrayLike<number>[]) =>
        total(
          lists.flatMap((list, table) => Array.from(list, (index) => row(tables[table], index))),
          width,
        );
      let marks = 0;
      let x = Array.from(sequence.words, (word, i) => {
        const ofToken = sequence.marks.slice(marks, marks + marked[i]);
        marks += marked[i];
        return bag([word], sequence.places.slice(TOKEN_PLACES * i, TOKEN_PLACES * (i + 1)), ofToken);
      });
      for (let layer = 0; layer < layers; layer++) {
        const [query, key, value, output, up, down] = tables.slice(3 + 6 * layer);
        const y = x.map(norm);
        const [keys, values] = [y.map((one) => times(one, key)), y.map((one) => times(one, value))];
        const attended = x.map((one, i) => add(one, times(attend(times(y[i], query), keys, values, heads), output)));
        x = attended.map((one) => add(one, times(relu(times(norm(one), up)), down)));
      }
      const [match, found, ofAction, ofFound, state, question] = tables.slice(3 + 6 * layers);
      const encoded = x.map(norm);
      const ends = parts.map((_, part) => parts.slice(0, part + 1).reduce((sum, count) => sum + count, 0));
      const pooled = ends.flatMap((end, part) => norm(total(encoded.slice(end - parts[part], end), width)));
      const asked = times(times(pooled, state).map(Math.tanh), question);
      const [keys, values] = [encoded.map((one) => times(one, match)), encoded.map((one) => times(one, found))];
      return actions.map(({ words, places, marks: own }, k) => {
        const action = norm(bag(words, places, own));
        const read = attend(times(action, match), keys, values, heads);
        const features = relu(add(times(action, ofAction), times(read, ofFound)));
        return dot(features, asked) / Math.sqrt(hidden) + (prior?.[k] ?? 0);
      });
    },

    usedRows(tables, decisions) {
      const words = decisions.flatMap(({ sequence, actions }) =>
        [sequence, ...actions].flatMap((rows: Rows) => [...rows.words]),
      );
      return tables.map((table, i) => (i === 0 ? new Set(words) : allRows(table)));
    },
  };
}
