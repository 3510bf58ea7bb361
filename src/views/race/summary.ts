/** The race in figures, as WORLDS.md "Report" asks: AUC, times to 90 % with censored runs counted, differences pair by pair. Pure. */
import type { EstimatorId } from '../../credit/estimators/registry.ts';
import {
  type CensoredMedian,
  censoredMedian,
  type Interval,
  meanInterval,
  meanOf,
  type PairedDifference,
  pairedDifference,
  reached,
} from '../../credit/learningCurves.ts';
import type { RacePoint, Racer, RaceSetup } from '../../store/race.ts';

/** Level and window of t90: the first iteration whose 5-iteration mean is 0.9. */
const LEVEL = 0.9;
const WINDOW = 5;
/** Iterations that the end of a run is judged by. */
const LAST = 10;

/** Figures of one finished run. */
export interface RunFigures {
  /** Mean success over all iterations. */
  readonly auc: number;
  readonly lastTen: number;
  /** At the last evaluation; null where there was none. */
  readonly heldOut: number | null;
  readonly t90: number | null;
  /** Environment steps up to and with t90. */
  readonly steps90: number | null;
  readonly seconds: number;
}

/** Figures of a run of one or more iterations. */
export function figuresOf(points: readonly RacePoint[]): RunFigures {
  const success = points.map((point) => point.success);
  const t90 = reached(success, LEVEL, WINDOW);
  return {
    auc: meanOf(success),
    lastTen: meanOf(success.slice(-LAST)),
    heldOut: points.findLast(({ heldOut }) => heldOut !== null)?.heldOut ?? null,
    t90,
    steps90: t90 === null ? null : points.slice(0, t90).reduce((sum, { envSteps }) => sum + envSteps, 0),
    seconds: points.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** Figures of an estimator over its finished runs; null where there is none. */
export interface EstimatorSummary {
  readonly estimator: EstimatorId;
  readonly finished: number;
  readonly of: number;
  readonly figures: {
    readonly auc: Interval;
    readonly lastTen: Interval;
    readonly heldOut: Interval | null;
    readonly t90: CensoredMedian;
    readonly steps90: CensoredMedian;
    readonly seconds: number;
  } | null;
}

export interface PairSummary {
  readonly first: EstimatorId;
  readonly second: EstimatorId;
  /** Of AUC, over seeds that both have finished. */
  readonly difference: PairedDifference;
}

export interface RaceSummary {
  readonly estimators: readonly EstimatorSummary[];
  /** Later estimators less earlier ones, of the registry's order. */
  readonly pairs: readonly PairSummary[];
}

/** What the finished runs of a race say. */
export function summarise({ estimators, seeds }: RaceSetup, racers: readonly Racer[]): RaceSummary {
  /** By estimator, aligned with the seeds. */
  const figures = new Map(
    estimators.map((estimator) => [
      estimator,
      seeds.map((seed) => {
        const racer = racers.find((one) => one.estimator === estimator && one.seed === seed);
        return racer?.status === 'done' && racer.points.length > 0 ? figuresOf(racer.points) : null;
      }),
    ]),
  );
  const aucOf = (estimator: EstimatorId) => (figures.get(estimator) ?? []).map((run) => run?.auc ?? null);
  const pairs = estimators.flatMap((first, k) =>
    estimators.slice(0, k).flatMap((second) => {
      const difference = pairedDifference(aucOf(first), aucOf(second));
      return difference === null ? [] : [{ first, second, difference }];
    }),
  );
  return {
    estimators: estimators.map((estimator) => summaryOf(estimator, figures.get(estimator) ?? [])),
    pairs: pairs.reverse(),
  };
}

function summaryOf(estimator: EstimatorId, runs: readonly (RunFigures | null)[]): EstimatorSummary {
  const finished = runs.filter((run) => run !== null);
  const heldOut = finished.flatMap((run) => run.heldOut ?? []);
  return {
    estimator,
    finished: finished.length,
    of: runs.length,
    figures:
      finished.length === 0
        ? null
        : {
            auc: meanInterval(finished.map(({ auc }) => auc)),
            lastTen: meanInterval(finished.map(({ lastTen }) => lastTen)),
            heldOut: heldOut.length === 0 ? null : meanInterval(heldOut),
            t90: censoredMedian(finished.map(({ t90 }) => t90)),
            steps90: censoredMedian(finished.map(({ steps90 }) => steps90)),
            seconds: meanOf(finished.map(({ seconds }) => seconds)),
          },
  };
}
