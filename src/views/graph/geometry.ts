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
  return {
    bounds,
    node(key) {
      const element = drawing.get(key);
      if (element?.kind !== 'node') return null;
      return { ...onScreen(element), radius: (zoom * (element.look.size + element.look.outlineWidth)) / 2 };
    },
    along(key, t) {
      if (drawing.get(key)?.kind !== 'edge') return null;
      const edge = cy.getElementById(key);
      const point = edge.length === 0 ? null : pointOn(edge, t);
      return point === null || !Number.isFinite(point.x) || !Number.isFinite(point.y) ? null : onScreen(point);
    },
  };
}

/** A point of an edge's line in the drawing's units; null where it has not been routed. */
function pointOn(edge: EdgeSingular, t: number): Point | null {
  const from: Point | undefined = edge.sourceEndpoint();
  const to: Point | undefined = edge.targetEndpoint();
  if (from === undefined || to === undefined) return null;
  const controls: readonly Point[] | undefined = edge.controlPoints();
  // A loop: its middle is all that captions need.
  if (controls !== undefined && controls.length > 1) return edge.midpoint();
  const s = 1 - t;
  const control = controls?.[0];
  if (control === undefined) return { x: s * from.x + t * to.x, y: s * from.y + t * to.y };
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
