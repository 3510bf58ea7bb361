/**
 * The live graph: Cytoscape fed outside React. What changed is written, nothing else, in one batch; the cadence keeps drawing
 * to a fifth of the time; a node that persists never moves. DESIGN.md "Cytoscape".
 */
import type { Core, EventObject, SingularElementReturnValue } from 'cytoscape';
import type { Selection } from '../../store/view.ts';
import { applyChange, type Classes, classesOf, writeClasses } from './apply.ts';
import { Cadence } from './cadence.ts';
import { type View, ZOOM } from './camera.ts';
import { CameraControl } from './cameraControl.ts';
import { type CaptionLayer, createCaptionLayer, drawCaptions } from './captionLayer.ts';
import { type Caption, type Geometry, placeCaptions } from './captions.ts';
import { type Drawing, difference, draw } from './elements.ts';
import { type Emphasis, emphasise } from './emphasis.ts';
import { screenGeometry } from './geometry.ts';
import type { GraphCallbacks, GraphStats, GraphView, UpdateOptions } from './graphView.ts';
import type { Box } from './labels.ts';
import type { GraphScene } from './memory.ts';
import { PlacementBook } from './placementBook.ts';
import { stylesheet } from './stylesheet.ts';
import type { GraphTheme } from './themes.ts';

/** Camera moves are animated while one drawing takes less than this, milliseconds. */
const SMOOTH_DRAW = 24;
const PNG_SCALE = 2;
/** Pixels. */
const DRAG_BEFORE_CAPTIONS = 60;

/**
 * Loads Cytoscape and draws into `container`, which must have a size and `position: relative`.
 * Rejects where Cytoscape cannot be loaded or the browser gives no canvas.
 */
export async function createGraphView(
  container: HTMLElement,
  callbacks: GraphCallbacks,
  initialTheme: GraphTheme,
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
  return new CytoscapeView(container, cy, callbacks, initialTheme);
}

