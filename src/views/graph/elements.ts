/** The scene as Cytoscape elements with coarse, final looks, and what of them changed since the last drawing. Pure. */
import { mix } from './colour.ts';
import type { GraphScene, SceneBundle, SceneNode } from './memory.ts';
import { ZERO } from './model.ts';
import type { Point } from './slots.ts';
import {
  ADVANTAGE_LEVELS,
  advantageLevel,
  edgeWidth,
  type GraphTheme,
  loopReach,
  nodeDiameter,
  valueLevel,
} from './themes.ts';

/** Data of a node, as the stylesheet maps it. */
export interface NodeLook {
  readonly fill: string;
  readonly ink: string;
  readonly outline: string;
  readonly outlineWidth: number;
  readonly outlineStyle: 'solid' | 'dashed';
  readonly shape: 'ellipse' | 'round-rectangle';
  readonly size: number;
  /** Inside the node: its value, or the mark of a terminal. */
  readonly label: string;
  /** Opacity of the ring that marks the start. */
  readonly ring: number;
  readonly depth: number;
}

export interface EdgeLook {
  readonly source: string;
  readonly target: string;
  readonly colour: string;
  readonly width: number;
  readonly arrow: number;
  readonly line: 'solid' | 'dashed';
  readonly curve: 'straight' | 'unbundled-bezier' | 'bezier';
  /** Sideways distance of the curve's control point; of a loop, how far it goes from the middle of its node, to the left and up. */
  readonly bend: number;
  readonly halo: string;
  readonly haloOpacity: number;
  /** From the back: ghosts, weak edges, strong ones, critical ones, nodes. */
  readonly depth: number;
}

export type Drawn =
  | { readonly kind: 'node'; readonly look: NodeLook; readonly x: number; readonly y: number }
  | { readonly kind: 'edge'; readonly look: EdgeLook };

export type Drawing = ReadonlyMap<string, Drawn>;

/** Where nodes are, by key: a placement (topology.ts), or a drawing made before. */
interface Places {
  readonly places: ReadonlyMap<string, Point>;
}

/** Elements of the scene by key. Bundles of ghosts are drawn only where both ends were seen lately, see `ghostEdgeAge`. */
export function draw(scene: GraphScene, placement: Places, theme: GraphTheme, scale: number): Drawing {
  const drawing = new Map<string, Drawn>();
  for (const node of scene.nodes.values()) {
    const place = placement.places.get(node.key);
    if (place === undefined) continue;
    drawing.set(node.key, {
      kind: 'node',
      look: nodeLook(node, scene, theme),
      x: place.x,
      y: place.y,
    });
  }
  for (const bundle of scene.bundles.values()) {
    const from = placement.places.get(bundle.source);
    const to = placement.places.get(bundle.target);
    if (from === undefined || to === undefined || !isDrawn(bundle, scene)) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    drawing.set(bundle.key, { kind: 'edge', look: edgeLook(bundle, theme, scale, length) });
  }
  return drawing;
}

const GHOST_WIDTH = 1.5;

/** Iterations for which the edges of ghosts stay in sight: less than the nodes, which would drown in them. */
export const GHOST_EDGE_ITERATIONS = 1;

function isDrawn({ ghost, lastSeen, selfLoop }: SceneBundle, { iteration }: GraphScene): boolean {
  return !ghost || (!selfLoop && Math.abs(iteration - lastSeen) <= GHOST_EDGE_ITERATIONS);
}

/** Share of its colour that a ghost keeps, by iterations since it was seen: coarse, so that little is redrawn. */
function ghostStrength(age: number): number {
  return age <= 2 ? 1 : age <= 5 ? 0.7 : 0.45;
}

