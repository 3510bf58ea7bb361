/** How estimators are told apart in the race: a colour and a dash each, the same whoever races. */
import { type EstimatorId, estimators, findEstimator } from '../../credit/estimators/registry.ts';

export interface Look {
  /** CSS custom property. */
  readonly colour: string;
  /** Of SVG's stroke-dasharray; empty for a solid line. */
  readonly dash: string;
}

/** The registry's last, G2PO, takes the accent and the solid line. */
const LOOKS: readonly Look[] = [
  { colour: '--accent', dash: '' },
  { colour: '--ink-soft', dash: '2 4' },
  { colour: '--chart-2', dash: '2 3' },
  { colour: '--chart-5', dash: '9 3 2 3' },
  { colour: '--chart-3', dash: '5 3' },
  { colour: '--chart-4', dash: '9 4' },
];

/** The look of an estimator: by its place in the registry, counted from the end. */
export function lookOf(id: EstimatorId): Look {
  const fromEnd = estimators.length - 1 - estimators.findIndex((estimator) => estimator.id === id);
  return LOOKS[fromEnd % LOOKS.length];
}

/** What an estimator is called. */
export function labelOf(id: EstimatorId): string {
  return findEstimator(id).label;
}
