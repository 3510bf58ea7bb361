/** What a race of a scene says so far, and what the same race over many seeds said. Pure. */
import { type Interval, meanInterval, meanOf, pairedDifference } from '../../credit/learningCurves.ts';
import type { FactId } from '../../lessons/facts.ts';
import type { RaceStudy } from '../../lessons/scene.ts';
import type { RaceSetup, RaceState } from '../../store/race.ts';
import { lessonsText } from '../../text/lessons.ts';
import { decimal, percent } from '../format.ts';
import { labelOf } from '../race/look.ts';
import { figuresOf } from '../race/summary.ts';
import { studyRacers } from './study.ts';

type RaceFacts = Readonly<Partial<Record<FactId, number | string | null>>>;

/**
 * Of the race on the stage: mean success of each estimator over all iterations, once it is through, and the iterations still to
 * come. Of its study: who is first by mean success, where all stand, and by how much the first is ahead of the second.
 */
export function measureRace({ setup, racers }: Pick<RaceState, 'setup' | 'racers'>, study: RaceStudy): RaceFacts {
  if (setup === null) return {};
  const standings = setup.estimators.map((estimator) => {
    const own = racers.filter((racer) => racer.estimator === estimator);
    const through = own.length > 0 && own.every(({ status }) => status === 'done');
    const auc = through ? meanOf(own.flatMap(({ points }) => points.map(({ success }) => success))) : null;
    return { name: labelOf(estimator), auc };
  });
  const left = (points: number) => setup.iterations - points;
  const waiting = racers.filter(({ status }) => status === 'waiting' || status === 'running');
  return {
    standings: standings.some(({ auc }) => auc !== null)
      ? lessonsText.standings(standings.map(({ name, auc }) => `${name} ${auc === null ? '…' : percent(auc)}`))
      : lessonsText.underWay,
    raceLeft: waiting.reduce((sum, { points }) => sum + left(points.length), 0),
    ...measureStudy(setup, study),
  };
}

function measureStudy({ estimators }: Pick<RaceSetup, 'estimators'>, study: RaceStudy): RaceFacts {
  const racers = studyRacers(estimators, study);
  /** Entry k of `aucs` is of the study's seed k. */
  const standing = estimators.map((estimator) => {
    const aucs = racers.flatMap((racer) => (racer.estimator === estimator ? figuresOf(racer.points).auc : []));
    return { estimator, aucs, interval: meanInterval(aucs) };
  });
  const [first, second] = [...standing].sort((a, b) => b.interval.mean - a.interval.mean);
  const between = pairedDifference(first.aucs, second.aucs);
  return {
    winner: standing.indexOf(first),
    winnerName: labelOf(first.estimator),
    runnerUp: labelOf(second.estimator),
    studySeeds: study.seeds.length,
    studyStandings: lessonsText.standings(
      standing.map(({ estimator, interval }) => `${labelOf(estimator)}\u00a0${share(interval)}`),
    ),
    lead: between && points(between.interval),
    ahead: between?.above ?? null,
  };
}

/** "46 % [44, 48]": a share with its 95 % interval. */
function share({ mean, half }: Interval): string {
  // An interval may reach beyond what a share can be.
  const [low, high] = [Math.max(0, mean - half), Math.min(1, mean + half)];
  return `${percent(mean)}\u00a0[${decimal(100 * low, 0)},\u00a0${decimal(100 * high, 0)}]`;
}

/** "8.1 [5.0, 11.2]": a difference of shares in percentage points, with its 95 % interval. */
function points({ mean, half }: Interval): string {
  return `${decimal(100 * mean, 1)}\u00a0[${decimal(100 * (mean - half), 1)},\u00a0${decimal(100 * (mean + half), 1)}]`;
}
