/**
 * The live graph: Cytoscape fed outside React. What changed is written, nothing else, in one batch; the cadence keeps drawing
 * to a fifth of the time; a node that persists never moves. DESIGN.md "Cytoscape".
 */
import type { Core } from 'cytoscape';
import type { Selection } from '../../store/view.ts';
import type { SvgWords } from '../export/graphSvg.ts';
import { applyChange, type Classes, classesOf, writeClasses } from './apply.ts';
import { type View, ZOOM } from './camera.ts';
import { CameraControl } from './cameraControl.ts';
import { Captioner } from './captioner.ts';
import type { Geometry } from './captions.ts';
import { DrawingStats } from './drawingStats.ts';
import { intoFrame, reveal, tellCamera, tellScene } from './element.ts';
import { type Drawing, difference, draw } from './elements.ts';
import { type Emphasis, emphasise } from './emphasis.ts';
import { screenGeometry } from './geometry.ts';
import type { GraphCallbacks, GraphStats, GraphView, GraphViewOptions, UpdateOptions } from './graphView.ts';
import type { Box } from './labels.ts';
import type { GraphScene } from './memory.ts';
import { type GraphOverlay, Overlay } from './overlay.ts';
import { pictureOf } from './picture.ts';
import type { PlacementBook } from './placementBook.ts';
import { watchPointer } from './pointer.ts';
import type { DrawingCadence } from './sharedCadence.ts';
import type { GraphTheme } from './themes.ts';
import { ZoomedStyle } from './zoomedStyle.ts';

/** Camera moves are animated while one drawing takes less than this, milliseconds. */
const SMOOTH_DRAW = 24;

/**
 * Loads Cytoscape and draws into `container`, which must have a size and `position: relative`.
 * Rejects where Cytoscape cannot be loaded or the browser gives no canvas.
 */
export async function createGraphView(
  container: HTMLElement,
  callbacks: GraphCallbacks,
  initialTheme: GraphTheme,
  options: GraphViewOptions,
): Promise<GraphView> {
  const { default: cytoscape } = await import('cytoscape');
  const cy = cytoscape({
    container,
    minZoom: ZOOM.min,
    maxZoom: ZOOM.max,
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    layout: { name: 'preset' },
  });
  return new CytoscapeView(container, cy, callbacks, initialTheme, options);
}

class CytoscapeView implements GraphView {
  readonly #container: HTMLElement;
  readonly #cy: Core;
  readonly #captioner: Captioner;
  readonly #overlay: Overlay;
  readonly #camera: CameraControl;
  readonly #style: ZoomedStyle;
  readonly #cadence: DrawingCadence;
  readonly #placements: PlacementBook;
  #theme: GraphTheme;
  #scene: GraphScene | null = null;
  #options: UpdateOptions = { graph: '', scale: 1 };
  /** Graph of the drawing: null before the first. */
  #drawnGraph: string | null = null;
  #drawing: Drawing = new Map();
  /** Since the last drawing nodes were placed anew. */
  #placedAnew = false;
  #emphasis: Emphasis = { lit: null, selected: null, open: [], path: new Set() };
  #classes: Classes = new Map();
  #selection: Selection | null = null;
  #hover: Selection | null = null;
  #path: readonly string[] = [];
  #pathAt: string | null = null;
  readonly #stats = new DrawingStats();
  readonly #unwatch: () => void;

  constructor(
    container: HTMLElement,
    cy: Core,
    callbacks: GraphCallbacks,
    theme: GraphTheme,
    { placements, cadence }: GraphViewOptions,
  ) {
    this.#cadence = cadence;
    this.#placements = placements;
    this.#container = container;
    this.#cy = cy;
    this.#theme = theme;
    this.#captioner = new Captioner(container, cy, theme, () => this.#captioned());
    this.#camera = new CameraControl(cy, container, callbacks);
    this.#camera.largestFit = theme.largestFit;
    this.#overlay = new Overlay(
      {
        container,
        geometry: () => this.#geometry(),
        room: () => this.#camera.room(),
        settle: () => this.#cadence.flush(),
        scale: () => this.#options.scale,
        reveal: (share) => reveal(container, cy, share),
      },
      theme,
    );
    this.#style = new ZoomedStyle(cy, theme);
    cy.on('render', () => this.#drawn());
    this.#unwatch = watchPointer(cy, container, this.#overlay, callbacks);
    this.resize();
  }

  get overlay(): GraphOverlay {
    return this.#overlay;
  }

  place(scene: GraphScene, graph: string, anew: number | null): void {
    this.#placements.placementFor(graph, scene, this.#camera.aspect());
    if (anew === null) return;
    this.#placements.tidy(graph, scene, anew / 100);
    this.#placedAnew = true;
  }

