/** What is written on the graph: titles under nodes, the actions of critical transitions, counts of loops, opened bundles. Pure. */
import { graphText } from '../../text/graph.ts';
import { signed } from '../format.ts';
import type { Emphasis } from './emphasis.ts';
import { type Box, boxAround, type LabelWish, placeAtLine, placeLabels, wrapTitle } from './labels.ts';
import type { GraphScene, SceneBundle, SceneNode } from './memory.ts';
import { type BundleAction, type Spread, ZERO } from './model.ts';
import type { Point } from './slots.ts';
import type { GraphTheme } from './themes.ts';
import { shortAction, shortenMiddle } from './titles.ts';

/** Where things are on screen, pixels. Null for what is not drawn. */
export interface Geometry {
  readonly bounds: Box;
  node(key: string): { readonly x: number; readonly y: number; readonly radius: number } | null;
  /** Points along a bundle's line, from its source (0) to its target (1). */
  along(key: string, t: number): Point | null;
}

export interface Run {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
}

export interface Caption {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly lines: readonly (readonly Run[])[];
  /** Framed captions have a background and start at the left; the others are centred and outlined with the paper. */
  readonly frame: { readonly width: number; readonly height: number } | null;
  readonly dim: boolean;
}

/** Width of a text in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

export const LINE_HEIGHT = 1.22;
/** Room between a framed caption's frame and its text. */
export const FRAME_PADDING = 8;
/** Actions that an opened bundle lists. */
const MOST_ACTIONS = 6;
const GAP = 3;
/** An edge shorter than this on screen, in pixels, keeps its label to itself until it is hovered or zoomed. */
const SHORTEST_LABELLED = 36;
/** Share of an edge that its own label may cover. */
const MOST_COVERED = 0.55;
/** Where along its line an opened caption may stand, the best first. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

interface Wish extends LabelWish {
  readonly size: number;
  readonly lines: readonly (readonly Run[])[];
  readonly dim: boolean;
}

interface Context {
  readonly scene: GraphScene;
  readonly emphasis: Emphasis;
  readonly theme: GraphTheme;
  readonly geometry: Geometry;
  readonly measure: Measure;
}

/**
 * Every caption that finds room, framed ones last (on top).
 * @param keepClear parts of the canvas that panels cover
 */
export function placeCaptions(context: Context, keepClear: readonly Box[] = []): readonly Caption[] {
  const { scene, emphasis, geometry } = context;
  const wishes: Wish[] = [];
  const obstacles: Box[] = [...keepClear];
  const nodes = new Map<string, Box>();
  for (const node of scene.nodes.values()) {
    const spot = geometry.node(node.key);
    if (spot === null) continue;
    const wish = titleWish(node, spot, context);
    if (wish !== null) wishes.push(wish);
    // Ghosts are faint: what is written over them stays readable.
    if (!node.ghost || wish !== null) nodes.set(node.key, boxAround(spot, 2 * spot.radius, 2 * spot.radius));
  }
  obstacles.push(...nodes.values());
  const framed: Caption[] = [];
  for (const key of emphasis.open.slice(0, 1)) {
    const bundle = scene.bundles.get(key);
    const caption = bundle === undefined ? null : openCaption(bundle, context, nodes, keepClear);
    if (caption?.frame == null) continue;
    framed.push(caption);
    obstacles.push(boxAround(caption, caption.frame.width, caption.frame.height));
  }
  for (const bundle of scene.bundles.values()) {
    if (bundle.ghost) continue;
    wishes.push(...edgeWishes(bundle, context));
    const loop = bundle.selfLoop && bundle.critical !== null ? loopBox(bundle, geometry) : null;
    if (loop !== null) obstacles.push(loop);
  }
  const placed = placeLabels(wishes, obstacles, geometry.bounds);
  const captions: Caption[] = [];
  for (const { id, size, lines, dim } of wishes) {
    const centre = placed.get(id);
    if (centre !== undefined) captions.push({ id, ...centre, size, lines, frame: null, dim });
  }
  return [...captions, ...framed];
}

const isDim = ({ lit }: Emphasis, key: string): boolean => lit !== null && !lit.has(key);

function sized(lines: readonly (readonly Run[])[], size: number, measure: Measure) {
  const widths = lines.map((runs) => runs.reduce((sum, { text, bold }) => sum + measure(text, size, bold), 0));
  return { width: Math.max(0, ...widths) + 2, height: lines.length * size * LINE_HEIGHT };
}

type Spot = Point & { readonly radius: number };

