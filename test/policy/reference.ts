/**
 * The words network, the loss and lazy Adam in plain double precision, written from WORLDS.md and ALGORITHM.md "Update".
 * The gradient is numeric (central differences), so that it owes nothing to anyone's derivation.
 */
import type { WordsEncoded } from '../../src/policy/networks/wordFeatures.ts';
import type { PolicyCheckpoint, UpdateBatch, UpdateSettings } from '../../src/policy/policy.ts';

/** Values, first and second moments of the three tables: state, dense, action. */
export interface ReferenceTable {
  readonly columns: number;
  readonly value: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
}

export function referenceTables(checkpoint: PolicyCheckpoint): ReferenceTable[] {
  return checkpoint.parameters.map(({ shape, value, m, v }) => ({
    columns: shape[1],
    value: Float64Array.from(value),
    m: Float64Array.from(m),
    v: Float64Array.from(v),
  }));
}

/** log π(·|o): scores Σ (h · embedding + bias) plus prior, h = tanh(dense(tanh(Σ embeddings))). */
export function referenceLogProbs(tables: readonly ReferenceTable[], decision: WordsEncoded): number[] {
  const [state, dense, action] = tables;
  const width = dense.columns;
  const hidden = new Float64Array(width);
  for (const part of decision.state) {
    for (const row of part) for (let d = 0; d < width; d++) hidden[d] += state.value[row * width + d];
  }
  const first = hidden.map(Math.tanh);
  const h = Array.from({ length: width }, (_, d) =>
    Math.tanh(first.reduce((total, x, i) => total + x * dense.value[i * width + d], 0)),
  );
  const scores = decision.actions.map((parts, k) => {
    let score = decision.prior?.[k] ?? 0;
    for (const part of parts) {
      for (const row of part) {
        const at = row * (width + 1);
        score += action.value[at + width];
        for (let d = 0; d < width; d++) score += h[d] * action.value[at + d];
      }
    }
    return score;
  });
  const highest = Math.max(...scores);
  const logSum = highest + Math.log(scores.reduce((total, s) => total + Math.exp(s - highest), 0));
  return scores.map((s) => s - logSum);
}

/** −mean min(ρA, clip(ρ)A) + β mean(exp(d) − d − 1). */
export function referenceLoss(
  tables: readonly ReferenceTable[],
  batch: UpdateBatch<WordsEncoded>,
  { clip, klCoefficient }: UpdateSettings,
): number {
  let total = 0;
  for (const [i, decision] of batch.decisions.entries()) {
    const logProb = referenceLogProbs(tables, decision)[batch.action[i]];
    const ratio = Math.exp(logProb - batch.oldLogProb[i]);
    const clipped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    const d = batch.referenceLogProb[i] - logProb;
    total -= Math.min(ratio * batch.advantage[i], clipped * batch.advantage[i]);
    total += klCoefficient * (Math.exp(d) - d - 1);
  }
  return total / batch.decisions.length;
}

/** Central differences of the loss in every parameter. */
export function referenceGradient(
  tables: readonly ReferenceTable[],
  batch: UpdateBatch<WordsEncoded>,
  settings: UpdateSettings,
): Float64Array[] {
  const step = 1e-5;
  return tables.map(({ value }) =>
    value.map((x, i) => {
      value[i] = x + step;
      const above = referenceLoss(tables, batch, settings);
      value[i] = x - step;
      const below = referenceLoss(tables, batch, settings);
      value[i] = x;
      return (above - below) / (2 * step);
    }),
  );
}

/** Rows of each table that a minibatch uses; of the dense matrix, all. */
export function usedRows(tables: readonly ReferenceTable[], decisions: readonly WordsEncoded[]): Set<number>[] {
  const state = decisions.flatMap((one) => one.state.flatMap((part) => [...part]));
  const action = decisions.flatMap((one) => one.actions.flatMap((parts) => parts.flatMap((part) => [...part])));
  return [new Set(state), new Set(Array.from({ length: tables[1].columns }, (_, row) => row)), new Set(action)];
}

/** Adam (0.9, 0.99, ε 1e-8) with bias correction by the global step, on the rows in use; the gradient clipped by its global norm. */
export function referenceStep(
  tables: readonly ReferenceTable[],
  gradient: readonly Float64Array[],
  rows: readonly Set<number>[],
  step: number,
  { learningRate, gradientClip }: UpdateSettings,
): void {
  const norm = Math.hypot(...gradient.map((g) => Math.hypot(...g)));
  const scale = gradientClip > 0 && norm > gradientClip ? gradientClip / norm : 1;
  for (const [t, { columns, value, m, v }] of tables.entries()) {
    for (const row of rows[t]) {
      for (let i = row * columns; i < (row + 1) * columns; i++) {
        const g = scale * gradient[t][i];
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.99 * v[i] + 0.01 * g * g;
        value[i] -= (learningRate * (m[i] / (1 - 0.9 ** step))) / (Math.sqrt(v[i] / (1 - 0.99 ** step)) + 1e-8);
      }
    }
  }
}
