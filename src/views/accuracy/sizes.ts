/** Sizes of the groups of rollouts that a study compares: the powers of two from 2 on. */

/** What the largest group can be: its truth is what takes the time. */
export const LARGEST_SIZES: readonly number[] = [8, 16, 32, 64];

/** 2, 4, 8 … up to `largest`. */
export function studySizes(largest: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = 2; size <= largest; size *= 2) sizes.push(size);
  return sizes;
}
