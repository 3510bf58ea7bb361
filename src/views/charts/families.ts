/** Success by family of tasks, averaged over the last iterations. */

import type { Option } from '../../options/option.ts';
import { said } from '../../text/language.ts';
import type { World } from '../../worlds/world.ts';
import type { Metrics } from './history.ts';

/** Iterations that a mean looks back over, the one on screen included. */
export const FAMILY_WINDOW = 10;

export interface FamilySuccess {
  /** Id of the family, and its name in the world's menu. */
  readonly family: string;
  readonly name: string;
  /** Mean of the iterations that drew the family, each weighing the same, 0 … 1; null where none of the window did. */
  readonly mean: number | null;
  /** How many did. */
  readonly iterations: number;
}

/**
 * Every family that the run has met so far, by name, with its success over the last FAMILY_WINDOW of the iterations
 * 1 … `iteration`. Later iterations count for the list of families only: rows keep their places when one scrubs. Pure.
 */
export function familySuccess(
  world: Pick<World, 'options'>,
  metrics: readonly Metrics[],
  iteration: number,
): readonly FamilySuccess[] {
  const families = new Set<string>();
  for (const entry of metrics) for (const family of Object.keys(entry.familySuccess)) families.add(family);
  const window = metrics.slice(Math.max(0, iteration - FAMILY_WINDOW), iteration);
  return [...families]
    .map((family) => {
      const drawn = window.flatMap((entry) => entry.familySuccess[family] ?? []);
      const sum = drawn.reduce((total, success) => total + success, 0);
      const mean = drawn.length === 0 ? null : sum / drawn.length;
      return { family, name: familyName(world, family), mean, iterations: drawn.length };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A family as its world's menu names it; its id where no option of the world chooses families. */
function familyName({ options }: Pick<World, 'options'>, family: string): string {
  // A world need not have the option, though the type of a record promises one for every key.
  const option: Option | undefined = options.family;
  if (option?.kind !== 'choice') return family;
  return said(option.choices.find(({ id }) => id === family)?.label ?? family);
}
