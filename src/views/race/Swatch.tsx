/** A short piece of an estimator's line: its colour and its dash. */
import type { EstimatorId } from '../../credit/estimators/registry.ts';
import { lookOf } from './look.ts';

export function Swatch({ estimator }: { readonly estimator: EstimatorId }) {
  const { colour, dash } = lookOf(estimator);
  return (
    <svg className="race-swatch" viewBox="0 0 28 8" aria-hidden="true">
      <path d="M1 4H27" style={{ stroke: `var(${colour})` }} strokeDasharray={dash} />
    </svg>
  );
}
