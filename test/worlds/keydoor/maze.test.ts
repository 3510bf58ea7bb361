/** The geometry of the maze, on grids small enough to count on one's fingers. */
import { describe, expect, it } from 'vitest';
import { bearing, distancesFrom, exitsOf, NO_ROOM } from '../../../src/worlds/keydoor/maze.ts';

// A 3 × 3 grid, cells 0 to 8, with walls at 1 and 4:
//   0 # 2
//   3 # 5
//   6 7 8
const walls = new Set([1, 4]);

describe('exitsOf', () => {
  it('lists north, east, south, west, and stops at walls and at the edge', () => {
    const exits = exitsOf(3, walls);
    expect(exits[0]).toEqual([NO_ROOM, NO_ROOM, 3, NO_ROOM]);
    expect(exits[7]).toEqual([NO_ROOM, 8, NO_ROOM, 6]);
    expect(exits[5]).toEqual([2, NO_ROOM, 8, NO_ROOM]);
    expect(exits[4]).toEqual([NO_ROOM, NO_ROOM, NO_ROOM, NO_ROOM]);
  });
});

describe('distancesFrom', () => {
  it('counts steps round the walls', () => {
    // From 0 the only way is 3, 6, 7, 8, 5, 2.
    expect(distancesFrom(exitsOf(3, walls), 0)).toEqual([0, Infinity, 6, 1, Infinity, 5, 2, 3, 4]);
  });

  it('is infinite where no way leads', () => {
    // With 3 a wall too, room 0 is shut in.
    expect(distancesFrom(exitsOf(3, new Set([1, 3, 4])), 0)).toEqual([0, ...Array(8).fill(Infinity)]);
  });
});

describe('bearing', () => {
  // From the middle (row 5, column 5) of a grid of 11 × 11 cells. tan 22.5° = 0.414.
  const to = (rows: number, columns: number) => bearing(11, 5 * 11 + 5, (5 + rows) * 11 + 5 + columns);

  it('names the four winds along rows and columns', () => {
    expect([to(-1, 0), to(0, 4), to(5, 0), to(0, -2)]).toEqual([['north'], ['east'], ['south'], ['west']]);
  });

  it('names two directions up to 22.5° from a diagonal, the wind itself beyond', () => {
    expect(to(-1, 1)).toEqual(['north', 'east']);
    expect(to(3, 2)).toEqual(['east', 'south']);
    // 1/2 = 0.5 > 0.414: still two; 1/3 = 0.333 and 2/5 = 0.4: one.
    expect(to(2, -1)).toEqual(['south', 'west']);
    expect(to(-1, -2)).toEqual(['north', 'west']);
    expect(to(-3, 1)).toEqual(['north']);
    expect(to(-2, -5)).toEqual(['west']);
  });

  it('names none for the cell itself', () => {
    expect(to(0, 0)).toEqual([]);
  });
});
