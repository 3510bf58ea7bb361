/** Draws a maze and where start, key and vault lie from a seed. */
import { randomStream } from '../random.ts';
import { distancesFrom, exitsOf, type Maze } from './maze.ts';

export interface Size {
  /** Cells a side. */
  readonly side: number;
  readonly maxSteps: number;
}

export const sizes = {
  small: { side: 6, maxSteps: 50 },
  medium: { side: 8, maxSteps: 50 },
  large: { side: 10, maxSteps: 50 },
} as const satisfies Record<string, Size>;

/** Share of the cells that are wall. */
const WALLED = 0.15;

/** Fewest steps from the start to the key, and from the key to the vault: neither is next door. */
const SHORTEST_LEG = 2;

/**
 * The maze of a seed (unsigned 32-bit). Every room can be reached from every other, and the shortest way (to the key,
 * take it, to the vault, open it) has at most `maxSteps` steps.
 */
export function generateMaze(seed: number, { side, maxSteps }: Size): Maze {
  const random = randomStream(seed, 'keydoor');
  const cells = Array.from({ length: side * side }, (_, cell) => cell);
  const count = Math.round(WALLED * cells.length);
  // About every other draw fits, so this ends soon; the draws follow one another in the seed's own stream.
  for (;;) {
    const order = random.shuffled(cells);
    const walls = order.slice(0, count);
    const [start, key, vault] = order.slice(count);
    const exits = exitsOf(side, new Set(walls));
    const toKey = distancesFrom(exits, key);
    const legs = [toKey[start], toKey[vault]];
    if (toKey.filter(Number.isFinite).length < cells.length - count) continue;
    if (Math.min(...legs) < SHORTEST_LEG || legs[0] + 1 + legs[1] + 1 > maxSteps) continue;
    return { side, walls: walls.toSorted((a, b) => a - b), exits, start, key, vault };
  }
}
