/** RLOO: the episode's score minus the mean of the others' (arXiv 2402.14740). */
import type { Estimator } from '../estimator.ts';
import { keepLoneValues, normalise } from '../statistics.ts';
import { creditOf, episodeScores } from './terms.ts';

export const rloo: Estimator<'rloo'> = {
  id: 'rloo',
  label: 'RLOO',
  help: 'Every step receives its episode’s score minus the mean score of the others of the task, without any std.',
  source: '2402.14740',
  uses: ['invalidPenalty', 'penaltyPlace', 'episodeStatistics'],
  unavailable: () => null,
  estimate({ rollouts }, settings) {
    const { quantity, group, statistics } = episodeScores(rollouts, settings);
    // score − mean of the others = n / (n − 1) · (score − mean of all); a lone score has no others and stands.
    const factor = Float64Array.from(statistics.count, (n) => (n > 1 ? n / (n - 1) : 1));
    const term = normalise(
      { id: 'episode', weight: 1, quantity, group, scaled: false, factor },
      keepLoneValues(statistics),
    );
    return creditOf('rloo', rollouts, settings, [term]);
  },
};
