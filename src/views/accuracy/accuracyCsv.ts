/** Accuracy as CSV (RFC 4180): one row an estimator and task, and one a group of a study, so that any tool can go on with it. */
import type { CreditAccuracy } from '../../credit/accuracy.ts';
import type { StudyState, TaskAccuracy } from '../../store/study.ts';
import { accuracyRows, figures } from './figures.ts';

/** Column of each figure, as the command line spells names. */
const FIGURE_COLUMNS = {
  pearson: 'pearson',
  spearman: 'spearman',
  signAgreement: 'sign_agreement',
  scaledRmse: 'scaled_rmse',
};

const cellsOf = (accuracy: Pick<CreditAccuracy, (typeof figures)[number]['id']>) =>
  figures.map(({ id }) => accuracy[id] ?? '');

const figureColumns = figures.map(({ id }) => FIGURE_COLUMNS[id]);

const lines = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((cells) => `${cells.join(',')}\r\n`).join('');

/**
 * The rollouts on screen: for each estimator one row a watched task (from 1) and one of their mean, whose `flat_tasks` are
 * left out of its correlations. Numbers in full; an empty cell where there is none.
 */
export function accuracyCsv(tasks: readonly TaskAccuracy[]): string {
  const single = tasks.flatMap(({ task, groups }) =>
    groups.map(({ estimator, rollouts, accuracy }) => [
      estimator,
      task + 1,
      rollouts,
      accuracy.steps,
      ...cellsOf(accuracy),
      '',
    ]),
  );
  const means = accuracyRows(tasks, 0).map(({ estimator, mean }) => [
    estimator,
    'mean',
    '',
    '',
    ...cellsOf(mean),
    mean.flat,
  ]);
  return lines([['estimator', 'task', 'rollouts', 'steps', ...figureColumns, 'flat_tasks'], ...single, ...means]);
}

/** A study: one row an estimator and group of rollouts; `group` counts those of one task and size, from 1. */
export function studyCsv({ iteration, tasks }: Pick<StudyState, 'iteration' | 'tasks'>): string {
  const rows = tasks.flatMap((groups, task) => {
    const counted = new Map<string, number>();
    return groups.map(({ estimator, rollouts, accuracy }) => {
      const key = `${estimator} ${rollouts}`;
      const group = (counted.get(key) ?? 0) + 1;
      counted.set(key, group);
      return [estimator, task + 1, rollouts, group, iteration ?? '', accuracy.steps, ...cellsOf(accuracy)];
    });
  });
  return lines([['estimator', 'task', 'rollouts', 'group', 'policy_iteration', 'steps', ...figureColumns], ...rows]);
}