function titleWish(node: SceneNode, spot: Spot, { emphasis, theme, measure }: Context): Wish | null {
  const { lit, selected } = emphasis;
  const named = selected === node.key || lit?.has(node.key) === true;
  if (node.ghost && !named) return null;
  const size = theme.titleSize;
  const lines = wrapTitle(node.title, 8.2 * size, (text) => measure(text, size, false));
  const colour = node.ghost ? theme.ghost : selected === node.key ? theme.ink : theme.inkSoft;
  const runs = lines.map((text) => [{ text, colour, bold: selected === node.key }]);
  const { width, height } = sized(runs, size, measure);
  const { x, y, radius } = spot;
  const down = radius + GAP + height / 2;
  const aside = radius + GAP + 2 + width / 2;
  const landmark = node.kind === 'state' ? 0 : 1e5;
  return {
    id: node.key,
    width,
    height,
    centres: [
      { x, y: y + down },
      { x, y: y - down },
      { x: x + aside, y },
      { x: x - aside, y },
    ],
    priority: (selected === node.key ? 1e8 : named ? 1e7 : landmark) + node.visits,
    size,
    lines: runs,
    dim: isDim(emphasis, node.key),
  };
}

/** '+', '−', or '±' where the signs of the steps differ; empty for zero. */
export function signGlyph(spread: Spread | null, mixed: boolean): string {
  if (spread === null) return '';
  if (mixed) return '±';
  return spread.mean > ZERO ? '+' : spread.mean < -ZERO ? '−' : '';
}

function signInk(spread: Spread | null, theme: GraphTheme): string {
  if (spread === null || Math.abs(spread.mean) <= ZERO) return theme.inkSoft;
  return spread.mean > 0 ? theme.positiveInk : theme.negativeInk;
}

function edgeWishes(bundle: SceneBundle, context: Context): Wish[] {
  const { emphasis, theme, geometry, measure } = context;
  const { key, critical, bottleneck, spread, mixed, selfLoop, traversals, disputed } = bundle;
  const size = theme.edgeLabelSize;
  const colour = signInk(spread, theme);
  const opened = emphasis.open.includes(key);
  const counted = selfLoop && traversals > 1;
  // Most edges have nothing to say: finding where they run is what costs time.
  if (!counted && (opened || (critical === null && !bottleneck && !mixed && !disputed))) return [];
  const wishes: Wish[] = [];
  const dim = isDim(emphasis, key);
  const wish = (id: string, run: Run, centres: readonly Point[], priority: number, factor = 1) => {
    const lines = [[run]];
    const own = { id, size: size * factor, lines, dim, centres, priority };
    wishes.push({ ...own, ...sized(lines, own.size, measure) });
  };
  const middle = geometry.along(key, 0.5);
  if (middle === null) return [];
  const loop = selfLoop ? loopBox(bundle, geometry) : null;
  if (critical !== null && !opened && (selfLoop || screenLength(key, geometry) >= SHORTEST_LABELLED)) {
    const glyph = signGlyph(spread, mixed) || (critical === 'progress' ? '+' : '−');
    const text = `${disputed ? '≠ ' : ''}${bottleneck ? '◆ ' : ''}${glyph} ${shortAction(bundle.actions[0].action)}`;
    const { width, height } = sized([[{ text, colour, bold: true }]], size, measure);
    const strength = Math.abs(bundle.actions[0].edgeAdvantage ?? 0);
    // The strongest go before the titles, the rest after.
    const priority = (strength >= 2 ? 1e4 : 0) + strength;
    const centres = loop === null ? atLine(key, geometry, width, height) : aroundLoop(loop, width, height);
    wish(`label ${key}`, { text, colour, bold: true }, centres, priority);
  } else if (disputed && !opened) {
    wish(`label ${key}`, { text: '≠', colour, bold: true }, [middle], 1e3 + 1, 1.3);
  } else if (bottleneck && !opened) {
    wish(`label ${key}`, { text: '◆', colour: theme.inkSoft, bold: false }, [middle], 1e3, 0.75);
  } else if (mixed && !opened) {
    wish(`label ${key}`, { text: '±', colour: theme.inkSoft, bold: true }, [middle], 1);
  }
  if (loop !== null && counted) {
    const run = { text: graphText.times(traversals), colour: theme.inkSoft, bold: false };
    const { width, height } = sized([[run]], size, measure);
    // On the loop itself, unless that is to be seen whole.
    wish(`count ${key}`, run, critical === null ? [middle] : aroundLoop(loop, width, height), 0);
  }
  return wishes;
}

