/** A race that was trained beforehand, as the views of a race take it. Pure. */
import type { EstimatorId } from '../../credit/estimators/registry.ts';
import type { RaceStudy } from '../../lessons/scene.ts';
import type { Racer, RaceSetup } from '../../store/race.ts';

/** The setup of a race with the seeds of its study. */
export function studySetup(setup: RaceSetup, { seeds }: RaceStudy): RaceSetup {
  return { ...setup, seeds };
}

/** Its runs, all done. Of an iteration only the success on fresh tasks was kept. */
export function studyRacers(
  estimators: readonly EstimatorId[],
  { seeds, successes, freshRollouts }: RaceStudy,
): readonly Racer[] {
  return seeds.flatMap((seed, k) =>
    estimators.map((estimator): Racer => {
      const counts = successes[estimator]?.[k] ?? [];
      const points = counts.map((count) => ({
        ...{ success: count / freshRollouts, heldOut: null },
        ...{ envSteps: Number.NaN, seconds: Number.NaN },
      }));
      return { estimator, seed, status: 'done', attempts: 1, points, backend: 'wasm', failure: null };
    }),
  );
}
