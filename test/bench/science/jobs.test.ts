/** The plan of the science bench: whole, of settings that exist, and chosen from by name. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import { allJobs, BENCH_WORLDS, SEEDS, selectJobs } from './jobs.ts';

const jobs = allJobs();

describe('the plan', () => {
  it('names each job once, and asks for settings that the house knows, every task fresh', () => {
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
    for (const { settings, seed } of jobs) {
      const config = parseConfig({ ...settings, seed });
      expect(config).toMatchObject({ pinned: 0, evaluationEvery: 0, backend: 'wasm' });
    }
  });

  it('has every estimator in every world on every seed', () => {
    for (const world of BENCH_WORLDS)
      for (const { id: estimator } of estimators)
        for (const seed of SEEDS) {
          const job = jobs.find(({ id }) => id === `learning/${world}/${estimator}/${seed}`);
          expect(job?.settings).toMatchObject({ world, estimator });
        }
  });

  it('studies at least 200 tasks of each world in each phase at 8 rollouts', () => {
    for (const world of BENCH_WORLDS)
      for (const after of [2, 12, 30]) {
        const tasks = jobs.flatMap((job) =>
          job.kind === 'accuracy' && job.world === world
            ? job.phases.filter((phase) => phase.after === after && phase.sizes.join() === '8')
            : [],
        );
        expect(tasks.reduce((sum, phase) => sum + phase.tasks, 0)).toBeGreaterThanOrEqual(200);
      }
  });
});

describe('choosing jobs', () => {
  const chosen = (only: string, seeds = SEEDS.length) => selectJobs(jobs, only, seeds).map(({ id }) => id);

  it('takes the parts by commas together, and the segments of one part all at once', () => {
    expect(chosen('values/shop')).toEqual(['values/shop/1']);
    expect(chosen('shop/values,values/apps').sort()).toEqual(['values/apps/1', 'values/shop/1']);
    const both = chosen('learning/house/g2po,keydoor/gigpo,');
    expect(both.filter((id) => id.startsWith('learning/house/g2po/')).length).toBe(SEEDS.length);
    expect(both.filter((id) => id.includes('/keydoor/gigpo/')).length).toBe(2 * SEEDS.length);
    expect(both.length).toBe(3 * SEEDS.length);
  });

  it('takes everything where nothing is named, in the order of the plan, and the first seeds alone where asked to', () => {
    expect(chosen('')).toEqual(jobs.map(({ id }) => id));
    expect(chosen('learning/shop/grpo', 2)).toEqual(['learning/shop/grpo/1', 'learning/shop/grpo/2']);
  });

  it('refuses a name that is none, or no whole segment', () => {
    expect(() => chosen('house,hous')).toThrow(/no job is named hous/);
    expect(() => chosen('learning/values')).toThrow(/no job is named learning\/values/);
  });
});
