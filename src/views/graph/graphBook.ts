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

export class GraphBook {
  readonly placements: PlacementBook;
  readonly #scenes = new Map<string, GraphScene>();

  /** @param placements where nodes already stand; without any, all are placed anew */
  constructor(placements = new PlacementBook()) {
    this.placements = placements;
  }

  /** The scene of an iteration with what earlier ones left in it; it becomes the graph's memory. */
  remember(graph: string, model: GraphModel, iteration: number): GraphScene {
    const scene = remember(this.#scenes.get(graph) ?? null, model, iteration);
    this.#scenes.delete(graph);
    this.#scenes.set(graph, scene);
    for (const oldest of [...this.#scenes.keys()].slice(0, -MOST_SCENES)) this.#scenes.delete(oldest);
    return scene;
  }

  /** An iteration alone: nothing of earlier ones but the names that they gave to nodes. Remembers nothing. */
  alone(graph: string, model: GraphModel, iteration: number): GraphScene {
    const known = this.#scenes.get(graph);
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
