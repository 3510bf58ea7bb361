/**
 * The canvas over the graph for what moves: rollouts as separate lanes, their melting into the graph, and the token. It is
 * drawn anew only when something on it moves. DESIGN.md "Cytoscape".
 */
import type { Geometry } from './captions.ts';
import type { Box } from './labels.ts';
import { between, ease, graphShare, type Lanes, laneAt, meltAt } from './lanes.ts';
import { type LaneFocus, paintLanes, paintToken } from './overlayPaint.ts';
import type { Point } from './slots.ts';
import { type GraphTheme, signedLevel } from './themes.ts';
import { BEAD, type Token, tokenOnLanes, tokenSpot } from './token.ts';

/** Milliseconds in which the lanes melt into the graph. */
export const MELT = 600;
/** Most milliseconds of it that pass in one frame: the merged graph is drawn meanwhile, and a large one would swallow it all. */
const LONGEST_FRAME = 50;

/** Rollouts that have not been merged. */
export interface LaneScene {
  /** The lanes for a part of the canvas that no panel covers. */
  readonly lay: (room: Box, theme: GraphTheme) => Lanes;
  /** Keys of the nodes that their points become (lanes.ts `laneNodes`). */
  readonly nodes: readonly (readonly string[])[];
  /** Credit of each step, lane by lane (lanes.ts `alongLanes`), which colours it as edges are coloured; null for none. */
  readonly credit: readonly (readonly number[])[] | null;
}

/** What the page may have drawn over the graph. */
export interface GraphOverlay {
  /** Shows rollouts as lanes in place of the graph, which keeps its places. */
  showLanes(scene: LaneScene): void;
  /** How far the lanes have melted into the graph, 0 … 1, forwards or backwards; for scenes that are driven from outside. */
  meltTo(t: number): void;
  /** Lets the lanes melt into the graph, then shows it. Without lanes it is there already. */
  melt(): void;
  /** Shows the graph at once. */
  showGraph(): void;
  /** Which lane stands out; null for none. */
  focus(focus: LaneFocus | null): void;
  /** Puts the token somewhere; null takes it away. The same again draws nothing. */
  setToken(token: Token | null): void;
}

/** What the overlay lies over. */
export interface Ground {
  readonly container: HTMLElement;
  geometry(): Geometry;
  /** Part of the canvas that no panel covers. */
  room(): Box;
  /** Sees to it that the latest scene is drawn, so that its nodes have their places. */
  settle(): void;
  /** |A| from which edges are coloured at full strength. */
  scale(): number;
  /** How much of the graph is to be seen, 0 … 1. */
  reveal(share: number): void;
}

export class Overlay implements GraphOverlay {
  readonly #ground: Ground;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #window: Window;
  #theme: GraphTheme;
  #scene: LaneScene | null = null;
  #lanes: Lanes | null = null;
  /** How far the lanes have melted. */
  #t = 0;
  #focus: LaneFocus | null = null;
  #token: Token | null = null;
  /** Requests of the next drawing, and of the melting's next frame. */
  #drawing = 0;
  #melting = 0;
  #blank = true;

