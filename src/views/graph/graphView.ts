/** The live graph as the page sees it: what can be asked of it, and what it reports. */
import type { Selection } from '../../store/view.ts';
import type { SvgWords } from '../export/graphSvg.ts';
import type { View } from './camera.ts';
import type { Box } from './labels.ts';
import type { GraphScene } from './memory.ts';
import type { GraphOverlay } from './overlay.ts';
import type { PlacementBook } from './placementBook.ts';
import type { DrawingCadence } from './sharedCadence.ts';
import type { GraphTheme } from './themes.ts';

export interface GraphCallbacks {
  /** An element was picked, or the background (null). */
  onSelect(selection: Selection | null): void;
  onHover(selection: Selection | null): void;
  /** The user moved the camera (true: fitting is off), or it was fitted (false). */
  onCameraMoved(byUser: boolean): void;
  /** The camera stands elsewhere, not by `placeCamera`: for cameras that go along. */
  onCamera?(camera: View, byUser: boolean): void;
}

export interface GraphViewOptions {
  /** Places of the nodes; shared, the same graph looks the same in every drawing. */
  readonly placements: PlacementBook;
  /** When it may be renewed. */
  readonly cadence: DrawingCadence;
}

export interface UpdateOptions {
  /** Which graph this is (run and task): each keeps its own placement. */
  readonly graph: string;
  /** |A| at which edges are widest (themes.ts `advantageScale`). */
  readonly scale: number;
}

export interface GraphStats {
  /** Times that Cytoscape drew, and what that took in all and at worst. */
  readonly draws: number;
  readonly drawMilliseconds: number;
  readonly worstDraw: number;
  /** Scenes written, and what writing took. Scenes that a later one overtook do not count. */
  readonly updates: number;
  readonly updateMilliseconds: number;
  readonly worstUpdate: number;
  /** Farthest that a node which persisted has moved, Tidy aside: 0. */
  readonly displacement: number;
  readonly nodes: number;
  readonly edges: number;
}

export interface GraphView {
  /**
   * Gives the nodes of a scene their places, whether or not it will be drawn: what comes first decides.
   * @param anew all of them, as Tidy did for a canvas of this aspect (hundredths); null: only those that have none
   */
  place(scene: GraphScene, graph: string, anew: number | null): void;
  /** Draws a scene, soon: the cadence may hold it back, and a later one overtakes it. */
  update(scene: GraphScene, options: UpdateOptions): void;
  select(selection: Selection | null): void;
  hover(selection: Selection | null): void;
  /** Lights up the bundles of these keys (emphasis.ts `trajectoryPath`) and their ends, and marks the one of step `at`; an empty list ends it. */
  highlightPath(bundleKeys: readonly string[], at: number | null): void;
  setTheme(theme: GraphTheme): void;
  /** Parts of the canvas, in CSS pixels from its top left, that panels cover: captions and fitting keep clear of them. */
  setPanels(panels: readonly Box[]): void;
  /** Shows all of this iteration's graph, and again whenever it grows out of sight, until the user moves the camera. */
  fit(): void;
  /** Zooms about the middle; counts as the user's. */
  zoomBy(factor: number): void;
  /** Where the camera stands. */
  camera(): View;
  /** Size of the canvas in CSS pixels, and whether the user holds the camera. */
  canvas(): { readonly width: number; readonly height: number; readonly held: boolean };
  /** Puts the camera there, by the hand of a user or not: where that is so, it stays. */
  placeCamera(camera: View, byUser: boolean): void;
  /** Whether the camera follows another one: then it moves by `placeCamera` and the user alone. */
  setLed(led: boolean): void;
  /** Places every node of this graph anew. @returns the aspect of the canvas that it did so for, in hundredths */
  tidy(): number;
  undoTidy(): void;
  /** Whether Tidy can be undone, in the given graph or the present one. */
  canUndoTidy(graph?: string): boolean;
  /** What moves over the graph: rollouts as lanes, and the token. */
  readonly overlay: GraphOverlay;
  /** Where a node stands on screen, CSS pixels; null where it is not drawn. */
  positionOf(nodeKey: string): { readonly x: number; readonly y: number; readonly radius: number } | null;
  /** What is in view, captions and overlay included, at twice its size. */
  png(): Promise<Blob>;
  /**
   * The graph as an SVG file, with a title and a legend: what is in view, or all of this iteration's graph on light
   * paper, with nothing selected. Null while there is none, or the rollouts stand apart.
   */
  svg(words: SvgWords, extent?: 'view' | 'paper'): Promise<string | null>;
  /** The container changed its size. */
  resize(): void;
  stats(): GraphStats;
  /** Ends it; later calls do nothing useful. */
  destroy(): void;
}
