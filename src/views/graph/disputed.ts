/** Transitions about whose sign several credits of the same rollouts disagree. Pure. */
import { opposed } from '../../credit/comparison.ts';
import type { GraphModel } from './model.ts';

/**
 * The model with those bundles marked whose mean has the opposite sign in any of the others.
 * @param others models of the same rollouts under other colourings: their bundles stand in the same order
 */
export function markDisputed(model: GraphModel, others: readonly GraphModel[]): GraphModel {
  return {
    ...model,
    bundles: model.bundles.map((bundle, k) => {
      const mean = bundle.spread?.mean ?? 0;
      return { ...bundle, disputed: others.some(({ bundles }) => opposed(mean, bundles[k].spread?.mean ?? 0)) };
    }),
  };
}
