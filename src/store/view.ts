/** What is being looked at: the watched task, the iteration, the colouring, the selection. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { criticalityOptions } from '../credit/criticality.ts';
import { defaultsOf } from '../options/option.ts';
import { type LinkOptions, linkOptions } from '../share/options.ts';
import type { LinkCamera } from '../share/place.ts';
import { asItTrains, type WhatIfState } from './whatIf.ts';

/** A selected element, by keys that outlive an iteration (credit/keys.ts). */
export type Selection =
  | { readonly kind: 'node'; readonly node: string }
  /** All edges from one node to another. */
  | { readonly kind: 'bundle'; readonly bundle: string }
  | { readonly kind: 'edge'; readonly edge: string }
  /** A trajectory, and one of its steps (0-based) where one is picked. */
  | { readonly kind: 'trajectory'; readonly trajectory: number; readonly step: number | null };

/**
 * What the middle of the page can show: the graph, the same on the world's grid, the same as a table; and how right each
 * estimator is on its rollouts; several estimators' graphs beside each other.
 */
export const CENTRES = ['graph', 'map', 'table', 'accuracy', 'compare'] as const;

/** What the states can be coloured by: their estimate V(G), or their true value V^π where it is known. */
export const STATE_VALUES = ['estimate', 'truth'] as const;

/** In `ViewState.compared`: the estimator that colours the edges, under the what-if as it stands. */
export const LIVE_WHAT_IF = 'whatif';

/** The panels that share one place on a narrow window. */
export const PANELS = ['inspector', 'rollouts', 'charts', 'settings'] as const;

/** Fewest and most graphs beside each other. */
export const LEAST_COMPARED = 2;
export const MOST_COMPARED = 4;

/** Nodes were placed anew. */
export interface Tidied {
  readonly iteration: number;
  /** Width over height of the canvas that they were placed for, in hundredths. */
  readonly aspect: number;
}

export interface ViewState extends WhatIfState {
  /** Number of the watched task on screen. */
  readonly task: number;
  /** Iteration on screen; null follows the newest. */
  readonly iteration: number | null;
  /** What colours the edges: an id of `colourings` (views/colouring.ts). */
  readonly colouring: string;
  /** What colours the states. */
  readonly stateValue: (typeof STATE_VALUES)[number];
  /** |A_EC| from which a transition is critical, in standard deviations. */
  readonly threshold: number;
  /** What the middle of the page shows. A map is shown only where the world has a grid, else the graph (views/map/offered.ts). */
  readonly centre: (typeof CENTRES)[number];
  /** Whose graphs stand beside each other, each once: variants (config/variants.ts), or LIVE_WHAT_IF. */
  readonly compared: readonly string[];
  /** The panel of the what-if is unfolded. */
  readonly whatIfOpen: boolean;
  /** The settings are unfolded; null: as the window has room. */
  readonly settingsOpen: boolean | null;
  /** Which of the panels is on screen where the window has room for one. */
  readonly panel: (typeof PANELS)[number];
  /** What the link asked of the page: controls to hide, view only, presenter mode, a scene … */
  readonly options: LinkOptions;
  /** The task whose graph was last placed anew (Tidy), and when: a link says so; null: none. */
  readonly tidied: (Tidied & { readonly task: number }) | null;
  /** Where a link wants the camera, until it is there; null otherwise. */
  readonly camera: LinkCamera | null;
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
    stateValue: 'estimate',
    threshold: criticalityOptions.threshold.default,
    centre: 'graph',
    compared: ['g2po', 'gigpo'],
    ...asItTrains,
    whatIfOpen: false,
    settingsOpen: null,
    panel: 'inspector',
    options: defaultsOf(linkOptions),
    tidied: null,
    camera: null,
    selection: null,
    walking: false,
    hover: null,
    ...initial,
  }));
}
