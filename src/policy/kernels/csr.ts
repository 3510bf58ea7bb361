/** Lists of lists as two flat arrays (compressed sparse rows): what an embedding bag sums over. Pure. */

/** Bag r holds indices[offsets[r] … offsets[r + 1] − 1]. Entries of `indices` beyond the last offset are padding. */
export interface Csr {
  readonly indices: Int32Array;
  /** One more than there are bags; starts at 0, never falls. */
  readonly offsets: Int32Array;
}

/** Rounds an array length up to one that the backend likes, at least 1 (see Backend). */
export type RoundUp = (length: number) => number;

/**
 * The transposed lists: bag i of the result holds, in rising order, every bag of `csr` that holds i, once for each time.
 * `rows` is the number of rows that indices refer to. Rising order makes sums over it the same on every run.
 */
export function transposeCsr({ indices, offsets }: Csr, rows: number): Csr {
  const bags = offsets.length - 1;
  const filled = offsets[bags];
  const starts = new Int32Array(rows + 1);
  for (let j = 0; j < filled; j++) starts[indices[j] + 1]++;
  for (let i = 0; i < rows; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, rows);
  const transposed = new Int32Array(indices.length);
  for (let r = 0; r < bags; r++) {
    for (let j = offsets[r]; j < offsets[r + 1]; j++) transposed[next[indices[j]]++] = r;
  }
  return { indices: transposed, offsets: starts };
}

/** Lists of one row each: bagging with them gathers rows. A negative row gives zeros. */
export function gatherCsr(rows: Int32Array): Csr {
  const offsets = new Int32Array(rows.length + 1);
  const indices = new Int32Array(Math.max(1, rows.length));
  let filled = 0;
  for (let r = 0; r < rows.length; r++) {
    if (rows[r] >= 0) indices[filled++] = rows[r];
    offsets[r + 1] = filled;
  }
  return { indices, offsets };
}
