/** Groups of rollouts with figures given by hand. */
import type { CreditAccuracy } from '../../../src/credit/accuracy.ts';
import type { EstimatorId } from '../../../src/credit/estimators/registry.ts';
import type { StudyState } from '../../../src/store/study.ts';

/** One estimator on one group: every figure the same, or given apart. */
export function group(
  estimator: EstimatorId,
  rollouts: number,
  figure: number | null,
  apart: Partial<CreditAccuracy> = {},
): StudyState['tasks'][number][number] {
  const figures = { pearson: figure, spearman: figure, signAgreement: figure, scaledRmse: figure };
  return { estimator, rollouts, accuracy: { steps: 10, ...figures, ...apart } };
}
