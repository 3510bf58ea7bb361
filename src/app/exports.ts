/** Files that the export menu hands out and that need rooms which views may not enter. */
import type { Shown } from '../store/shown.ts';

/**
 * The rollouts on screen as Lab JSONL, one line a step with its advantage as it trains (whatever is supposed on screen), log π_old
 * and iteration. Reading the file gives the same rollouts back.
 */
export async function creditsJsonl(shown: Shown): Promise<Iterable<string>> {
  const { rollouts, credit, logProbs, iteration } = shown.trained ?? shown;
  const { toLabJsonl } = await import('../traces/labJsonl.ts');
  return toLabJsonl(rollouts, { advantage: credit.advantage, logProb: logProbs, iteration });
}
