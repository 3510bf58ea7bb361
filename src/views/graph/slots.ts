/** The lattice that nodes are placed on: lanes side by side, slots one above another, room for a title under each node. */

/** Distance between the slots of a lane, in the drawing's units (pixels at zoom 1). */
export const SLOT_HEIGHT = 104;
/** Width of a column of two lanes: wide where there are few columns, narrow in long, thin graphs. */
export const WIDEST_COLUMN = 142;
export const NARROWEST_COLUMN = 104;

/**
 * Sideways offset of a slot within its lane, by its number modulo 4: no three slots near each other stand on one line, so that
 * a straight edge between two of them passes beside those between.
 */
const MAIN_OFFSETS = [-22, 22, -7, 7];
const SIDE_OFFSETS = [5, -5, -5, 5];

/** No two slots are closer than this: a side slot and its neighbour in the next column, where columns are narrowest. */
export const LEAST_DISTANCE = Math.hypot(NARROWEST_COLUMN / 2 - 27, SLOT_HEIGHT / 4);

/** Lanes 2c and 2c + 1 are the main and the side lane of the c-th column's width; a wide column has several pairs. */
export interface Slot {
  readonly lane: number;
  /** 0 is the middle; grows downwards. */
  readonly row: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Place extends Point, Slot {}

const isSide = (lane: number): boolean => lane % 2 === 1;

/**
 * Height of a slot. Side lanes stand half a slot lower, between their neighbours; every second column a quarter, so that level
 * edges across a column pass between its nodes.
 */
export function slotHeight({ lane, row }: Slot): number {
  const shift = (isSide(lane) ? 0.5 : 0) + (Math.floor(lane / 2) % 2 === 1 ? 0.25 : 0);
  return (row + shift) * SLOT_HEIGHT;
}

/** @param stretch factor on heights, ≥ 1 */
export function placeOf(slot: Slot, columnWidth: number, stretch: number): Place {
  const offset = (isSide(slot.lane) ? SIDE_OFFSETS : MAIN_OFFSETS)[((slot.row % 4) + 4) % 4];
  return { ...slot, x: (slot.lane / 2) * columnWidth + offset, y: slotHeight(slot) * stretch };
}

/** In slots: how much farther a slot of a side lane counts, and each slot beyond the rows. */
const SIDE_COST = 0.8;
const BEYOND_COST = 2;

/** Slots that are taken. */
export class Occupancy {
  readonly #taken = new Set<string>();

  take({ lane, row }: Slot): void {
    this.#taken.add(`${lane}/${row}`);
  }

  /**
   * The free slot of lanes [first, last] that is nearest to height y. Side lanes count as farther than they are, and so do
   * slots beyond `rows` rows, so that a column fills before it grows. Of equally near ones: the lower lane, then the upper slot.
   */
  nearest(first: number, last: number, y: number, rows: number): Slot {
    let best: Slot = { lane: first, row: 0 };
    let bestCost = Number.POSITIVE_INFINITY;
    for (let lane = first; lane <= last; lane++) {
      const centre = Math.floor((y - slotHeight({ lane, row: 0 })) / SLOT_HEIGHT);
      for (const slot of [this.#freeFrom(lane, centre, -1), this.#freeFrom(lane, centre + 1, 1)]) {
        const beyond = Math.max(0, Math.abs(slotHeight(slot)) / SLOT_HEIGHT - rows / 2);
        const cost =
          Math.abs(slotHeight(slot) - y) / SLOT_HEIGHT + (isSide(lane) ? SIDE_COST : 0) + BEYOND_COST * beyond;
        if (cost >= bestCost) continue;
        best = slot;
        bestCost = cost;
      }
    }
    return best;
  }

  #freeFrom(lane: number, start: number, direction: 1 | -1): Slot {
    let row = start;
    while (this.#taken.has(`${lane}/${row}`)) row += direction;
    return { lane, row };
  }
}

/**
 * Rows for nodes that stand one below the other in one lane, as near as can be to where they want to be: strictly increasing
 * whole numbers with the least sum of squares (pool adjacent violators), rounded.
 * @param wanted rows in increasing order, fractions allowed
 */
export function spreadRows(wanted: readonly number[]): number[] {
  // Rows minus their index need only not decrease, which is isotonic regression.
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((row, k) => {
    let pool = { sum: row - k, count: 1 };
    while (pools.length > 0) {
      const last = pools[pools.length - 1];
      if (last.sum / last.count <= pool.sum / pool.count) break;
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const rows: number[] = [];
  for (const { sum, count } of pools) {
    const base = Math.round(sum / count);
    for (let k = 0; k < count; k++) rows.push(base + rows.length);
  }
  return rows;
}
