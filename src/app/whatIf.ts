/** What is on screen under other settings than those that train, and every estimator's credit of it; each worked out once. */
import { assessCriticality } from '../credit/criticality.ts';
import { estimators, findEstimator } from '../credit/estimators/registry.ts';
import { departures, estimateUnder, valuesUnder, type WhatIf, withWhatIf } from '../credit/whatIf.ts';
import type { CreditOrReason, Lab } from '../store/lab.ts';
import type { Shown } from '../store/shown.ts';

/**
 * A picture as it would be under a what-if: its values, credit and critical transitions; the same object where nothing differs.
 * @param trained as it trains
 * @param threshold of the view, as the picture was made with
 */
export function pictureUnder(trained: Shown, whatIf: WhatIf, threshold: number): Shown {
  const differing = departures(trained.config, whatIf);
  if (Object.keys(differing).length === 0) return trained;
  const { rollouts, graph } = trained;
  const config = withWhatIf(trained.config, differing);
  const values = valuesUnder(trained, trained.config, config);
  const criticality =
    values === trained.values ? trained.criticality : assessCriticality(rollouts, graph, values, threshold);
  const credit = findEstimator(config.estimator).estimate({ rollouts, graph, values }, config);
  return { ...trained, config, values, credit, criticality, trained };
}

/** Answers of different settings that are kept for the same rollouts; dragging a slider through its range makes a hundred. */
const MOST_KEPT = 256;

/** `Lab.creditOf`, which remembers its answers as long as the rollouts are. */
export function createCredits(): Lab['creditOf'] {
  const known = new WeakMap<Shown['rollouts'], Map<string, CreditOrReason>>();
  return (shown, id, whatIf = {}) => {
    const settings = withWhatIf(shown.config, whatIf);
    // What an estimator does not read does not change its answer.
    const uses = estimators.find((estimator) => estimator.id === id)?.uses ?? [];
    const key = JSON.stringify([id, ...uses.map((name) => settings[name])]);
    const answers = known.get(shown.rollouts) ?? new Map<string, CreditOrReason>();
    known.set(shown.rollouts, answers);
    const answer = answers.get(key) ?? estimate(shown, id, settings);
    if (answers.size >= MOST_KEPT) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}

function estimate(shown: Shown, id: string, settings: Shown['config']): CreditOrReason {
  const estimator = estimators.find((entry) => entry.id === id);
  if (estimator === undefined) return { unavailable: `there is no estimator ${id}` };
  const reason = estimator.unavailable(shown.rollouts);
  return reason === null
    ? { credit: estimateUnder(estimator, shown, shown.config, settings) }
    : { unavailable: reason };
}
