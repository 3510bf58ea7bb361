/** The what-if of the page, and what can be done with it. */
import { type EstimatorId, findEstimator } from '../../credit/estimators/registry.ts';
import { departures, type WhatIf } from '../../credit/whatIf.ts';
import type { OptionValue } from '../../options/option.ts';
import type { Lab } from '../../store/lab.ts';
import { nextConfig } from '../../store/run.ts';
import type { Shown } from '../../store/shown.ts';
import { asItTrains, edited, undone } from '../../store/whatIf.ts';
import { findColouring } from '../perStep.ts';

/** The estimator whose credit is on screen: that of the colouring, or what trains where that is no estimator's. */
export function estimatorShown(colouring: string, training: EstimatorId): EstimatorId {
  return findColouring(colouring).estimator ?? training;
}

/** The picture as it trains. */
export const trainedOf = (shown: Shown): Shown => shown.trained ?? shown;

/** Everything that edits the what-if. It shows the whole advantage: under one term, most switches change nothing. */
export function whatIfActions({ view, run, change }: Pick<Lab, 'view' | 'run' | 'change'>) {
  const put = (next: WhatIf, gesture: string | null): void => {
    const state = view.getState();
    const { estimator } = findColouring(state.colouring);
    view.setState({ ...edited(state, next, gesture), ...(estimator === null ? {} : { colouring: estimator }) });
  };
  return {
    /** Sets one setting. @param trained its value as it trains: then it is no what-if. */
    set: (id: string, value: OptionValue, trained: OptionValue, gesture: string | null = null): void => {
      const { [id]: _, ...others } = view.getState().whatIf;
      put(value === trained ? others : { ...others, [id]: value }, gesture);
    },
    undo: (): void => view.setState(undone),
    reset: (): void => {
      const state = view.getState();
      if (Object.keys(state.whatIf).length > 0) view.setState(edited(state, asItTrains.whatIf));
    },
    /** Trains with what is shown, from the next iteration on; what is shown is then no what-if any more. */
    train: (estimator: EstimatorId): void => {
      const { whatIf } = view.getState();
      const uses: readonly string[] = findEstimator(estimator).uses;
      const settings = Object.fromEntries(
        Object.entries(departures(nextConfig(run.getState()), whatIf)).filter(([id]) => uses.includes(id)),
      );
      change({ ...settings, estimator });
      view.setState(asItTrains);
    },
  };
}
