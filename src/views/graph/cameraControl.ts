/** Moves Cytoscape's camera: fits this iteration's graph until the user takes over. */
import type { Core } from 'cytoscape';
import { type Canvas, fitView, LARGEST_FIT, needsFit, type View, ZOOM } from './camera.ts';
import type { Drawing } from './elements.ts';
import { contentBox } from './geometry.ts';
import type { GraphCallbacks } from './graphView.ts';
import type { Box } from './labels.ts';
import { aspectFor } from './tidy.ts';

const MARGIN = { top: 28, right: 40, bottom: 32, left: 40 };
/** Height from which a canvas has these margins, pixels; a lower one has less of them, down to a share of LEAST_MARGIN. */
const FULL_HEIGHT = 340;
const LEAST_MARGIN = 0.4;
/** Change of its width or height from which a canvas is another one and the view is fitted anew, as a share: a panel was folded. */
const ANOTHER_CANVAS = 0.1;
/** Milliseconds that a move takes. */
const MOVE = 320;

export class CameraControl {
  readonly #cy: Core;
  readonly #container: HTMLElement;
  readonly #callbacks: Pick<GraphCallbacks, 'onCameraMoved' | 'onCamera'>;
  #byUser = false;
  #placing = false;
  /** The canvas that the view was fitted to last. */
  #fitted = { width: 0, height: 0 };
  /** Another camera leads: this one fits nothing by itself. */
  led = false;
  /** Largest zoom that fitting picks: the theme's. */
  largestFit = LARGEST_FIT;
  /** Parts of the canvas that panels cover. */
  panels: readonly Box[] = [];

  constructor(cy: Core, container: HTMLElement, callbacks: Pick<GraphCallbacks, 'onCameraMoved' | 'onCamera'>) {
    this.#cy = cy;
    this.#container = container;
    this.#callbacks = callbacks;
    cy.on('dragpan scrollzoom pinchzoom', () => this.#taken());
    cy.on('viewport', () => this.#tell());
  }

  /** Whether the user holds it. */
  get held(): boolean {
    return this.#byUser;
  }

  view(): View {
    return { zoom: this.#cy.zoom(), pan: { ...this.#cy.pan() } };
  }

  /** Goes where another camera stands. */
  place({ zoom, pan }: View, byUser: boolean): void {
    this.#placing = true;
    this.#cy.stop();
    this.#cy.viewport({ zoom, pan: { ...pan } });
    this.#placing = false;
    if (byUser === this.#byUser) return;
    this.#byUser = byUser;
    this.#callbacks.onCameraMoved(byUser);
  }

  canvas(): Canvas {
    const { clientWidth: width, clientHeight: height } = this.#container;
    const covered = Math.max(0, ...this.panels.map(({ top }) => height - top));
    // On a low canvas the graph may run under the panels rather than shrink to nothing.
    const share = Math.min(1, Math.max(LEAST_MARGIN, height / FULL_HEIGHT));
    const bottom = share * MARGIN.bottom + Math.min(covered, height / 4);
    const margin = { top: share * MARGIN.top, right: share * MARGIN.right, bottom, left: share * MARGIN.left };
    return { width, height, margin, largestFit: this.largestFit };
  }

  /** The part of the canvas within the margins, pixels. */
  room(): Box {
    const { width, height, margin } = this.canvas();
    return { left: margin.left, top: margin.top, right: width - margin.right, bottom: height - margin.bottom };
  }

  /** Shape of a drawing that would fill the room within the margins. */
  aspect(): number {
    const { left, top, right, bottom } = this.room();
    return aspectFor(right - left, bottom - top);
  }

  /** Takes the camera back from the user. */
  release(): void {
    this.#byUser = false;
    this.#callbacks.onCameraMoved(false);
  }

  /** Zooms about the middle, as the user's. */
  zoomBy(factor: number): void {
    const { width, height } = this.canvas();
    const level = Math.min(ZOOM.max, Math.max(ZOOM.min, this.#cy.zoom() * factor));
    this.#cy.zoom({ level, renderedPosition: { x: width / 2, y: height / 2 } });
    this.#taken();
  }

  /** Fits the view where the graph has left the canvas or is lost in it, or the canvas changed, unless the user holds the camera. */
  follow(drawing: Drawing, isGhost: (key: string) => boolean, smooth: boolean): void {
    const content = contentBox(drawing, isGhost);
    if (this.#byUser || this.led || content === null) return;
    const canvas = this.canvas();
    const camera = { zoom: this.#cy.zoom(), pan: this.#cy.pan() };
    if (this.#isAnother(canvas) || needsFit(content, camera, canvas)) this.#moveTo(content, smooth);
  }

  /** Fits the view. */
  fit(drawing: Drawing, isGhost: (key: string) => boolean, smooth: boolean): void {
    const content = contentBox(drawing, isGhost);
    if (content !== null && !this.led) this.#moveTo(content, smooth);
  }

  #isAnother({ width, height }: Canvas): boolean {
    const differs = (now: number, before: number) => Math.abs(now - before) > ANOTHER_CANVAS * before;
    return differs(width, this.#fitted.width) || differs(height, this.#fitted.height);
  }

  #moveTo(content: Box, smooth: boolean): void {
    const canvas = this.canvas();
    if (canvas.width === 0 || canvas.height === 0) return;
    this.#fitted = { width: canvas.width, height: canvas.height };
    const { zoom, pan } = fitView(content, canvas, ZOOM);
    this.#cy.stop();
    const view = this.#container.ownerDocument.defaultView;
    const still = view?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
    if (smooth && !still) this.#cy.animate({ zoom, pan: { ...pan } }, { duration: MOVE, easing: 'ease-in-out' });
    else this.#cy.viewport({ zoom, pan: { ...pan } });
  }

  #taken(): void {
    if (this.#byUser) return;
    this.#byUser = true;
    this.#callbacks.onCameraMoved(true);
    this.#tell();
  }

  #tell(): void {
    if (!this.#placing) this.#callbacks.onCamera?.(this.view(), this.#byUser);
  }
}
