/** A study as curves: each estimator's figure by the number of rollouts in a group, with its interval. Pure. */
import { type EstimatorId, estimators } from '../../credit/estimators/registry.ts';
import { meanInterval } from '../../credit/learningCurves.ts';
import type { StudyState } from '../../store/study.ts';
import type { FigureId } from './figures.ts';

export interface StudyPoint {
  /** Rollouts in a group. */
  readonly size: number;
  /** Over the groups that have the figure; null where none has. */
  readonly mean: number | null;
  /** Half width of the mean's 95 % t-interval over those groups; null of fewer than two. */
  readonly half: number | null;
  /** Groups that have the figure, and that do not: without variance there is no correlation. */
  readonly groups: number;
  readonly flat: number;
}

export interface StudyCurve {
  readonly estimator: EstimatorId;
  /** One point a size, ascending. */
  readonly points: readonly StudyPoint[];
}

/**
 * The curves of a figure as far as a study has come, in the order of the registry. The mean is over the groups of all tasks:
 * with as many groups a task it weighs tasks alike. Its interval is for these tasks and this policy: groups of one task
 * differ less than groups of several, so that pooling them makes it wide rather than narrow.
 */
export function studyCurves(
  { sizes, tasks }: Pick<StudyState, 'sizes' | 'tasks'>,
  figure: FigureId,
): readonly StudyCurve[] {
  const groups = tasks.flat();
  return estimators.flatMap(({ id }) => {
    const own = groups.filter(({ estimator }) => estimator === id);
    if (own.length === 0) return [];
    const valuesOf = (size: number) =>
      own.filter(({ rollouts }) => rollouts === size).map(({ accuracy }) => accuracy[figure]);
    return [{ estimator: id, points: sizes.map((size) => studyPoint(size, valuesOf(size))) }];
  });
}

function studyPoint(size: number, values: readonly (number | null)[]): StudyPoint {
  const known = values.filter((value) => value !== null);
  const counted = { size, groups: known.length, flat: values.length - known.length };
  if (known.length === 0) return { ...counted, mean: null, half: null };
  const { mean, half } = meanInterval(known);
  return { ...counted, mean, half: known.length === 1 ? null : half };
}

/** Lowest and highest end of some curves' intervals, and at least `range`. */
export function reachOf(curves: readonly StudyCurve[], range: readonly [number, number]): readonly [number, number] {
  let [low, high] = range;
  for (const { points } of curves) {
    for (const { mean, half } of points) {
      if (mean === null) continue;
      low = Math.min(low, mean - (half ?? 0));
      high = Math.max(high, mean + (half ?? 0));
    }
  }
  return [low, high];
}

/** Curves beside each other rather than on top of one another: a column of x that all share, and one of y for each. */
export interface Dodged {
  /** log₂ of the sizes, a little apart for each curve; ascending. */
  readonly x: readonly number[];
  /** Per curve: its means at its own places, null at the others'. */
  readonly y: readonly (readonly (number | null)[])[];
  /** Half widths, aligned with `y`. */
  readonly half: readonly (readonly (number | null)[])[];
}

/** How far curves are spread at a size, from the first to the last, in log₂ of it: 1 is the way to its double. */
const SPREAD = 0.24;

/** Lays curves of the same sizes beside each other. */
export function dodged(curves: readonly StudyCurve[]): Dodged {
  const sizes = curves[0]?.points.map(({ size }) => size) ?? [];
  const offset = (k: number) => (curves.length < 2 ? 0 : SPREAD * (k / (curves.length - 1) - 0.5));
  const column = (own: number, read: (point: StudyPoint) => number | null) =>
    sizes.flatMap((_, at) => curves.map(({ points }, k) => (k === own ? read(points[at]) : null)));
  return {
    x: sizes.flatMap((size) => curves.map((_, k) => Math.log2(size) + offset(k))),
    y: curves.map((_, k) => column(k, ({ mean }) => mean)),
    half: curves.map((_, k) => column(k, ({ half }) => half)),
  };
}
