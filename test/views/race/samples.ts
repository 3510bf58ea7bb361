/** Racers for the tests of the race's views. */
import { defaultConfig } from '../../../src/config/config.ts';
import type { EstimatorId } from '../../../src/credit/estimators/registry.ts';
import type { RacePoint, Racer, RacerStatus, RaceSetup } from '../../../src/store/race.ts';

/** A setup of two estimators and three seeds. */
export const setup: RaceSetup = {
  config: defaultConfig('house'),
  estimators: ['grpo', 'g2po'],
  seeds: [1, 2, 3],
  iterations: 4,
};

/** A racer by its success iteration by iteration; `envSteps` in each iteration, half a second each. */
export function racer(
  estimator: EstimatorId,
  seed: number,
  success: readonly number[],
  envSteps = 10,
  status: RacerStatus = 'done',
): Racer {
  const points = success.map((value): RacePoint => ({ success: value, heldOut: null, envSteps, seconds: 0.5 }));
  return { estimator, seed, status, attempts: 1, points, backend: 'wasm', failure: null };
}
