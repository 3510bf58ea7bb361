/** Jobs, done on a small scale: the identities that results are checked by, the truth against Monte Carlo, a job that fails. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { allJobs, type Job, type LearningJob } from './jobs.ts';
import { runPool } from './pool.ts';
import { compareValues } from './values.ts';
import { doJob } from './work.ts';

/** A job of the plan with a small batch and two iterations. */
function small(id: string): LearningJob {
  const job = allJobs().find((one) => one.id === id);
  if (job?.kind !== 'learning') throw new Error(`${id} is no learning job`);
  // Tasks of one family: they succeed often enough for credit from the first iteration on.
  const settings = { ...job.settings, 'world.family': 'pick', tasks: 4, rollouts: 6 };
  return { ...job, settings, iterations: 3 };
}

async function digestOf(id: string): Promise<string> {
  const result = await doJob(small(id));
  if (result.kind !== 'learning') throw new Error('another kind of result');
  expect(result.success.some((rate) => rate > 0)).toBe(true);
  return result.digest;
}

describe('the digest of a run', () => {
  it('is the same where two names are one algorithm, and another where they are not', async () => {
    const gigpo = await digestOf('learning/house/gigpo/1');
    expect(await digestOf('ablation/house/own-values/1')).toBe(gigpo);
    const grpo = await digestOf('learning/house/grpo/1');
    expect(await digestOf('ablation/house/episode/1')).toBe(grpo);
    const g2po = await digestOf('learning/house/g2po/1');
    expect(new Set([gigpo, grpo, g2po]).size).toBe(3);
  });
});

describe('exact values', () => {
  it('are the mean returns of many episodes, of the start and of each first action', async () => {
    const config = parseConfig({ world: 'custom', pinned: 0, seed: 4 });
    const { comparisons } = await compareValues(config, 1, 6000);
    expect(comparisons[0].of).toBe('start');
    expect(comparisons.length).toBeGreaterThan(1);
    for (const { exact, mean, half } of comparisons) {
      expect(half).toBeGreaterThan(0);
      // Twice the half width is 3.9 standard errors: 1 in 10,000 seeds would miss by chance.
      expect(Math.abs(exact - mean)).toBeLessThan(2 * half);
    }
    // Episodes begin with one of the actions.
    const counted = comparisons.slice(1).reduce((sum, { episodes }) => sum + episodes, 0);
    expect(counted).toBeLessThanOrEqual(6000);
    expect(comparisons[0].episodes).toBe(6000);
  });
});

describe('the pool', () => {
  it('reports a job that fails, and does the others', async () => {
    const good: Job = { ...small('learning/house/grpo/1'), iterations: 1 };
    const bad: Job = { ...good, id: 'bad/job/1', settings: { ...good.settings, weight: -1 } };
    const done: string[] = [];
    const failed: string[] = [];
    await runPool([bad, good], 1, {
      onDone: ({ id }, result) => done.push(`${id} ${result.kind}`),
      onFailed: ({ id }, message) => failed.push(`${id} ${message.split('\n')[0]}`),
    });
    expect(done).toEqual(['learning/house/grpo/1 learning']);
    expect(failed).toEqual([expect.stringMatching(/^bad\/job\/1 .*weight: “-1” is not a number from 0 to 4/)]);
  });
});