/** What the far end of a loop takes up. */
function loopBox({ key, source }: SceneBundle, geometry: Geometry): Box | null {
  const middle = geometry.along(key, 0.5);
  const node = geometry.node(source);
  return middle === null || node === null ? null : boxAround(middle, node.radius, node.radius);
}

/** Centres for a text at a loop, which opens to the upper left of its node: above it, or beside it. */
function aroundLoop({ left, top, right, bottom }: Box, width: number, height: number): Point[] {
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return [
    { x, y: top - height / 2 - 1 },
    { x: left - width / 2 - GAP, y },
    { x: right + width / 2 + GAP, y: y - height / 2 },
  ];
}

function screenLength(key: string, geometry: Geometry): number {
  const from = geometry.along(key, 0);
  const to = geometry.along(key, 1);
  return from === null || to === null ? 0 : Math.hypot(to.x - from.x, to.y - from.y);
}

/**
 * Centres for a text at a line, the best first: on the line itself where that leaves most of it in sight, so that nobody has
 * to ask whose label it is; else close above it or below, near the middle, then nearer to the ends.
 */
function atLine(key: string, geometry: Geometry, width: number, height: number): Point[] {
  const from = geometry.along(key, 0);
  const to = geometry.along(key, 1);
  const on: Point[] = [];
  const beside: Point[] = [];
  for (const t of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const point = geometry.along(key, t);
    const before = geometry.along(key, t - 0.05);
    const after = geometry.along(key, t + 0.05);
    if (from === null || to === null || point === null || before === null || after === null) continue;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    // The normal that points up, and the distance at which the box just leaves the line.
    const tangent = { x: (after.x - before.x) / length, y: (after.y - before.y) / length };
    const up = tangent.x >= 0 ? 1 : -1;
    const normal = { x: up * tangent.y, y: -up * tangent.x };
    const distance = (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2 + GAP;
    beside.push({ x: point.x + normal.x * distance, y: point.y + normal.y * distance });
    beside.push({ x: point.x - normal.x * distance, y: point.y - normal.y * distance });
    const covered = Math.min(width / Math.abs(tangent.x), height / Math.abs(tangent.y));
    if (covered < MOST_COVERED * Math.hypot(to.x - from.x, to.y - from.y)) on.push(point);
  }
  return [...on, ...beside];
}

/** An opened bundle: its actions one below the other, each with its mean, range and count. */
function openCaption(
  bundle: SceneBundle,
  { theme, geometry, measure }: Context,
  nodes: ReadonlyMap<string, Box>,
  panels: readonly Box[],
): Caption | null {
  if (geometry.along(bundle.key, 0.5) === null) return null;
  const size = theme.edgeLabelSize;
  const lines = bundle.actions.slice(0, MOST_ACTIONS).map((action) => actionLine(action, bundle.ghost, theme));
  const hidden = bundle.actions.length - lines.length;
  if (hidden > 0) lines.push([{ text: graphText.moreActions(hidden), colour: theme.inkSoft, bold: false }]);
  const text = sized(lines, size, measure);
  const frame = { width: text.width + 2 * FRAME_PADDING, height: text.height + 2 * FRAME_PADDING - 2 };
  const isEnd = (key: string): boolean => key === bundle.source || key === bundle.target;
  const boxes = (end: boolean) => [...nodes].flatMap(([key, box]) => (isEnd(key) === end ? [box] : []));
  const line = ALONG.flatMap((t) => geometry.along(bundle.key, t) ?? []);
  const centre = placeAtLine(line, frame, { ends: boxes(true), others: boxes(false), panels }, geometry.bounds);
  return { id: `open ${bundle.key}`, ...centre, size, lines, frame, dim: false };
}

function actionLine(
  { spread, action, traversals, bottleneck }: BundleAction,
  ghost: boolean,
  theme: GraphTheme,
): Run[] {
  const runs: Run[] = [];
  if (spread !== null && !ghost) {
    runs.push({ text: `${signed(spread.mean)}  `, colour: signInk(spread, theme), bold: true });
  }
  const mark = bottleneck && !ghost ? '◆ ' : '';
  runs.push({ text: mark + shortenMiddle(action.replaceAll(/\s+/gu, ' '), 48), colour: theme.ink, bold: false });
  runs.push({ text: `  ${graphText.times(traversals)}`, colour: theme.inkSoft, bold: false });
  if (spread !== null && !ghost && spread.max - spread.min > 0.005) {
    const range = `  ${signed(spread.min)} … ${signed(spread.max)}`;
    runs.push({ text: range, colour: theme.inkSoft, bold: false });
  }
  return runs;
}