  constructor(ground: Ground, theme: GraphTheme) {
    const { ownerDocument } = ground.container;
    const canvas = ownerDocument.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context === null || ownerDocument.defaultView === null) throw new Error('This browser gives no 2D canvas.');
    canvas.className = 'graph-overlay';
    ground.container.append(canvas);
    this.#ground = ground;
    this.#canvas = canvas;
    this.#context = context;
    this.#window = ownerDocument.defaultView;
    this.#theme = theme;
  }

  /** Whether lanes stand in place of the graph, wholly or in part. */
  get covers(): boolean {
    return this.#scene !== null;
  }

  showLanes(scene: LaneScene): void {
    this.#scene = scene;
    this.#lay();
    this.meltTo(0);
  }

  meltTo(t: number): void {
    this.#window.cancelAnimationFrame(this.#melting);
    // On a slow machine the graph below may not be written yet, and the dots would have nowhere to go.
    if (t > 0 && this.#t === 0 && this.covers) this.#ground.settle();
    this.#setMelted(t);
  }

  melt(): void {
    if (this.#scene === null) return;
    this.#ground.settle();
    if (this.#window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.showGraph();
      return;
    }
    const scene = this.#scene;
    const from = this.#t;
    let passed = 0;
    let last: number | null = null;
    const frame = (now: number): void => {
      if (this.#scene !== scene) return;
      passed += last === null ? 0 : Math.min(LONGEST_FRAME, now - last);
      last = now;
      const share = passed / MELT;
      if (share >= 1) {
        this.showGraph();
        return;
      }
      this.#setMelted(between(from, 1, ease(share)));
      this.#melting = this.#window.requestAnimationFrame(frame);
    };
    this.#window.cancelAnimationFrame(this.#melting);
    this.#melting = this.#window.requestAnimationFrame(frame);
  }

  showGraph(): void {
    this.#window.cancelAnimationFrame(this.#melting);
    this.#scene = null;
    this.#lanes = null;
    this.#setMelted(1);
  }

  focus(focus: LaneFocus | null): void {
    this.#focus = focus;
    if (this.covers) this.#refresh();
  }

  setToken(token: Token | null): void {
    if (sameToken(token, this.#token)) return;
    this.#token = token;
    this.#tell();
    this.#refresh();
  }

  setTheme(theme: GraphTheme): void {
    this.#theme = theme;
    this.#lay();
    this.#refresh();
  }

  /** Fits the canvas, and the lanes on it, to the container; width and height in CSS pixels. */
  resize(width: number, height: number): void {
    const ratio = this.#window.devicePixelRatio;
    this.#canvas.width = Math.max(1, Math.round(width * ratio));
    this.#canvas.height = Math.max(1, Math.round(height * ratio));
    this.#lay();
    // A canvas that was resized is empty: drawn before the browser paints, it does not flicker.
    this.#draw();
  }

  /** The graph below was drawn, at another place perhaps: what hangs on it follows at once. */
  moved(): void {
    if (this.#token !== null || (this.covers && this.#t > 0)) this.#draw();
  }

  /** The room for the lanes changed. */
  roomChanged(): void {
    this.#lay();
    if (this.covers) this.#refresh();
  }

  /** The step of a lane at a place of the canvas; null where lanes do not stand still, and beside them. */
  stepAt(place: Point): ReturnType<typeof laneAt> {
    return this.#lanes === null || this.#t > 0 ? null : laneAt(this.#lanes, place);
  }

  /** Paints what there is to see into a canvas of the caller's, whose unit is a CSS pixel. */
  paint(context: CanvasRenderingContext2D): void {
    const geometry = this.#ground.geometry();
    const scene = this.#scene;
    const lanes = this.#lanes;
    const token = this.#token;
    if (scene !== null && lanes !== null) {
      const nodes = scene.nodes.map((keys) => keys.map((key) => geometry.node(key)));
      const points = meltAt(lanes, nodes, this.#t);
      const credit = scene.credit?.map((lane) => lane.map((step) => signedLevel(step, this.#ground.scale()))) ?? null;
      const picture = { lanes, points, t: this.#t, focus: this.#focus, credit };
      paintLanes(context, picture, this.#theme, this.#ground.room());
      const spot = token === null ? null : tokenOnLanes(token, points);
      if (spot !== null) paintToken(context, spot, this.#theme);
    } else if (token !== null) {
      const spot = tokenSpot(token, geometry, BEAD * this.#theme.lineScale);
      if (spot !== null) paintToken(context, spot, this.#theme);
    }
  }

  destroy(): void {
    this.#window.cancelAnimationFrame(this.#melting);
    this.#window.cancelAnimationFrame(this.#drawing);
    this.#canvas.remove();
  }

  #setMelted(t: number): void {
    this.#t = t;
    this.#ground.reveal(this.covers ? graphShare(t) : 1);
    this.#tell();
    this.#refresh();
  }

  #lay(): void {
    this.#lanes = this.#scene?.lay(this.#ground.room(), this.#theme) ?? null;
  }

  /** What is shown, for tests and scripts: a canvas says nothing of itself. */
  #tell(): void {
    const shows = !this.covers ? 'graph' : this.#t === 0 ? 'lanes' : 'melting';
    if (this.#canvas.dataset.shows !== shows) this.#canvas.dataset.shows = shows;
    if (this.#token === null) delete this.#canvas.dataset.token;
    else if (this.#canvas.dataset.token !== String(this.#token.step)) {
      this.#canvas.dataset.token = String(this.#token.step);
    }
  }

  #refresh(): void {
    if (this.#drawing !== 0) return;
    this.#drawing = this.#window.requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#window.cancelAnimationFrame(this.#drawing);
    this.#drawing = 0;
    const nothing = !this.covers && this.#token === null;
    if (nothing && this.#blank) return;
    const { width, height } = this.#canvas;
    const ratio = this.#window.devicePixelRatio;
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, width, height);
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!nothing) this.paint(this.#context);
    this.#blank = nothing;
  }
}

function sameToken(a: Token | null, b: Token | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.trajectory === b.trajectory &&
    a.step === b.step &&
    a.progress === b.progress &&
    a.source === b.source &&
    a.target === b.target
  );
}
