/** What the policy does in a state before and after the update: every action on offer, taken or not. Pure. */
import { stepsOfNode } from '../../credit/graph.ts';
import { type Summary, summarise } from '../../credit/statistics.ts';
import type { Shown } from '../../store/shown.ts';
import { compareTexts } from '../graph/titles.ts';

/** What of a picture the probabilities are read from. */
export type PolicyOnScreen = Pick<Shown, 'rollouts' | 'graph' | 'policy'>;

/** One action of a state group. */
export interface ActionRow {
  readonly action: string;
  /** Rows of the steps that took it. */
  readonly steps: readonly number[];
  /** Edges that it led along, the most travelled first; empty where no rollout took it. */
  readonly edges: readonly number[];
  /** Steps of the state at which it was on offer. */
  readonly offered: number;
  /**
   * Its probability over the state's steps, 0 … 1, under π_old and under the updated π; 0 at a step where it was not on
   * offer, so that the means of a state add up to 1. Null where the record does not keep them (yet).
   */
  readonly before: Summary | null;
  readonly after: Summary | null;
}

/** The actions of a state node, in the order in which they are offered. Linear in its steps times actions. */
export function actionsOf({ rollouts, graph, policy }: PolicyOnScreen, node: number): readonly ActionRow[] {
  const steps = stepsOfNode(graph, node);
  const numbers = new Map<string, number>();
  for (const row of steps) for (const action of policy[row].actions) number(action);
  for (const row of steps) number(rollouts.actions[rollouts.action[row]]);
  function number(action: string): number {
    const known = numbers.get(action) ?? numbers.size;
    numbers.set(action, known);
    return known;
  }

  const offered = new Int32Array(numbers.size);
  for (const row of steps) for (const action of policy[row].actions) offered[number(action)]++;
  /** Summary per action; null where a step lacks what is asked for. */
  const over = (which: 'before' | 'after'): readonly Summary[] | null => {
    const perStep = Array.from({ length: numbers.size }, () => new Float64Array(steps.length));
    for (const [k, row] of steps.entries()) {
      const { actions, [which]: probabilities } = policy[row];
      if (probabilities === null) return null;
      actions.forEach((action, a) => {
        perStep[number(action)][k] = probabilities[a];
      });
    }
    return perStep.map((values) => summarise(values, values.keys()));
  };
  const before = over('before');
  const after = over('after');

  const takers = Array.from({ length: numbers.size }, (): number[] => []);
  for (const row of steps) takers[number(rollouts.actions[rollouts.action[row]])].push(row);
  return Array.from(numbers.keys(), (action, a) => ({
    action,
    steps: takers[a],
    edges: edgesOf(takers[a], graph.stepEdge),
    offered: offered[a],
    before: before?.[a] ?? null,
    after: after?.[a] ?? null,
  }));
}

/** The edges of some steps, the most travelled first, ties by number. */
function edgesOf(steps: readonly number[], stepEdge: Int32Array): readonly number[] {
  const traversals = new Map<number, number>();
  for (const row of steps) traversals.set(stepEdge[row], (traversals.get(stepEdge[row]) ?? 0) + 1);
  return [...traversals].sort(([a, n], [b, m]) => m - n || a - b).map(([edge]) => edge);
}

/** The likeliest action first, by the newest probability that is known; without any, the most taken. Ties by text. */
export function likeliestFirst(rows: readonly ActionRow[]): readonly ActionRow[] {
  const weight = ({ before, after, steps }: ActionRow) => (after ?? before)?.mean ?? steps.length;
  return [...rows].sort((a, b) => weight(b) - weight(a) || compareTexts(a.action, b.action));
}

/** From how far apart the probabilities at two steps of a state are said to differ: a percentage point. */
const DIFFERS = 0.01;

/** Whether a probability differs between the steps that it is the mean of, so that it shows. */
export function varies(summary: Summary | null): boolean {
  return summary !== null && summary.max - summary.min >= DIFFERS;
}

/** Probabilities of the actions taken at some steps, one entry a step. */
export interface Taken {
  /** π_old, 0 … 1. */
  readonly before: Float64Array;
  /** The updated π; null before the update. */
  readonly after: Float64Array | null;
}

/** What became of the actions taken at `steps` (rows): those of an edge, of a whole task. Null where π_old is not kept. */
export function takenAt({ rollouts, policy }: PolicyOnScreen, steps: ArrayLike<number>): Taken | null {
  const of = (which: 'before' | 'after'): Float64Array | null => {
    const values = new Float64Array(steps.length);
    for (let k = 0; k < steps.length; k++) {
      const { actions, [which]: probabilities } = policy[steps[k]];
      if (probabilities === null) return null;
      values[k] = probabilities[actions.indexOf(rollouts.actions[rollouts.action[steps[k]]])];
    }
    return values;
  };
  const before = of('before');
  return before && { before, after: of('after') };
}

/** ρ = π / π_old of each step (ALGORITHM.md, "Update"); NaN where π_old rounds to 0. */
export function ratiosOf(before: Float64Array, after: Float64Array): Float64Array {
  return after.map((probability, k) => (before[k] > 0 ? probability / before[k] : Number.NaN));
}

/** How many ratios lie outside the clip range [1 − clip, 1 + clip]. NaN lies nowhere. */
export function outsideClip(ratios: Float64Array, clip: number): number {
  return ratios.reduce((sum, ratio) => sum + (ratio < 1 - clip || ratio > 1 + clip ? 1 : 0), 0);
}
