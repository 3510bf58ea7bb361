/** A race as CSV (RFC 4180): one row an iteration of every run, so that any tool can draw it again. */
import type { Racer } from '../../store/race.ts';

const COLUMNS = [
  'estimator',
  'seed',
  'status',
  'iteration',
  'success_rate',
  'held_out_success',
  'env_steps',
  'env_steps_total',
  'seconds',
];

/** The table with its header, lines ending in CR LF; numbers in full, an empty cell where there is none. */
export function raceCsv(racers: readonly Racer[]): string {
  const rows = racers.flatMap(({ estimator, seed, status, points }) => {
    let total = 0;
    return points.map(({ success, heldOut, envSteps, seconds }, k) => {
      total += envSteps;
      return [estimator, seed, status, k + 1, success, heldOut ?? '', envSteps, total, seconds];
    });
  });
  return [COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}
