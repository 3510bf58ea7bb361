/** Files that the export menu hands out and that need rooms which views may not enter. */
import type { Shown } from '../store/shown.ts';

/**
 * The rollouts on screen as Lab JSONL, one line a step with its advantage under the estimator that trains, log π_old and
 * iteration. Reading the file gives the same rollouts back.
 */
export async function creditsJsonl({ rollouts, credit, logProbs, iteration }: Shown): Promise<Iterable<string>> {
  const { toLabJsonl } = await import('../traces/labJsonl.ts');
  return toLabJsonl(rollouts, { advantage: credit.advantage, logProb: logProbs, iteration });
}