  update(scene: GraphScene, options: UpdateOptions): void {
    this.#cadence.request(() => {
      this.#scene = scene;
      this.#options = options;
      this.#write(false);
    });
  }

  select(selection: Selection | null): void {
    this.#selection = selection;
    this.#emphasise();
  }

  hover(selection: Selection | null): void {
    this.#hover = selection;
    this.#emphasise();
  }

  highlightPath(bundleKeys: readonly string[], at: number | null): void {
    this.#path = bundleKeys;
    this.#pathAt = at === null ? null : (bundleKeys[at] ?? null);
    this.#emphasise();
  }

  setTheme(theme: GraphTheme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#captioner.setTheme(theme);
    this.#overlay.setTheme(theme);
    this.#camera.largestFit = theme.largestFit;
    this.#style.setTheme(theme);
    this.#write(false);
  }

  setPanels(panels: readonly Box[]): void {
    this.#camera.panels = panels;
    this.#camera.follow(this.#drawing, this.#isGhost, false);
    this.#captioner.refresh();
    this.#overlay.roomChanged();
  }

  fit(): void {
    this.#camera.release();
    this.#camera.fit(this.#drawing, this.#isGhost, this.#stats.averageDraw < SMOOTH_DRAW);
  }

  zoomBy(factor: number): void {
    this.#camera.zoomBy(factor);
  }

  camera(): View {
    return this.#camera.view();
  }

  canvas(): { readonly width: number; readonly height: number; readonly held: boolean } {
    const { width, height } = this.#camera.canvas();
    return { width, height, held: this.#camera.held };
  }

  placeCamera(camera: View, byUser: boolean): void {
    this.#camera.place(camera, byUser);
  }

  setLed(led: boolean): void {
    this.#camera.led = led;
    if (!led) this.#camera.follow(this.#drawing, this.#isGhost, false);
  }

  tidy(): number {
    // So exact that a link can say it.
    const aspect = Math.max(1, Math.round(100 * this.#camera.aspect()));
    // What waits to be drawn is meant.
    this.#cadence.flush();
    if (this.#scene === null) return aspect;
    this.#placements.tidy(this.#options.graph, this.#scene, aspect / 100);
    this.#write(true);
    this.fit();
    return aspect;
  }

  undoTidy(): void {
    if (!this.#placements.undoTidy(this.#options.graph)) return;
    this.#write(true);
    this.fit();
  }

  canUndoTidy(graph = this.#options.graph): boolean {
    return this.#placements.canUndoTidy(graph);
  }

  positionOf(nodeKey: string): { readonly x: number; readonly y: number; readonly radius: number } | null {
    return this.#geometry().node(nodeKey);
  }

  png(): Promise<Blob> {
    const graph = !this.#overlay.covers;
    return pictureOf(this.#cy, this.#theme.paper, graph, (context) => {
      if (graph) this.#captioner.paint(context);
      this.#overlay.paint(context);
    });
  }

  async svg(words: SvgWords, extent: 'view' | 'paper' = 'view'): Promise<string | null> {
    const { svgOf } = await import('./svgOf.ts');
    this.#cadence.flush();
    if (this.#scene === null || this.#overlay.covers) return null;
    const drawn = { drawing: this.#drawing, classes: this.#classes, emphasis: this.#emphasis, theme: this.#theme };
    const seen = { canvas: this.#camera.canvas(), camera: this.#camera.view(), options: this.#options };
    return svgOf({ cy: this.#cy, captioner: this.#captioner, scene: this.#scene, ...drawn, ...seen }, words, extent);
  }

  resize(): void {
    const { width, height } = this.#camera.canvas();
    this.#captioner.resize(width, height);
    this.#cy.resize();
    this.#camera.follow(this.#drawing, this.#isGhost, false);
    this.#captioner.refresh();
    this.#overlay.resize(width, height);
  }

  stats(): GraphStats {
    return { ...this.#stats.counts(), nodes: this.#cy.nodes().length, edges: this.#cy.edges().length };
  }

  destroy(): void {
    this.#cadence.stop();
    this.#unwatch();
    this.#overlay.destroy();
    this.#cy.destroy();
    this.#captioner.destroy();
  }

  /** Brings Cytoscape to the present scene. */
  #write(mayMove: boolean): void {
    const scene = this.#scene;
    if (scene === null) return;
    const started = performance.now();
    const { graph, scale } = this.#options;
    const another = graph !== this.#drawnGraph;
    const moves = mayMove || another || this.#placedAnew;
    this.#placedAnew = false;
    const next = draw(scene, this.#placements.placementFor(graph, scene, this.#camera.aspect()), this.#theme, scale);
    const change = difference(this.#drawing, next);
    const displacement = applyChange(this.#cy, change, next, moves);
    this.#drawing = next;
    this.#drawnGraph = graph;
    // What was removed and comes back comes back without its classes.
    const removed = new Set(change.removed);
    this.#classes = new Map([...this.#classes].filter(([key]) => !removed.has(key)));
    this.#emphasise();
    if (another) {
      this.#camera.release();
      this.#camera.fit(next, this.#isGhost, false);
    } else {
      this.#camera.follow(next, this.#isGhost, this.#stats.averageDraw < SMOOTH_DRAW);
    }
    const took = performance.now() - started;
    this.#stats.wrote(took, displacement);
    this.#cadence.spent(took);
    tellScene(this.#container, this.#cy, scene.iteration, this.#stats.counts().displacement);
  }

  #emphasise(): void {
    if (this.#scene === null) return;
    this.#emphasis = emphasise(this.#scene, this.#selection, this.#hover, this.#path, this.#pathAt);
    this.#container.dataset.selected = this.#emphasis.selected ?? '';
    const classes = classesOf(this.#drawing, this.#emphasis);
    writeClasses(this.#cy, this.#classes, classes);
    this.#classes = classes;
    this.#captioner.refresh();
  }

  readonly #isGhost = (key: string): boolean => this.#scene?.nodes.get(key)?.ghost === true;

  #geometry(): Geometry {
    const { width, height } = this.#camera.canvas();
    return screenGeometry(this.#cy, this.#drawing, { left: 0, top: 0, right: width, bottom: height });
  }

  #captioned() {
    const scene = this.#scene;
    if (scene === null) return null;
    return { scene, emphasis: this.#emphasis, geometry: this.#geometry(), panels: this.#camera.panels };
  }

  /** Called by Cytoscape at the end of each drawing. */
  #drawn(): void {
    this.#captioner.draw();
    this.#overlay.moved();
    tellCamera(this.#container, this.#camera.view());
    const took = intoFrame(this.#container);
    this.#stats.drew(took);
    this.#cadence.spent(took);
  }
}
