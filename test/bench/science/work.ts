/** Does one job: trains, studies or compares, and gives its result. */
import { parseConfig, type RunConfig } from '../../../src/config/config.ts';
import { meanAccuracy } from '../../../src/credit/accuracy.ts';
import { taskOf } from '../../../src/training/replay.ts';
import type { Actor } from '../../../src/training/rollout.ts';
import { type StudiedGroup, studyTask } from '../../../src/training/study.ts';
import { deriveSeed } from '../../../src/worlds/random.ts';
import type { AccuracyJob, AccuracyPhase, Job, LearningJob } from './jobs.ts';
import type { AccuracyResult, AccuracyRow, JobResult, LearningResult } from './results.ts';
import { curvesOf, trainSession } from './training.ts';
import { compareValues } from './values.ts';

/** Does a job. The same job gives the same result. */
export function doJob(job: Job): Promise<JobResult> {
  switch (job.kind) {
    case 'learning':
      return learn(job);
    case 'accuracy':
      return study(job);
    case 'values':
      return compareValues(configOf(job), job.after, job.episodes);
  }
}

const configOf = ({ settings, seed }: Job): RunConfig => parseConfig({ ...settings, seed });

async function learn(job: LearningJob): Promise<LearningResult> {
  const training = await trainSession(configOf(job), job.iterations);
  training.dispose();
  return curvesOf(training.metrics);
}

async function study(job: AccuracyJob): Promise<AccuracyResult> {
  const config = configOf(job);
  const training = await trainSession(config, 0);
  const success: Record<string, number> = {};
  const rows: AccuracyRow[] = [];
  // A policy is studied on its way: later phases go on from earlier ones. Sorting is stable and leaves the job as it is.
  const phases = job.phases.map((phase, number) => ({ ...phase, number })).sort((a, b) => a.after - b.after);
  for (const phase of phases) {
    await training.train(phase.after - training.metrics.length);
    success[phase.after] = training.metrics.at(-1)?.successRate ?? 0;
    rows.push(...(await studyPhase(config, training.actor, phase)));
  }
  training.dispose();
  return { kind: 'accuracy', success, rows };
}

/** Every estimator on fresh tasks of one phase, averaged over the groups of each size. */
async function studyPhase<Input>(
  config: RunConfig,
  actor: Actor<Input>,
  { after, tasks, sizes, number }: AccuracyPhase & { readonly number: number },
): Promise<readonly AccuracyRow[]> {
  const groups: StudiedGroup[] = [];
  for (let i = 0; i < tasks; i++) {
    const task = taskOf(config, deriveSeed(config.seed, 'study task', number, i));
    groups.push(...(await studyTask(task, actor, config, number * 1000 + i, sizes)));
  }
  return sizes.flatMap((rollouts) => {
    const ofSize = groups.filter((group) => group.rollouts === rollouts);
    return [...new Set(ofSize.map(({ estimator }) => estimator))].map((estimator): AccuracyRow => {
      const mean = meanAccuracy(
        ofSize.filter((group) => group.estimator === estimator).map(({ accuracy }) => accuracy),
      );
      return {
        after,
        estimator,
        rollouts,
        tasks,
        groups: mean.tasks,
        flat: mean.flat,
        pearson: rounded(mean.pearson),
        spearman: rounded(mean.spearman),
        signAgreement: rounded(mean.signAgreement),
        scaledRmse: rounded(mean.scaledRmse),
      };
    });
  });
}

const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(5)));
