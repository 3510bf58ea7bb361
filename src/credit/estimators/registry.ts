/** Every estimator on offer, in the order of ALGORITHM.md's table. Menus, links, flags and dispatch derive from it. */
import type { Estimator } from '../estimator.ts';
import { g2po } from './g2po.ts';
import { gigpo } from './gigpo.ts';
import { graphgpo } from './graphgpo.ts';
import { grpo } from './grpo.ts';
import { hgpo } from './hgpo.ts';
import { rloo } from './rloo.ts';

export const estimators = [grpo, rloo, gigpo, hgpo, graphgpo, g2po] as const;

export type EstimatorId = (typeof estimators)[number]['id'];

/** The estimator of an id. */
export function findEstimator(id: EstimatorId): Estimator<EstimatorId>;
/** The estimator of an id, undefined where there is none. */
export function findEstimator(id: string): Estimator<EstimatorId> | undefined;
export function findEstimator(id: string): Estimator<EstimatorId> | undefined {
  return estimators.find((estimator) => estimator.id === id);
}
