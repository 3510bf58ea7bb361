/** Placements by graph, with what Tidy replaced. */
import type { GraphScene } from './memory.ts';
import { place } from './place.ts';
import { tidy } from './tidy.ts';
import type { Placement } from './topology.ts';

/** Graphs whose placement is kept; the one not looked at for longest is forgotten first. */
const MOST_GRAPHS = 64;

interface Entry {
  readonly placement: Placement;
  /** What it was before Tidy. */
  readonly undo: Placement | null;
}

export class PlacementBook {
  readonly #entries = new Map<string, Entry>();

  /** The graph's placement, with places for what is new in the scene; a first one is made for a canvas of this aspect. */
  placementFor(graph: string, scene: GraphScene, aspect: number): Placement {
    const entry = this.#entries.get(graph);
    const placement = place(scene, entry?.placement ?? null, aspect);
    this.#write(graph, { placement, undo: entry?.undo ?? null });
    return placement;
  }

  /** Places every node of the scene anew, for a canvas of this aspect. */
  tidy(graph: string, scene: GraphScene, aspect: number): void {
    this.#write(graph, { placement: tidy(scene, aspect), undo: this.#entries.get(graph)?.placement ?? null });
  }

  /** Goes back to the placement before the last Tidy; false where there is none. */
  undoTidy(graph: string): boolean {
    const undo = this.#entries.get(graph)?.undo ?? null;
    if (undo === null) return false;
    this.#write(graph, { placement: undo, undo: null });
    return true;
  }

  canUndoTidy(graph: string): boolean {
    return (this.#entries.get(graph)?.undo ?? null) !== null;
  }

  #write(graph: string, entry: Entry): void {
    // Deleted first, so that the Map's order is the order of use.
    this.#entries.delete(graph);
    this.#entries.set(graph, entry);
    for (const oldest of [...this.#entries.keys()].slice(0, -MOST_GRAPHS)) this.#entries.delete(oldest);
  }
}
