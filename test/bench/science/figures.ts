/** From the results of runs to the figures of a table. Pure. */
import type { EstimatorId } from '../../../src/credit/estimators/registry.ts';
import {
  type CensoredMedian,
  censoredMedian,
  type Interval,
  meanInterval,
  meanOf,
  type PairedDifference,
  pairedDifference,
  reached,
} from '../../../src/credit/learningCurves.ts';
import { SEEDS } from './jobs.ts';
import type { AccuracyResult, AccuracyRow, JobResult, LearningResult } from './results.ts';

export type Results = ReadonlyMap<string, JobResult>;

/** Iterations that a level must hold on average to count as reached, and those that the end of a run is judged by. */
const WINDOW = 5;
const LAST = 10;

/** A variant's runs, aligned with the seeds; null where a seed has none yet. */
export type Runs = readonly (LearningResult | null)[];

/** The runs of the jobs `name/1`, `name/2`, … */
export function runsOf(results: Results, name: string): Runs {
  return SEEDS.map((seed) => {
    const result = results.get(`${name}/${seed}`);
    return result?.kind === 'learning' ? result : null;
  });
}

/** Mean success over a run's iterations. */
export const aucOf = ({ success }: LearningResult): number => meanOf(success);

/** Environment steps of a whole run. */
export const stepsOf = ({ envSteps }: LearningResult): number => envSteps.reduce((sum, steps) => sum + steps, 0);

/**
 * Mean success over the first `budget` environment steps of a run, each iteration weighing the steps that it took; the last
 * one counts as far as the budget goes.
 */
export function successBySteps({ success, envSteps }: LearningResult, budget: number): number {
  let left = budget;
  let sum = 0;
  success.forEach((rate, i) => {
    const taken = Math.min(left, envSteps[i]);
    sum += rate * taken;
    left -= taken;
  });
  return sum / (budget - left);
}

/** Environment steps up to and with the iteration where a level is reached; null where it is not. */
export function stepsTo(run: LearningResult, level: number): number | null {
  const at = reached(run.success, level, WINDOW);
  return at === null ? null : stepsOf({ ...run, envSteps: run.envSteps.slice(0, at) });
}

export interface VariantFigures {
  readonly seeds: number;
  readonly auc: Interval;
  readonly lastTen: Interval;
  readonly t50: CensoredMedian;
  readonly t90: CensoredMedian;
  /** Environment steps of a run, and those to t90. */
  readonly steps: number;
  readonly stepsTo90: CensoredMedian;
}

/** Figures of a variant over the seeds that it has; null of none. */
export function figuresOf(runs: Runs): VariantFigures | null {
  const done = runs.filter((run) => run !== null);
  if (done.length === 0) return null;
  return {
    seeds: done.length,
    auc: meanInterval(done.map(aucOf)),
    lastTen: meanInterval(done.map(({ success }) => meanOf(success.slice(-LAST)))),
    t50: censoredMedian(done.map(({ success }) => reached(success, 0.5, WINDOW))),
    t90: censoredMedian(done.map(({ success }) => reached(success, 0.9, WINDOW))),
    steps: meanOf(done.map(stepsOf)),
    stepsTo90: censoredMedian(done.map((run) => stepsTo(run, 0.9))),
  };
}

/** A figure of two variants compared seed by seed. */
export function paired(first: Runs, second: Runs, of: (run: LearningResult) => number): PairedDifference | null {
  const each = (runs: Runs) => runs.map((run) => (run === null ? null : of(run)));
  return pairedDifference(each(first), each(second));
}

/** How many seeds have both runs, and of how many of them the two are the same bit for bit. */
export function identical(first: Runs, second: Runs): { readonly same: number; readonly of: number } {
  const both = first.flatMap((run, i) => {
    const other = second[i];
    return run === null || other === null ? [] : [run.digest === other.digest];
  });
  return { same: both.filter((equal) => equal).length, of: both.length };
}

/**
 * Figures of credit accuracy that a table shows. An estimate that does not vary has no correlation, so that the mean of an
 * estimator that is often flat is over fewer tasks, the telling ones; counted as 0 they make estimators comparable.
 */
export type AccuracyFigure = 'pearson' | 'pearsonFlatAsZero' | 'spearman' | 'signAgreement' | 'scaledRmse';

/** One estimator at one point of training and one size of groups, seed by seed. */
export interface AccuracyCell {
  readonly estimator: EstimatorId;
  readonly after: number;
  readonly rollouts: number;
  /** Groups of all seeds, and those without variance: no correlation can be had of them. */
  readonly groups: number;
  readonly flat: number;
  /** Aligned with the seeds: its mean over the seed's groups; null where there is none. */
  readonly of: Readonly<Record<AccuracyFigure, readonly (number | null)[]>>;
}

/** The accuracy jobs `name/1`, … that are done, aligned with the seeds. */
export function accuracyOf(results: Results, name: string): readonly (AccuracyResult | null)[] {
  return SEEDS.map((seed) => {
    const result = results.get(`${name}/${seed}`);
    return result?.kind === 'accuracy' ? result : null;
  });
}

/**
 * A cell over seeds. Where several phases of a job measured the same (8 rollouts after 12 iterations are among the sizes too),
 * the one of the most tasks counts.
 */
export function accuracyCell(
  jobs: readonly (AccuracyResult | null)[],
  estimator: EstimatorId,
  after: number,
  rollouts: number,
): AccuracyCell {
  const rows = jobs.map((job) => {
    const fitting = (job?.rows ?? []).filter(
      (row) => row.estimator === estimator && row.after === after && row.rollouts === rollouts,
    );
    return fitting.reduce<AccuracyRow | null>((best, row) => (best && best.tasks >= row.tasks ? best : row), null);
  });
  const each = (key: Exclude<AccuracyFigure, 'pearsonFlatAsZero'>) => rows.map((row) => row?.[key] ?? null);
  const sum = (key: 'groups' | 'flat') => rows.reduce((total, row) => total + (row?.[key] ?? 0), 0);
  return {
    estimator,
    after,
    rollouts,
    groups: sum('groups'),
    flat: sum('flat'),
    of: {
      pearson: each('pearson'),
      pearsonFlatAsZero: rows.map((row) => row && ((row.pearson ?? 0) * (row.groups - row.flat)) / row.groups),
      spearman: each('spearman'),
      signAgreement: each('signAgreement'),
      scaledRmse: each('scaledRmse'),
    },
  };
}

/** Mean over the seeds that have it, with its interval; null of none. */
export function overSeeds(values: readonly (number | null)[]): Interval | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : meanInterval(known);
}
