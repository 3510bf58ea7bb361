/** What placement reads off a scene: distances from the start, neighbours; and what it makes: a placement. */
import { FAILURE_KEY, SUCCESS_KEY } from '../../credit/keys.ts';
import type { GraphScene } from './memory.ts';
import { type Place, type Slot, slotHeight } from './slots.ts';

export interface Placement {
  /** Every node ever placed, those out of sight too: they come back to the same place. */
  readonly places: ReadonlyMap<string, Place>;
  /** First lane of each column; the last entry is the gutter's. */
  readonly columns: readonly number[];
  readonly columnWidth: number;
  /** Factor on the heights of slots, so that a drawing of few rows fills a high canvas; ≥ 1. */
  readonly stretch: number;
  /** Rows at which the drawing has the shape of a canvas: a column is filled up to them before it grows. */
  readonly rows: number;
}

/** Fewest steps from a start to each node that can be reached over the scene's bundles. */
export function stepsFromStart(scene: GraphScene): ReadonlyMap<string, number> {
  const targets = new Map<string, string[]>();
  for (const { source, target } of scene.bundles.values()) {
    const list = targets.get(source);
    if (list === undefined) targets.set(source, [target]);
    else list.push(target);
  }
  const steps = new Map<string, number>();
  for (const { key, kind } of scene.nodes.values()) if (kind === 'start') steps.set(key, 0);
  // A Map hands out keys that are added while it is read: breadth first.
  for (const [key, distance] of steps) {
    for (const target of targets.get(key) ?? []) if (!steps.has(target)) steps.set(target, distance + 1);
  }
  return steps;
}

/** Neighbours of each node over bundles in either direction; a pair joined both ways counts twice, loops not at all. */
export function neighboursOf(scene: GraphScene): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  for (const key of scene.nodes.keys()) neighbours.set(key, []);
  for (const { source, target, selfLoop } of scene.bundles.values()) {
    if (selfLoop) continue;
    neighbours.get(source)?.push(target);
    neighbours.get(target)?.push(source);
  }
  return neighbours;
}

export const isTerminal = (key: string): boolean => key === SUCCESS_KEY || key === FAILURE_KEY;

/**
 * Mean height of those that are placed; 0, the middle, where none is. Heights are multiples of a quarter of a slot, so that the sum is
 * exact in any order.
 */
export function meanHeight(slots: readonly (Slot | undefined)[]): number {
  let sum = 0;
  let count = 0;
  for (const slot of slots) {
    if (slot === undefined) continue;
    sum += slotHeight(slot);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
