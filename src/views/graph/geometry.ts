/** Where Cytoscape has drawn things on screen, for captions and the overlay. */
import type { Core, EdgeSingular } from 'cytoscape';
import type { View } from './camera.ts';
import type { Geometry } from './captions.ts';
import type { Drawing } from './elements.ts';
import { type Box, boxAround } from './labels.ts';
import { between } from './lanes.ts';
import type { Point } from './slots.ts';

/** Screen geometry at a camera, the present one by default; read it after a drawing, when edges have been routed. */
export function screenGeometry(
  cy: Core,
  drawing: Drawing,
  bounds: Box,
  { zoom, pan }: View = { zoom: cy.zoom(), pan: cy.pan() },
): Geometry {
  const onScreen = ({ x, y }: Point): Point => ({ x: x * zoom + pan.x, y: y * zoom + pan.y });
  // A caption asks for some twenty points of its edge; Cytoscape is asked once.
  const routes = new Map<string, Route | null>();
  const routed = (key: string): Route | null => {
    const known = routes.get(key);
    if (known !== undefined) return known;
    const route = drawing.get(key)?.kind === 'edge' ? routeOf(cy, key) : null;
    routes.set(key, route);
    return route;
  };
  return {
    bounds,
    node(key) {
      const element = drawing.get(key);
      if (element?.kind !== 'node') return null;
      return { ...onScreen(element), radius: (zoom * (element.look.size + element.look.outlineWidth)) / 2 };
    },
    along(key, t) {
      const route = routed(key);
      const point = route === null ? null : pointOn(route, t);
      return point === null || !Number.isFinite(point.x) || !Number.isFinite(point.y) ? null : onScreen(point);
    },
  };
}

/** How an edge's line runs, in the drawing's units: straight without control points, bent over one, a loop over two. */
export interface Route {
  readonly from: Point;
  readonly to: Point;
  readonly controls: readonly Point[];
}

/** The line of an edge, in the drawing's units; null where it is not there, or has not been routed. */
export function routeOf(cy: Core, key: string): Route | null {
  const edge = cy.getElementById(key);
  return edge.length === 0 ? null : routeOn(edge);
}

function routeOn(edge: EdgeSingular): Route | null {
  const from: Point | undefined = edge.sourceEndpoint();
  const to: Point | undefined = edge.targetEndpoint();
  if (from === undefined || to === undefined) return null;
  const controls: readonly Point[] | undefined = edge.controlPoints();
  return { from, to, controls: controls ?? [] };
}

/**
 * The point of a route at t, 0 … 1. Over several control points the line is, as Cytoscape draws it, one quadratic curve for
 * each, and the curves meet half way between two control points.
 */
export function pointOn({ from, to, controls }: Route, t: number): Point {
  const [first] = controls;
  if (first === undefined) return lerp(from, to, t);
  const piece = Math.min(controls.length - 1, Math.floor(t * controls.length));
  const s = t * controls.length - piece;
  const control = controls[piece];
  const start = piece === 0 ? from : lerp(controls[piece - 1], control, 0.5);
  const end = piece === controls.length - 1 ? to : lerp(control, controls[piece + 1], 0.5);
  return lerp(lerp(start, control, s), lerp(control, end, s), s);
}

function lerp(a: Point, b: Point, t: number): Point {
  return { x: between(a.x, b.x, t), y: between(a.y, b.y, t) };
}

/** Box, in the drawing's units, around what the camera should show: every node that is not a ghost, and the loops. */
export function contentBox(drawing: Drawing, isGhost: (key: string) => boolean): Box | null {
  const boxes: Box[] = [];
  for (const [key, element] of drawing) {
    if (element.kind === 'node' && !isGhost(key)) boxes.push(boxAround(element, element.look.size, element.look.size));
    if (element.kind === 'edge' && element.look.source === element.look.target) {
      const node = drawing.get(element.look.source);
      const reach = element.look.bend + element.look.width / 2;
      if (node?.kind === 'node')
        boxes.push({ left: node.x - reach, top: node.y - reach, right: node.x, bottom: node.y });
    }
  }
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}
