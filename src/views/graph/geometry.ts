/** Where Cytoscape has drawn things on screen, for captions. */
import type { Core, EdgeSingular } from 'cytoscape';
import type { Geometry } from './captions.ts';
import type { Drawing } from './elements.ts';
import { type Box, boxAround } from './labels.ts';
import type { Point } from './slots.ts';

/** Screen geometry at the present camera; read it after a drawing, when edges have been routed. */
export function screenGeometry(cy: Core, drawing: Drawing, bounds: Box): Geometry {
  const zoom = cy.zoom();
  const pan = cy.pan();
  const onScreen = ({ x, y }: Point): Point => ({ x: x * zoom + pan.x, y: y * zoom + pan.y });
  // A caption asks for some twenty points of its edge; Cytoscape is asked once.
  const routes = new Map<string, Route | null>();
  const routeOf = (key: string): Route | null => {
    const known = routes.get(key);
    if (known !== undefined) return known;
    const edge = drawing.get(key)?.kind === 'edge' ? cy.getElementById(key) : null;
    const route = edge === null || edge.length === 0 ? null : routeOn(edge);
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
      const route = routeOf(key);
      const point = route === null ? null : pointOn(route, t);
      return point === null || !Number.isFinite(point.x) || !Number.isFinite(point.y) ? null : onScreen(point);
    },
  };
}

/** How an edge's line runs, in the drawing's units: straight, bent over one control point, or a loop. */
interface Route {
  readonly from: Point;
  readonly to: Point;
  readonly control: Point | null;
  /** Middle of a loop: all that captions need of it. */
  readonly loop: Point | null;
}

/** The line of an edge; null where it has not been routed. */
function routeOn(edge: EdgeSingular): Route | null {
  const from: Point | undefined = edge.sourceEndpoint();
  const to: Point | undefined = edge.targetEndpoint();
  if (from === undefined || to === undefined) return null;
  const controls: readonly Point[] | undefined = edge.controlPoints();
  if (controls !== undefined && controls.length > 1) return { from, to, control: null, loop: edge.midpoint() };
  return { from, to, control: controls?.[0] ?? null, loop: null };
}

function pointOn({ from, to, control, loop }: Route, t: number): Point {
  if (loop !== null) return loop;
  const s = 1 - t;
  if (control === null) return { x: s * from.x + t * to.x, y: s * from.y + t * to.y };
  return {
    x: s * s * from.x + 2 * s * t * control.x + t * t * to.x,
    y: s * s * from.y + 2 * s * t * control.y + t * t * to.y,
  };
}

/** Box, in the drawing's units, around what the camera should show: everything that is not a ghost. */
export function contentBox(drawing: Drawing, isGhost: (key: string) => boolean): Box | null {
  const boxes: Box[] = [];
  for (const [key, element] of drawing) {
    if (element.kind === 'node' && !isGhost(key)) boxes.push(boxAround(element, element.look.size, element.look.size));
  }
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}
