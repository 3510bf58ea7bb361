/** One number per step for the colouring that is picked: what graph, chips and lists draw. */
import type { Credit, TermId } from '../credit/estimator.ts';
import type { Lab } from '../store/lab.ts';
import type { Shown } from '../store/shown.ts';
import { inspectorText } from '../text/inspector.ts';
import { truthText } from '../text/truth.ts';
import { type Colouring, colourings } from './colouring.ts';

/** The numbers, or why there are none (a clause to follow "unavailable:"). */
export type PerStep = { readonly values: Float64Array } | { readonly unavailable: string };

/** The colouring of an id; the first of all where a link names one that is not on offer. */
export function findColouring(id: string): Colouring {
  return colourings.find((colouring) => colouring.id === id) ?? colourings[0];
}

/** Values of one term of a credit, undefined where the estimator has no such term or it is switched off. */
export function termValues(credit: Credit, term: TermId): Float64Array | undefined {
  return credit.terms.find(({ id }) => id === term)?.values;
}

/** The numbers of a colouring for a picture: of its estimator's credit, or the truth. */
export function perStepOf({ estimator, term }: Colouring, shown: Shown, creditOf: Lab['creditOf']): PerStep {
  if (estimator === null) {
    const { truth } = shown;
    return truth === null ? { unavailable: truthText.missing } : { values: Float64Array.from(truth.advantage) };
  }
  const credit = creditOf(shown, estimator);
  if ('unavailable' in credit) return credit;
  if (term === null) return { values: credit.credit.advantage };
  const values = termValues(credit.credit, term);
  return values === undefined ? { unavailable: inspectorText.edge.off } : { values };
}

/** Levels on either side of zero that chips and bars distinguish. */
export const LEVELS = 4;

/** The magnitude drawn at full strength: the 95th percentile of |value|, so that one outlier does not bleach the rest. */
export function fullStrength(values: Float64Array): number {
  if (values.length === 0) return 1;
  const sorted = values.map(Math.abs).sort();
  const at = sorted[Math.floor(0.95 * (sorted.length - 1))];
  return at > 0 ? at : sorted[sorted.length - 1] || 1;
}

/** −LEVELS … LEVELS: how strongly a value is coloured; 0 for less than a hundredth of full strength, and for NaN. */
export function levelOf(value: number, full: number): number {
  const share = Math.abs(value) / full;
  if (!(share >= 0.01)) return 0;
  return Math.sign(value) * Math.min(LEVELS, Math.ceil(share * LEVELS));
}
