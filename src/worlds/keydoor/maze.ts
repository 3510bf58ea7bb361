/** The rooms of world `keydoor`: a square grid in which some cells are wall, distances and directions. Pure functions. */

/** Compass directions in the order in which commands, exits and hints name them. */
export const directions = [
  { name: 'north', rows: -1, columns: 0 },
  { name: 'east', rows: 0, columns: 1 },
  { name: 'south', rows: 1, columns: 0 },
  { name: 'west', rows: 0, columns: -1 },
] as const;

export type Direction = (typeof directions)[number]['name'];

/** Stands for "no room" where one is named by its cell. */
export const NO_ROOM = -1;

/** By cell, then by direction (in the order of `directions`): the cell of the room that lies there, or NO_ROOM. */
export type Exits = readonly (readonly number[])[];

/** What stays the same throughout a task. Cells are numbered row by row from the north-west: row · side + column. */
export interface Maze {
  /** Cells a side. */
  readonly side: number;
  /** Cells that are no room, in ascending order. */
  readonly walls: readonly number[];
  readonly exits: Exits;
  /** Rooms by their cells; all three differ. */
  readonly start: number;
  readonly key: number;
  readonly vault: number;
}

/** The exits of every cell of a grid with these walls; a wall has none. */
export function exitsOf(side: number, walls: ReadonlySet<number>): Exits {
  return Array.from({ length: side * side }, (_, cell) => {
    const row = Math.floor(cell / side);
    const column = cell % side;
    return directions.map((direction) => {
      const nextRow = row + direction.rows;
      const nextColumn = column + direction.columns;
      if (nextRow < 0 || nextRow >= side || nextColumn < 0 || nextColumn >= side) return NO_ROOM;
      const next = nextRow * side + nextColumn;
      return walls.has(cell) || walls.has(next) ? NO_ROOM : next;
    });
  });
}

/** Fewest steps from a room to every cell; Infinity where no way leads. */
export function distancesFrom(exits: Exits, room: number): readonly number[] {
  const distance = exits.map(() => Number.POSITIVE_INFINITY);
  distance[room] = 0;
  const reached = [room];
  for (const here of reached) {
    for (const next of exits[here]) {
      if (next === NO_ROOM || distance[next] < Number.POSITIVE_INFINITY) continue;
      distance[next] = distance[here] + 1;
      reached.push(next);
    }
  }
  return distance;
}

/** Half the angle of one of the eight winds, 22.5°, as a slope. */
const SLOPE = Math.tan(Math.PI / 8);

/**
 * Where a cell lies as a compass with eight winds shows it: one direction, two (north and east for north-east), or none
 * for the cell itself. Rounding to eight winds tells less than the two signs would, and misleads less: of what lies far
 * to the north and one column east it says north, so that whoever walks round a wall is not called straight back.
 */
export function bearing(side: number, from: number, to: number): readonly Direction[] {
  const rows = Math.floor(to / side) - Math.floor(from / side);
  const columns = (to % side) - (from % side);
  const sign = {
    rows: Math.abs(rows) > Math.abs(columns) * SLOPE ? Math.sign(rows) : 0,
    columns: Math.abs(columns) > Math.abs(rows) * SLOPE ? Math.sign(columns) : 0,
  };
  // A direction is part of the bearing where the signs agree with it along its own axis.
  return directions
    .filter((direction) => direction.rows * sign.rows + direction.columns * sign.columns > 0)
    .map(({ name }) => name);
}