class CytoscapeView implements GraphView {
  readonly #container: HTMLElement;
  readonly #cy: Core;
  readonly #callbacks: GraphCallbacks;
  readonly #layer: CaptionLayer;
  readonly #camera: CameraControl;
  readonly #cadence = new Cadence();
  readonly #placements = new PlacementBook();
  #theme: GraphTheme;
  #scene: GraphScene | null = null;
  #options: UpdateOptions = { graph: '', scale: 1 };
  /** Graph of the drawing: null before the first. */
  #drawnGraph: string | null = null;
  #drawing: Drawing = new Map();
  #emphasis: Emphasis = { lit: null, selected: null, open: [], path: new Set() };
  #classes: Classes = new Map();
  #selection: Selection | null = null;
  #hover: Selection | null = null;
  #path: readonly string[] = [];
  #pathAt: string | null = null;
  #captions: readonly Caption[] = [];
  /** Camera for which the captions were placed; null when they have to be placed anew. */
  #captionView: View | null = null;
  #averageDraw = 0;
  readonly #stats = {
    draws: 0,
    drawMilliseconds: 0,
    worstDraw: 0,
    updates: 0,
    updateMilliseconds: 0,
    worstUpdate: 0,
    displacement: 0,
  };

  constructor(container: HTMLElement, cy: Core, callbacks: GraphCallbacks, theme: GraphTheme) {
    this.#container = container;
    this.#cy = cy;
    this.#callbacks = callbacks;
    this.#theme = theme;
    this.#layer = createCaptionLayer(container.ownerDocument, theme);
    this.#layer.canvas.className = 'graph-captions';
    container.append(this.#layer.canvas);
    this.#camera = new CameraControl(cy, container, callbacks.onCameraMoved);
    cy.style(stylesheet(theme));
    this.#listen();
    this.resize();
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
    this.#layer.setTheme(theme);
    this.#cy.style(stylesheet(theme));
    this.#write(false);
  }

  setPanels(panels: readonly Box[]): void {
    this.#camera.panels = panels;
    this.#camera.follow(this.#drawing, this.#isGhost, false);
    this.#refreshCaptions();
  }

  fit(): void {
    this.#camera.release();
    this.#camera.fit(this.#drawing, this.#isGhost, this.#averageDraw < SMOOTH_DRAW);
  }

  zoomBy(factor: number): void {
    this.#camera.zoomBy(factor);
  }

  tidy(): void {
    if (this.#scene === null) return;
    this.#placements.tidy(this.#options.graph, this.#scene, this.#camera.aspect());
    this.#write(true);
    this.fit();
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

  async png(): Promise<Blob> {
    const drawn = await this.#cy.png({ output: 'blob-promise', bg: this.#theme.paper, scale: PNG_SCALE });
    const image = await createImageBitmap(drawn);
    const canvas = this.#container.ownerDocument.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no 2D canvas.');
    context.drawImage(image, 0, 0);
    context.scale(PNG_SCALE, PNG_SCALE);
    drawCaptions(context, this.#placeCaptions([]), this.#theme);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('The picture could not be encoded.'));
        else resolve(blob);
      });
    });
  }

  resize(): void {
    const { width, height } = this.#camera.canvas();
    this.#layer.resize(width, height);
    this.#cy.resize();
    this.#camera.follow(this.#drawing, this.#isGhost, false);
    this.#refreshCaptions();
  }

  stats(): GraphStats {
    return { ...this.#stats, nodes: this.#cy.nodes().length, edges: this.#cy.edges().length };
  }

  destroy(): void {
    this.#cadence.stop();
    this.#container.removeEventListener('mouseleave', this.#left);
    this.#cy.destroy();
    this.#layer.canvas.remove();
  }

  #listen(): void {
    const cy = this.#cy;
    cy.on('render', () => this.#drawn());
    cy.on('tap', (event: EventObject) => {
      this.#callbacks.onSelect(event.target === cy ? null : selectionOf(event.target));
    });
    cy.on('mouseover', 'node, edge', (event: EventObject) => {
      this.#container.style.cursor = 'pointer';
      this.#callbacks.onHover(selectionOf(event.target));
    });
    cy.on('mouseout', 'node, edge', this.#left);
    // Cytoscape does not tell when the pointer goes straight from an element to a panel over the canvas.
    this.#container.addEventListener('mouseleave', this.#left);
  }

  readonly #left = (): void => {
    this.#container.style.cursor = '';
    this.#callbacks.onHover(null);
  };

  /** Brings Cytoscape to the present scene. */
  #write(mayMove: boolean): void {
    const scene = this.#scene;
    if (scene === null) return;
    const started = performance.now();
    const { graph, scale } = this.#options;
    const another = graph !== this.#drawnGraph;
    const next = draw(scene, this.#placements.placementFor(graph, scene, this.#camera.aspect()), this.#theme, scale);
    const change = difference(this.#drawing, next);
    const displacement = applyChange(this.#cy, change, next, mayMove || another);
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
      this.#camera.follow(next, this.#isGhost, this.#averageDraw < SMOOTH_DRAW);
    }
    this.#container.dataset.nodes = String(this.#cy.nodes().length);
    this.#container.dataset.edges = String(this.#cy.edges().length);

    const took = performance.now() - started;
    const stats = this.#stats;
    stats.updates++;
    stats.updateMilliseconds += took;
    stats.worstUpdate = Math.max(stats.worstUpdate, took);
    stats.displacement = Math.max(stats.displacement, displacement);
    this.#cadence.spent(took);
  }

  #emphasise(): void {
    if (this.#scene === null) return;
    this.#emphasis = emphasise(this.#scene, this.#selection, this.#hover, this.#path, this.#pathAt);
    const classes = classesOf(this.#drawing, this.#emphasis);
    writeClasses(this.#cy, this.#classes, classes);
    this.#classes = classes;
    this.#refreshCaptions();
  }

  readonly #isGhost = (key: string): boolean => this.#scene?.nodes.get(key)?.ghost === true;

  #geometry(): Geometry {
    const { width, height } = this.#camera.canvas();
    return screenGeometry(this.#cy, this.#drawing, { left: 0, top: 0, right: width, bottom: height });
  }

  /** Called by Cytoscape at the end of each drawing. */
  #drawn(): void {
    this.#drawCaptions();
    // The timeline stands still at the start of the frame that is being made.
    const frameStart = this.#container.ownerDocument.timeline.currentTime;
    const took = typeof frameStart === 'number' ? Math.max(0, performance.now() - frameStart) : 0;
    const stats = this.#stats;
    stats.draws++;
    stats.drawMilliseconds += took;
    stats.worstDraw = Math.max(stats.worstDraw, took);
    this.#averageDraw = this.#averageDraw === 0 ? took : 0.7 * this.#averageDraw + 0.3 * took;
    this.#cadence.spent(took);
  }

  /** Has the captions placed anew with the next drawing, and sees to it that there is one. */
  #refreshCaptions(): void {
    this.#captionView = null;
    this.#cy.forceRender();
  }

  #placeCaptions(keepClear: readonly Box[]): readonly Caption[] {
    if (this.#scene === null) return [];
    const { measure } = this.#layer;
    const geometry = this.#geometry();
    return placeCaptions(
      { scene: this.#scene, emphasis: this.#emphasis, theme: this.#theme, geometry, measure },
      keepClear,
    );
  }

  #drawCaptions(): void {
    const zoom = this.#cy.zoom();
    const pan = { ...this.#cy.pan() };
    const { zoom: placedZoom, pan: placedPan } = this.#captionView ?? { zoom: Number.NaN, pan };
    // While the drawing is dragged its captions go with it; now and then those come in that were out of sight.
    if (zoom !== placedZoom || Math.hypot(pan.x - placedPan.x, pan.y - placedPan.y) > DRAG_BEFORE_CAPTIONS) {
      this.#captions = this.#placeCaptions(this.#camera.panels);
      this.#captionView = { zoom, pan };
    }
    const origin = this.#captionView?.pan ?? pan;
    this.#layer.draw(this.#captions, pan.x - origin.x, pan.y - origin.y);
  }
}

function selectionOf(element: SingularElementReturnValue): Selection {
  const id = element.id();
  return element.isNode() ? { kind: 'node', node: id } : { kind: 'bundle', bundle: id };
}
