/** Metrics for the tests of the charts. */
import type { Metrics } from '../../../src/views/charts/history.ts';

/** The metrics of an iteration: success n/10, length 20 − n, everything else the same for all unless it is given. */
export function metrics(iteration: number, changes: Partial<Metrics> = {}): Metrics {
  return {
    iteration,
    successRate: iteration / 10,
    watchedSuccessRate: null,
    familySuccess: {},
    meanLength: 20 - iteration,
    envSteps: 100,
    kl: 0,
    clipFraction: 0,
    entropy: 1,
    loss: 0,
    gradientNorm: 1,
    groupSize: 2,
    singletonShare: 0.5,
    noVarianceShare: 0.25,
    peakAdvantage: 3,
    advantages: { zeros: 0, counts: [] },
    meanScore: null,
    heldOutSuccess: null,
    seconds: { rollout: 0, credit: 0, update: 0, evaluation: 0 },
    ...changes,
  };
}
