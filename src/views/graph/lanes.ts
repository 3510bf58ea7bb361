/** Rollouts before they are merged: one lane a trajectory, a dot a step; and how the dots melt into the graph's nodes. Pure. */
import type { StateGraph } from '../../credit/graph.ts';
import { nodeKey } from '../../credit/keys.ts';
import { type Rollouts, trajectoryLength } from '../../credit/rollouts.ts';
import type { Box } from './labels.ts';
import type { Point } from './slots.ts';

/** A place on screen with the radius of what stands there, CSS pixels. */
export interface Spot extends Point {
  readonly radius: number;
}

export interface Lane {
  /** Number of the trajectory. */
  readonly trajectory: number;
  /** One dot a step, in the order they were taken, and last the mark of the outcome: T_i + 1 points on one height. */
  readonly points: readonly Spot[];
  readonly success: boolean;
  /** Where its number ends, to the left of the first dot; null where there is no room for the numbers of all lanes. */
  readonly label: Point | null;
}

/** All lanes, in CSS pixels of the canvas. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Distance between two dots of a lane, and between two lanes; > 0. */
  readonly step: number;
  readonly height: number;
  /** Radius of a dot, and of the mark at the end. */
  readonly radius: number;
  readonly mark: number;
}

/** Everything below is in pixels, at scale 1. */
const LABEL_WIDTH = 26;
const LABEL_HEIGHT = 15;
const WIDEST_STEP = 64;
const HIGHEST_LANE = 52;
const LARGEST_DOT = 8;
const LARGEST_MARK = 12;

/**
 * Lays rollouts out within a box: equal distances, centred, no wider than is easy to follow.
 * @param scale of the theme (themes.ts `laneScale`); > 0
 */
export function layLanes(rollouts: Rollouts, box: Box, scale = 1): Lanes {
  const count = rollouts.trajectories.length;
  const lengths = Array.from({ length: count }, (_, trajectory) => trajectoryLength(rollouts, trajectory));
  const longest = Math.max(1, ...lengths);
  const labels = LABEL_WIDTH * scale;
  const width = Math.max(1, box.right - box.left - labels);
  const room = Math.max(1, box.bottom - box.top);
  const step = Math.min(WIDEST_STEP * scale, width / longest);
  const height = Math.min(HIGHEST_LANE * scale, room / Math.max(1, count));
  const radius = Math.min(LARGEST_DOT * scale, 0.3 * height, 0.34 * step);
  const mark = Math.min(LARGEST_MARK * scale, 0.42 * height, step - 1.15 * radius);
  const first = box.left + labels + (width - longest * step) / 2;
  const top = box.top + (room - count * height) / 2;
  // Of crowded lanes only every second, fifth … has its number, so that none lies over another.
  const every = niceInterval((LABEL_HEIGHT * scale) / height);
  const lanes = lengths.map((length, trajectory): Lane => {
    const y = top + (trajectory + 0.5) * height;
    const points = Array.from({ length: length + 1 }, (_, k) => ({
      x: first + k * step,
      y,
      radius: k < length ? radius : mark,
    }));
    const labelled = trajectory === 0 || (trajectory + 1) % every === 0;
    // The first number gives way to the next where the two would touch.
    const crowded = trajectory === 0 && every === 2;
    return {
      trajectory,
      points,
      success: rollouts.success[trajectory] === 1,
      label: labelled && !crowded ? { x: first - radius - labels / 3, y } : null,
    };
  });
  return { lanes, step, height, radius, mark };
}

/** The least of 1, 2, 5, 10, 20, 50 … that is at least `least`. */
function niceInterval(least: number): number {
  let decade = 1;
  for (;;) {
    const found = [1, 2, 5].find((factor) => factor * decade >= least);
    if (found !== undefined) return found * decade;
    decade *= 10;
  }
}

/** Keys of the nodes that each trajectory's steps become when they are merged, and of the terminal that it ends in: T_i + 1 a lane. */
export function laneNodes(rollouts: Rollouts, graph: StateGraph): readonly (readonly string[])[] {
  const { trajectoryStart, trajectorySteps } = rollouts;
  return rollouts.trajectories.map((_, trajectory) => {
    const rows = trajectorySteps.subarray(trajectoryStart[trajectory], trajectoryStart[trajectory + 1]);
    const nodes = Array.from(rows, (row) => graph.stepNode[row]);
    if (rows.length > 0) nodes.push(graph.stepNextNode[rows[rows.length - 1]]);
    return nodes.map((node) => nodeKey(rollouts, graph, node));
  });
}

/** A column of numbers, one a step, in the order of the lanes' dots: T_i numbers a lane. */
export function alongLanes(
  { trajectories, trajectoryStart, trajectorySteps }: Rollouts,
  perStep: Float64Array,
): readonly (readonly number[])[] {
  return trajectories.map((_, trajectory) => {
    const rows = trajectorySteps.subarray(trajectoryStart[trajectory], trajectoryStart[trajectory + 1]);
    return Array.from(rows, (row) => perStep[row]);
  });
}

/**
 * The lanes' points on their way into the graph: in their lanes at t = 0, at their nodes, and as large, at t = 1.
 * Straight and even in t, so that it can be driven either way; `ease` shapes an animation.
 * @param nodes where the node of each point stands, lane by lane (`laneNodes`); a point whose node is not drawn keeps its place
 * @param t 0 … 1
 */
export function meltAt(
  { lanes }: Lanes,
  nodes: readonly (readonly (Spot | null)[])[],
  t: number,
): readonly (readonly Spot[])[] {
  return lanes.map(({ points }, lane) =>
    points.map((from, k) => {
      const to = nodes[lane]?.[k] ?? from;
      return {
        x: between(from.x, to.x, t),
        y: between(from.y, to.y, t),
        radius: between(from.radius, to.radius, t),
      };
    }),
  );
}

/** From `a` at t = 0 to `b` at t = 1, both exactly. */
export function between(a: number, b: number, t: number): number {
  return (1 - t) * a + t * b;
}

/** Slow at both ends: 0 … 1 onto 0 … 1, symmetrical about ½; what is beyond counts as the end. */
export function ease(t: number): number {
  const s = Math.min(1, Math.max(0, t));
  return s * s * (3 - 2 * s);
}

/** Share of the melting after which the graph begins to appear. */
const APPEARS = 0.6;

/** How much of the graph is to be seen while the lanes melt, 0 … 1; the lanes fade as it appears. */
export function graphShare(t: number): number {
  return Math.min(1, Math.max(0, (t - APPEARS) / (1 - APPEARS)));
}

/** The trajectory, and the step where it is one, that a point of the canvas belongs to; null between and beyond the lanes. */
export function laneAt(
  { lanes, step, height, mark }: Lanes,
  { x, y }: Point,
): { readonly trajectory: number; readonly step: number | null } | null {
  const lane = lanes.find(({ points }) => Math.abs(y - points[0].y) <= height / 2);
  if (lane === undefined) return null;
  const { points, trajectory } = lane;
  const last = points.length - 1;
  if (x < (lane.label ?? points[0]).x - LABEL_WIDTH || x > points[last].x + mark) return null;
  const at = Math.round((x - points[0].x) / step);
  return { trajectory, step: at >= 0 && at < last ? at : null };
}
