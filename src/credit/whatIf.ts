/** Credit as it would be with other estimator settings than those that train: what an ablation looks at. Pure. */
import type { OptionValues } from '../options/option.ts';
import {
  type Credit,
  type Estimator,
  type EstimatorInput,
  type EstimatorSettings,
  estimatorOptions,
} from './estimator.ts';
import { computeValues, type Values } from './values.ts';

/** Estimator settings that take the place of those that train, by their ids in `estimatorOptions`; empty: as it trains. */
export type WhatIf = OptionValues;

/** Settings with a what-if laid over them. */
export function withWhatIf<S extends EstimatorSettings>(settings: S, whatIf: WhatIf): S {
  return { ...settings, ...whatIf };
}

/** What of a what-if differs from the settings, in the order of `estimatorOptions`. */
export function departures(settings: EstimatorSettings, whatIf: WhatIf): WhatIf {
  const now: OptionValues = settings;
  return Object.fromEntries(
    Object.keys(estimatorOptions).flatMap((id) => (id in whatIf && whatIf[id] !== now[id] ? [[id, whatIf[id]]] : [])),
  );
}

/** The values under other settings; the same object where they do not depend on what changed. */
export function valuesUnder(
  { rollouts, graph, values }: EstimatorInput,
  trained: EstimatorSettings,
  settings: EstimatorSettings,
): Values {
  const same = trained.gamma === settings.gamma && trained.successReward === settings.successReward;
  return same ? values : computeValues(rollouts, graph, settings);
}

/**
 * Credit of the same rollouts under other settings. Linear in steps.
 * @param input with the values of `trained`
 */
export function estimateUnder(
  estimator: Estimator,
  input: EstimatorInput,
  trained: EstimatorSettings,
  settings: EstimatorSettings,
): Credit {
  return estimator.estimate({ ...input, values: valuesUnder(input, trained, settings) }, settings);
}
