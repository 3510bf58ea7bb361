/** How an advantage came about, as numbers to write down: every term of a step with the statistics that it was normalised by. */
import { type Credit, EPSILON, type Term, type TermId, type TermLevel } from '../../credit/estimator.ts';
import type { Rollouts } from '../../credit/rollouts.ts';

/** (quantity − mean) / (std + ε), or what of it applies, for one step. */
export interface Normalisation {
  readonly quantity: number;
  readonly mean: number;
  readonly std: number;
  /** Number of values that mean and std are of. */
  readonly count: number;
  /** Whether std divides. */
  readonly scaled: boolean;
  /** Factor of the difference, 1 where there is none. */
  readonly factor: number;
  readonly value: number;
}

/** One of several groupings that a term averages (HGPO). */
export interface LevelAccount {
  readonly observations: number;
  /** Share of this level in the average. */
  readonly weight: number;
  readonly normalisation: Normalisation;
}

export interface TermAccount {
  readonly id: TermId;
  readonly weight: number;
  readonly value: number;
  /** Null where the step belongs to no group, or the term averages `levels`. */
  readonly normalisation: Normalisation | null;
  readonly levels: readonly LevelAccount[];
}

export interface StepAccount {
  readonly row: number;
  readonly advantage: number;
  readonly terms: readonly TermAccount[];
  /** Episode reward R_i. */
  readonly reward: number;
  readonly valid: boolean;
  /** V(G) and V(G'), as the estimator took them; null where it uses none. */
  readonly states: { readonly current: number; readonly next: number } | null;
}

/** The account of one step (row of `rollouts`) under a credit. */
export function accountOf(rollouts: Rollouts, credit: Credit, row: number): StepAccount {
  const { stateValues } = credit;
  return {
    row,
    advantage: credit.advantage[row],
    terms: credit.terms.map((term) => termAccount(term, row)),
    reward: rollouts.episodeReward[rollouts.trajectory[row]],
    valid: rollouts.valid[row] === 1,
    states: stateValues === undefined ? null : { current: stateValues.current[row], next: stateValues.next[row] },
  };
}

function termAccount(term: Term, row: number): TermAccount {
  const quantity = term.quantity[row];
  const levels = (term.levels ?? []).filter((level) => level.group[row] >= 0);
  return {
    id: term.id,
    weight: term.weight,
    value: term.values[row],
    normalisation: term.group[row] < 0 ? null : normalisationOf(term, quantity, term.scaled, row),
    levels: levels.map((level) => ({
      observations: level.observations,
      weight: level.weight[row],
      normalisation: normalisationOf(level, quantity, term.scaled, row),
    })),
  };
}

function normalisationOf(of: Term | TermLevel, quantity: number, scaled: boolean, row: number): Normalisation {
  const group = of.group[row];
  return {
    quantity,
    mean: of.mean[group],
    std: of.std[group],
    count: of.count[group],
    scaled,
    factor: 'factor' in of ? (of.factor?.[group] ?? 1) : 1,
    value: of.values[row],
  };
}

/** Recomputes a normalisation from its operands [quantity, mean, std, factor]: the formula at `Term`. */
export function normalised([quantity, mean, std, factor]: readonly number[], scaled: boolean): number {
  return (factor * (quantity - mean)) / (scaled ? std + EPSILON : 1);
}

/** Equal step values of a node counted together, largest first. */
export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/** Values that differ by less than `tolerance` count as one: γ^k · R comes out of different multiplications. */
export function countValues(values: readonly number[], tolerance = 1e-9): readonly ValueCount[] {
  const counts: { value: number; count: number }[] = [];
  for (const value of [...values].sort((a, b) => b - a)) {
    const last = counts.at(-1);
    if (last !== undefined && last.value - value <= tolerance) last.count++;
    else counts.push({ value, count: 1 });
  }
  return counts;
}
