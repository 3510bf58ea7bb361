/** GRPO: every step receives the standing of its whole episode in its group (arXiv 2402.03300). */
import type { Estimator } from '../estimator.ts';
import { creditOf, episodeTerm } from './terms.ts';

export const grpo: Estimator<'grpo'> = {
  id: 'grpo',
  label: 'GRPO',
  help: 'Every step receives how its whole episode did against the other rollouts of the task: A_EP alone.',
  source: '2402.03300',
  uses: ['invalidPenalty', 'penaltyPlace', 'normalisation', 'episodeStatistics'],
  unavailable: () => null,
  estimate: ({ rollouts }, settings) => creditOf('grpo', rollouts, settings, [episodeTerm(rollouts, settings)]),
};
