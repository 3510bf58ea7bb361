/** The four figures of credit accuracy as data, and the tables of them: every estimator on the rollouts on screen. Pure. */
import { type CreditAccuracy, type MeanAccuracy, meanAccuracy } from '../../credit/accuracy.ts';
import { type EstimatorId, estimators } from '../../credit/estimators/registry.ts';
import type { TaskAccuracy } from '../../store/study.ts';
import { decimal, percent, settingNumber } from '../format.ts';

export interface Figure {
  readonly id: 'pearson' | 'spearman' | 'signAgreement' | 'scaledRmse';
  readonly better: 'higher' | 'lower';
  readonly write: (value: number) => string;
  /** Half the width of an interval, in the same unit. */
  readonly writeWidth: (value: number) => string;
  /** On an axis, with no more digits than it needs. */
  readonly writeTick: (value: number) => string;
  /** Where the axis of a chart lies at least. */
  readonly range: readonly [number, number];
}

const plain = (value: number) => decimal(value);
const ratio = {
  better: 'higher',
  write: plain,
  writeWidth: plain,
  writeTick: settingNumber,
  range: [0, 1],
} as const;

/** In the order of the tables. */
export const figures: readonly Figure[] = [
  { ...ratio, id: 'pearson' },
  { ...ratio, id: 'spearman' },
  {
    id: 'signAgreement',
    better: 'higher',
    write: (value) => percent(value),
    writeWidth: (value) => decimal(100 * value, 0),
    writeTick: (value) => percent(value),
    range: [0, 1],
  },
  { ...ratio, id: 'scaledRmse', better: 'lower' },
];

export type FigureId = Figure['id'];

export interface AccuracyRow {
  readonly estimator: EstimatorId;
  /** Over all tasks, each counting once. */
  readonly mean: MeanAccuracy;
  /** Of the task on screen; null where it is not among them. */
  readonly task: CreditAccuracy | null;
}

/** One row an estimator, in the order of the registry; estimators that could not be estimated are left out. */
export function accuracyRows(tasks: readonly TaskAccuracy[], onScreen: number): readonly AccuracyRow[] {
  return estimators.flatMap(({ id }) => {
    const own = tasks.flatMap(({ task, groups }) =>
      groups.filter(({ estimator }) => estimator === id).map(({ accuracy }) => ({ task, accuracy })),
    );
    if (own.length === 0) return [];
    return [
      {
        estimator: id,
        mean: meanAccuracy(own.map(({ accuracy }) => accuracy)),
        task: own.find(({ task }) => task === onScreen)?.accuracy ?? null,
      },
    ];
  });
}

/** Differences smaller than this are rounding. */
const SAME = 1e-9;

/** Which of some values of a figure are its best; all that are equal share it, and none is where none is known. */
export function bestOf(values: readonly (number | null)[], { better }: Pick<Figure, 'better'>): readonly boolean[] {
  const sign = better === 'higher' ? 1 : -1;
  const best = Math.max(...values.map((value) => (value === null ? Number.NEGATIVE_INFINITY : sign * value)));
  return values.map((value) => value !== null && sign * value >= best - SAME);
}
