/** The truth of what is on screen, element by element: true values of states, true advantages of transitions, and who is wrong. Pure. */
import { bestScale, NOTHING } from '../credit/accuracy.ts';
import { NODE_STATE, stepsOfNode } from '../credit/graph.ts';
import { summarise } from '../credit/statistics.ts';
import type { Shown } from '../store/shown.ts';
import type { ViewState } from '../store/view.ts';

/** The true value and advantage of each step of the task on screen, with their intervals. */
export type Truth = NonNullable<Shown['truth']>;

/** What colours the states: one number a node. */
export interface StateValues {
  /** What they are: the estimate too where the true values are asked for and not known. */
  readonly of: ViewState['stateValue'];
  readonly node: Float64Array;
}

/** The values of the states that are to be shown. */
export function stateValuesOf(
  shown: Pick<Shown, 'graph' | 'values' | 'truth'>,
  wanted: StateValues['of'],
): StateValues {
  const { graph, values, truth } = shown;
  if (wanted === 'estimate' || truth === null) return { of: 'estimate', node: values.node };
  return { of: 'truth', node: trueValues(graph, values, truth) };
}

/**
 * V^π of each node: the mean over the steps that start there, each with the steps that it had left (ALGORITHM.md "Truth");
 * the terminal nodes are what they are by definition.
 */
export function trueValues(
  graph: Shown['graph'],
  values: Pick<Shown['values'], 'node'>,
  truth: Pick<Truth, 'value'>,
): Float64Array {
  return values.node.map((value, node) =>
    graph.nodeKind[node] === NODE_STATE ? summarise(truth.value, stepsOfNode(graph, node)).mean : value,
  );
}

/** Half width of a truth's 95 % interval, on average over some steps: what the mean over them has at most. 0 where exact. */
export function halfWidthOf({ halfWidth }: Pick<Truth, 'halfWidth'>, steps?: Iterable<number>): number {
  if (halfWidth.length === 0) return 0;
  return summarise(halfWidth, steps ?? halfWidth.keys()).mean;
}

/**
 * What a true advantage makes of an estimate of it. 'open': the truth itself is too near zero, or too unsure, to have a sign;
 * 'none': the estimate has none.
 */
export type Verdict = 'right' | 'wrong' | 'none' | 'open';

/** @param halfWidth of the truth's interval */
export function verdictOf(estimate: number, truth: number, halfWidth = 0): Verdict {
  if (Math.abs(truth) <= Math.max(halfWidth, NOTHING)) return 'open';
  if (Math.abs(estimate) <= NOTHING) return 'none';
  return Math.sign(estimate) === Math.sign(truth) ? 'right' : 'wrong';
}

/** An estimator's advantage of a transition beside the true one. */
export interface ScaledAdvantage {
  /** Mean over the steps of the transition, in the estimator's own unit. */
  readonly mean: number;
  /** What brings the estimator's advantages nearest to the truth of the whole task, ≥ 0; 0 where nothing does. */
  readonly factor: number;
  /** Their product: in the unit of the truth. */
  readonly scaled: number;
  readonly verdict: Verdict;
}

/** @param steps of the transition; the factor is the whole task's */
export function scaledAdvantage(advantage: Float64Array, truth: Truth, steps: Int32Array): ScaledAdvantage {
  const { mean } = summarise(advantage, steps);
  const factor = bestScale(advantage, truth.advantage);
  const verdict = verdictOf(mean, summarise(truth.advantage, steps).mean, halfWidthOf(truth, steps));
  return { mean, factor, scaled: factor * mean, verdict };
}
