/** What drawings of one graph share wherever they stand: the places of its nodes, and the memory of earlier iterations. */
import { createContext, use } from 'react';
import type { Lab } from '../../store/lab.ts';
import type { Shown } from '../../store/shown.ts';
import { type GraphScene, remember } from './memory.ts';
import type { GraphModel } from './model.ts';
import { PlacementBook } from './placementBook.ts';

/**
 * Which graph a picture is of: each has places and a memory of its own. A group of a file is the same graph in every iteration,
 * as long as its states are merged alike.
 */
export function graphName({ run, task, imported }: Pick<Shown, 'run' | 'task' | 'imported'>): string {
  if (imported !== null) return `${run}/${imported.group}/${imported.merging}`;
  return `${run}/${task.index}/${task.seed}`;
}

/** Graphs whose scene is remembered while others are looked at. */
const MOST_SCENES = 64;

/** What is remembered of a graph. */
interface Memory {
  /** The scene that was shown last. */
  readonly shown: GraphScene;
  /** The scene of its latest iteration so far. */
  readonly latest: GraphScene;
}

export class GraphBook {
  readonly placements: PlacementBook;
  readonly #memories = new Map<string, Memory>();

  /** @param placements where nodes already stand; without any, all are placed anew */
  constructor(placements = new PlacementBook()) {
    this.placements = placements;
  }

  /** The latest iteration of a graph that is remembered; 0: none. */
  reached(graph: string): number {
    return this.#memories.get(graph)?.latest.iteration ?? 0;
  }

  /** The scene of an iteration with what those before left in it; it becomes the graph's memory. */
  remember(graph: string, model: GraphModel, iteration: number): GraphScene {
    const memory = this.#memories.get(graph) ?? null;
    const goesOn = memory === null || iteration >= memory.latest.iteration;
    // Where somebody went back meanwhile, what is to come goes on from the latest; names were only added.
    const before = memory === null ? null : goesOn ? { ...memory.latest, titles: memory.shown.titles } : memory.shown;
    const shown = remember(before, model, iteration);
    this.#memories.delete(graph);
    this.#memories.set(graph, { shown, latest: goesOn ? shown : memory.latest });
    for (const oldest of [...this.#memories.keys()].slice(0, -MOST_SCENES)) this.#memories.delete(oldest);
    return shown;
  }

  /** An iteration alone: nothing of earlier ones but the names that they gave to nodes. Remembers nothing. */
  alone(graph: string, model: GraphModel, iteration: number): GraphScene {
    const known = this.#memories.get(graph)?.shown;
    return remember(known ? { ...known, nodes: new Map(), bundles: new Map() } : null, model, iteration);
  }
}

/** The places of nodes of each lab, kept while the page is made anew: in another language nodes stand where they stood. */
export class KeptPlacements {
  readonly #places = new WeakMap<Lab, PlacementBook>();

  of(lab: Lab): PlacementBook {
    const places = this.#places.get(lab) ?? new PlacementBook();
    this.#places.set(lab, places);
    return places;
  }
}

/** Null where nothing outlives the page. */
export const KeptPlacementsContext = createContext<KeptPlacements | null>(null);

export const GraphBookContext = createContext<GraphBook | null>(null);

/** The book that all graphs of the page share. Throws outside a `GraphBookContext`. */
export function useGraphBook(): GraphBook {
  const book = use(GraphBookContext);
  if (book === null) throw new Error('useGraphBook needs a GraphBookContext above it.');
  return book;
}