function nodeLook(node: SceneNode, { ends, iteration }: GraphScene, theme: GraphTheme): NodeLook {
  const { kind, ghost, value, visits, lastSeen } = node;
  const terminal = kind === 'success' || kind === 'failure';
  const common = {
    shape: terminal ? 'round-rectangle' : 'ellipse',
    size: terminal ? Math.round(46 * theme.nodeScale) : nodeDiameter(visits, theme),
    ring: kind === 'start' ? 1 : 0,
    depth: 1000,
  } as const;
  // A terminal that nothing leads to is there all the same: it is what the episodes are about.
  if (ghost || (terminal && visits === 0)) {
    return {
      ...common,
      size: terminal ? common.size : Math.round(20 * theme.nodeScale),
      fill: theme.paper,
      ink: theme.ghost,
      outline: terminal ? theme.ghost : mix(theme.paper, theme.ghost, ghostStrength(Math.abs(iteration - lastSeen))),
      outlineWidth: 1.5 * theme.lineScale,
      outlineStyle: 'dashed',
      label: terminal ? MARKS[kind] : '',
      ring: 0,
      depth: terminal ? common.depth : 1,
    };
  }
  const solid = { outline: theme.outline, outlineWidth: 1.5 * theme.lineScale, outlineStyle: 'solid' } as const;
  if (terminal) {
    const success = kind === 'success';
    return {
      ...common,
      ...solid,
      fill: success ? theme.values[theme.values.length - 1] : theme.plain,
      ink: success ? theme.valueInks[theme.valueInks.length - 1] : theme.ink,
      outlineWidth: (success ? 1.5 : 2.5) * theme.lineScale,
      label: MARKS[kind],
    };
  }
  if (value === null) return { ...common, ...solid, fill: theme.plain, ink: theme.ink, label: '' };
  const level = valueLevel(value, ends);
  return { ...common, ...solid, fill: theme.values[level], ink: theme.valueInks[level], label: formatValue(value) };
}

const MARKS = { success: '✓', failure: '✕' } as const;

/** A value as it stands in a node: one decimal, fewer where they would not fit. */
export function formatValue(value: number): string {
  const decimals = Math.abs(value) < 99.95 ? 1 : 0;
  const text = value.toFixed(decimals);
  return /^-0(\.0)?$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

function edgeLook(bundle: SceneBundle, theme: GraphTheme, scale: number, length: number): EdgeLook {
  const { source, target, selfLoop, opposite, ghost, spread, critical, disputed } = bundle;
  const mean = ghost || spread === null ? 0 : spread.mean;
  const level = spread === null ? 0 : advantageLevel(mean, scale);
  const ramp = mean > ZERO ? theme.positive : theme.negative;
  const strong = critical === 'setback' ? theme.negative : theme.positive;
  return {
    source,
    target,
    colour: ghost ? theme.ghostEdge : level === 0 ? theme.neutral : ramp[level],
    width: ghost ? GHOST_WIDTH : Math.round(10 * edgeWidth(level, theme)) / 10,
    arrow: level === 0 ? 1.1 : Math.round(10 * (1.15 - (0.5 * level) / ADVANTAGE_LEVELS)) / 10,
    line: ghost || disputed === true ? 'dashed' : 'solid',
    curve: selfLoop ? 'bezier' : opposite ? 'unbundled-bezier' : 'straight',
    bend: selfLoop ? loopReach(theme) : opposite ? Math.round(Math.min(64, Math.max(22, 0.13 * length))) : 0,
    halo: strong[ADVANTAGE_LEVELS],
    haloOpacity: critical === null ? 0 : 0.18,
    depth: ghost ? 0 : 2 + level + (critical === null ? 0 : 10),
  };
}

/** A difference between two drawings. Order of work: removed, nodes added, edges added, changed. */
export interface Change {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Only the fields of the look that differ. */
  readonly changed: ReadonlyMap<string, Readonly<Record<string, string | number>>>;
  /** Nodes whose place differs (only Tidy does that). */
  readonly moved: readonly string[];
}

/** What has to be written to get from one drawing to the next. An edge whose ends changed is another edge. */
export function difference(previous: Drawing, next: Drawing): Change {
  const removed = [...previous.keys()].filter((key) => !next.has(key));
  const nodes: string[] = [];
  const edges: string[] = [];
  const moved: string[] = [];
  const changed = new Map<string, Readonly<Record<string, string | number>>>();
  for (const [key, element] of next) {
    const before = previous.get(key);
    if (before === undefined) {
      (element.kind === 'node' ? nodes : edges).push(key);
      continue;
    }
    if (before.kind === 'node' && element.kind === 'node' && (before.x !== element.x || before.y !== element.y)) {
      moved.push(key);
    }
    const old = new Map(Object.entries(before.look));
    const fields = Object.entries(element.look).filter(([field, value]) => old.get(field) !== value);
    if (fields.length > 0) changed.set(key, Object.fromEntries(fields));
  }
  return { removed, added: [...nodes, ...edges], changed, moved };
}
