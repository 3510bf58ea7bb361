/** GiGPO: the episode term plus each step's return-to-go against the other steps of its node (arXiv 2505.10978). */
import type { Estimator } from '../estimator.ts';
import { groupStatistics, normalise } from '../statistics.ts';
import { returnsToGo } from '../values.ts';
import { creditOf, episodeTerm, penalise } from './terms.ts';

export const gigpo: Estimator<'gigpo'> = {
  id: 'gigpo',
  label: 'GiGPO',
  help: 'The episode term plus w times each step’s own discounted return against the steps that start in the same state.',
  source: '2505.10978',
  uses: ['gamma', 'weight', 'invalidPenalty', 'penaltyPlace', 'normalisation', 'episodeStatistics'],
  unavailable: () => null,
  estimate({ rollouts, graph }, settings) {
    const quantity = penalise(rollouts, returnsToGo(rollouts, settings.gamma), settings);
    const group = graph.stepNode;
    const step = normalise(
      { id: 'step', weight: settings.weight, quantity, group, scaled: settings.normalisation === 'mean_std_norm' },
      groupStatistics(quantity, group, graph.nodeCount),
    );
    return creditOf('gigpo', rollouts, settings, [episodeTerm(rollouts, settings), step]);
  },
};
