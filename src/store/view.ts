/** What is being looked at: the watched task, the iteration, the colouring, the selection. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { criticalityOptions } from '../credit/criticality.ts';

/** A selected element, by keys that outlive an iteration (credit/keys.ts). */
export type Selection =
  | { readonly kind: 'node'; readonly node: string }
  /** All edges from one node to another. */
  | { readonly kind: 'bundle'; readonly bundle: string }
  | { readonly kind: 'edge'; readonly edge: string }
  /** A trajectory, and one of its steps (0-based) where one is picked. */
  | { readonly kind: 'trajectory'; readonly trajectory: number; readonly step: number | null };

/** What the middle of the page can show: the graph, the same on the world's grid, the same as a table. */
export const CENTRES = ['graph', 'map', 'table'] as const;

export interface ViewState {
  /** Number of the watched task on screen. */
  readonly task: number;
  /** Iteration on screen; null follows the newest. */
  readonly iteration: number | null;
  /** What colours the edges: an id of `colourings` (views/colouring.ts). */
  readonly colouring: string;
  /** |A_EC| from which a transition is critical, in standard deviations. */
  readonly threshold: number;
  /** What the middle of the page shows. A map is shown only where the world has a grid, else the graph (views/map/offered.ts). */
  readonly centre: (typeof CENTRES)[number];
  readonly selection: Selection | null;
  /** A token walks the selected trajectory, and the selected step with it. */
  readonly walking: boolean;
  /** What the pointer or the keyboard rests on, in any view. */
  readonly hover: Selection | null;
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(initial: Partial<ViewState> = {}): ViewStore {
  return createStore<ViewState>(() => ({
    task: 0,
    iteration: null,
    colouring: 'g2po.edge_centric',
    threshold: criticalityOptions.threshold.default,
    centre: 'graph',
    selection: null,
    walking: false,
    hover: null,
    ...initial,
  }));
}
