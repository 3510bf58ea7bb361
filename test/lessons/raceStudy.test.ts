/** The results that the race scene ships with are those of its own configuration, and come out again. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { scenes } from '../../src/lessons/scenes.ts';
import { freshRollouts, freshSuccesses } from '../setup/freshSuccesses.ts';

const races = scenes.flatMap(({ id, stage }) => (stage.kind === 'race' ? [[id, stage] as const] : []));

describe.each(races)('the study of %s', (_, { config, estimators, iterations, study }) => {
  const { seeds, successes } = study;

  it('has every estimator, seed and iteration of the race, the seed on the stage among them', () => {
    expect(Object.keys(successes)).toEqual(estimators);
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(seeds).toContain(parseConfig(config).seed);
    expect(study.freshRollouts).toBe(freshRollouts(parseConfig(config)));
    for (const estimator of estimators) {
      expect(successes[estimator].map((counts) => counts.length)).toEqual(seeds.map(() => iterations));
    }
  });

  it('is fair: before the first update all estimators have the same rollouts', () => {
    for (const estimator of estimators) {
      expect(successes[estimator].map(([first]) => first)).toEqual(successes[estimators[0]].map(([first]) => first));
    }
  });

  it.each(estimators)(
    'comes out again: %s, three iterations of its first seed',
    { timeout: 60_000 },
    async (estimator) => {
      const again = await freshSuccesses(parseConfig({ ...config, estimator, seed: seeds[0] }), 3);
      expect(again).toEqual(successes[estimator][0].slice(0, 3));
    },
  );
});
