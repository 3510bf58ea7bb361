/** EmbeddingBag and AdamRows on typed arrays: what the cpu kernels run on values, and the wasm kernels on the heap. Pure but for `out`. */
import { SCALAR } from './adamRows.ts';

/** out[bags × columns] = sums of rows of `table`. `out` need not be clear. Sums in list order, four rows at a time in double precision. */
export function bagOnHost(
  table: Float32Array,
  indices: Int32Array,
  offsets: Int32Array,
  columns: number,
  out: Float32Array,
): void {
  const bags = offsets.length - 1;
  for (let r = 0; r < bags; r++) {
    const end = offsets[r + 1];
    const to = r * columns;
    let j = offsets[r];
    if (j === end) {
      out.fill(0, to, to + columns);
      continue;
    }
    // The first one to four rows are written, later ones added: no pass that only clears.
    const first = Math.min(4, end - j);
    const a = indices[j] * columns;
    if (first === 4) {
      const b = indices[j + 1] * columns;
      const c = indices[j + 2] * columns;
      const d = indices[j + 3] * columns;
      for (let k = 0; k < columns; k++) out[to + k] = table[a + k] + table[b + k] + table[c + k] + table[d + k];
    } else if (first === 3) {
      const b = indices[j + 1] * columns;
      const c = indices[j + 2] * columns;
      for (let k = 0; k < columns; k++) out[to + k] = table[a + k] + table[b + k] + table[c + k];
    } else if (first === 2) {
      const b = indices[j + 1] * columns;
      for (let k = 0; k < columns; k++) out[to + k] = table[a + k] + table[b + k];
    } else {
      for (let k = 0; k < columns; k++) out[to + k] = table[a + k];
    }
    j += first;
    for (; j + 4 <= end; j += 4) {
      const e = indices[j] * columns;
      const f = indices[j + 1] * columns;
      const g = indices[j + 2] * columns;
      const h = indices[j + 3] * columns;
      for (let k = 0; k < columns; k++) out[to + k] += table[e + k] + table[f + k] + table[g + k] + table[h + k];
    }
    for (; j < end; j++) {
      const e = indices[j] * columns;
      for (let k = 0; k < columns; k++) out[to + k] += table[e + k];
    }
  }
}

/** One Adam step on the named rows of `packed` (see adamRows for layout and formula). */
export function adamOnHost(
  packed: Float32Array,
  gradient: Float32Array,
  rows: Int32Array,
  scale: number,
  scalars: Float32Array,
  columns: number,
): void {
  const stepSize = scalars[SCALAR.stepSize];
  const correction2 = scalars[SCALAR.correction2];
  const beta1 = scalars[SCALAR.beta1];
  const beta2 = scalars[SCALAR.beta2];
  const epsilon = scalars[SCALAR.epsilon];
  const third = packed.length / 3;
  for (let r = 0; r < rows.length; r++) {
    if (rows[r] < 0) continue;
    const from = r * columns;
    const to = rows[r] * columns;
    for (let k = 0; k < columns; k++) {
      const g = scale * gradient[from + k];
      const at = to + k;
      const m = beta1 * packed[at + third] + (1 - beta1) * g;
      const v = beta2 * packed[at + 2 * third] + (1 - beta2) * g * g;
      packed[at + third] = m;
      packed[at + 2 * third] = v;
      packed[at] -= (stepSize * m) / (Math.sqrt(v * correction2) + epsilon);
    }
  }
}
