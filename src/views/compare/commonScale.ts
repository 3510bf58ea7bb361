/** Whether graphs beside each other share one colour scale: in the lab each has its own, in a lecture sizes are to be compared. */
import { createContext } from 'react';
import { advantageScale } from '../graph/themes.ts';

export const CommonScale = createContext(false);

/**
 * |A| from which edges are widest, for each of some graphs: what its own edges ask for, or the largest of these for all.
 * @param advantages of each graph's edges
 */
export function scalesOf(advantages: readonly (readonly number[])[], common: boolean): readonly number[] {
  const own = advantages.map(advantageScale);
  return common ? own.map(() => Math.max(...own)) : own;
}
