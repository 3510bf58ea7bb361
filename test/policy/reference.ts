/**
 * The loss and lazy Adam in plain double precision, written from ALGORITHM.md "Update", for any network that is written out
 * likewise (referenceWords.ts, referenceTransformer.ts). The gradient is numeric (central differences), so that it owes
 * nothing to anyone's derivation.
 */
import type { Encoded, PolicyCheckpoint, UpdateBatch, UpdateSettings } from '../../src/policy/policy.ts';

/** Values, first and second moments of one table. */
export interface ReferenceTable {
  readonly columns: number;
  readonly value: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
}

/** A network in plain double precision. */
export interface Reference<E extends Encoded> {
  /** The logit of every action, prior included. */
  logits(tables: readonly ReferenceTable[], decision: E): number[];
  /** Rows of each table that a minibatch uses. */
  usedRows(tables: readonly ReferenceTable[], decisions: readonly E[]): readonly ReadonlySet<number>[];
}

export function referenceTables(checkpoint: PolicyCheckpoint): ReferenceTable[] {
  return checkpoint.parameters.map(({ shape, value, m, v }) => ({
    columns: shape[1],
    value: Float64Array.from(value),
    m: Float64Array.from(m),
    v: Float64Array.from(v),
  }));
}

/** Every row of a table. */
export function allRows({ value, columns }: ReferenceTable): ReadonlySet<number> {
  return new Set(Array.from({ length: value.length / columns }, (_, row) => row));
}

/** log π(·|o). */
export function referenceLogProbs<E extends Encoded>(
  network: Reference<E>,
  tables: readonly ReferenceTable[],
  decision: E,
): number[] {
  const scores = network.logits(tables, decision);
  const highest = Math.max(...scores);
  const logSum = highest + Math.log(scores.reduce((total, s) => total + Math.exp(s - highest), 0));
  return scores.map((s) => s - logSum);
}

/** −mean min(ρA, clip(ρ)A) + β mean(exp(d) − d − 1). */
function referenceLoss<E extends Encoded>(
  network: Reference<E>,
  tables: readonly ReferenceTable[],
  batch: UpdateBatch<E>,
  { clip, klCoefficient }: UpdateSettings,
): number {
  let total = 0;
  for (const [i, decision] of batch.decisions.entries()) {
    const logProb = referenceLogProbs(network, tables, decision)[batch.action[i]];
    const ratio = Math.exp(logProb - batch.oldLogProb[i]);
    const clipped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    const d = batch.referenceLogProb[i] - logProb;
    total -= Math.min(ratio * batch.advantage[i], clipped * batch.advantage[i]);
    total += klCoefficient * (Math.exp(d) - d - 1);
  }
  return total / batch.decisions.length;
}

/** Central differences of the loss in every parameter. */
function referenceGradient<E extends Encoded>(
  network: Reference<E>,
  tables: readonly ReferenceTable[],
  batch: UpdateBatch<E>,
  settings: UpdateSettings,
): Float64Array[] {
  const step = 1e-5;
  return tables.map(({ value }) =>
    value.map((x, i) => {
      value[i] = x + step;
      const above = referenceLoss(network, tables, batch, settings);
      value[i] = x - step;
      const below = referenceLoss(network, tables, batch, settings);
      value[i] = x;
      return (above - below) / (2 * step);
    }),
  );
}

/** Adam (0.9, 0.99, ε 1e-8) with bias correction by the global step, on the rows in use; the gradient clipped by its global norm. */
function referenceStep(
  tables: readonly ReferenceTable[],
  gradient: readonly Float64Array[],
  rows: readonly ReadonlySet<number>[],
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

/** What one step of training comes to. */
export interface ReferenceStep {
  readonly loss: number;
  /** Before clipping. */
  readonly gradientNorm: number;
  /** After the step. */
  readonly tables: readonly ReferenceTable[];
}

/** One step on each batch, from an untrained checkpoint. Numeric gradients take seconds: share the result where you can. */
export function referenceRun<E extends Encoded>(
  network: Reference<E>,
  untrained: PolicyCheckpoint,
  batches: readonly UpdateBatch<E>[],
  settings: UpdateSettings,
): readonly ReferenceStep[] {
  const tables = referenceTables(untrained);
  return batches.map((batch, i) => {
    const loss = referenceLoss(network, tables, batch, settings);
    const gradient = referenceGradient(network, tables, batch, settings);
    referenceStep(tables, gradient, network.usedRows(tables, batch.decisions), i + 1, settings);
    return {
      loss,
      gradientNorm: Math.hypot(...gradient.map((g) => Math.hypot(...g))),
      tables: structuredClone(tables),
    };
  });
}
