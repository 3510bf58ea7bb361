/** The element that the graph is drawn in: what it tells of the drawing, for tests and other tools, and how much of it is seen. */
import type { Core } from 'cytoscape';
import type { View } from './camera.ts';

/** What was written last: its iteration, how much there is, and the farthest that a node which persists was to move. */
export function tellScene({ dataset }: HTMLElement, cy: Core, iteration: number, displacement: number): void {
  dataset.iteration = String(iteration);
  dataset.nodes = String(cy.nodes().length);
  dataset.edges = String(cy.edges().length);
  dataset.displacement = String(displacement);
}

/** Where the camera of the last drawing stands: zoom, and the position of the drawing's origin. */
export function tellCamera({ dataset }: HTMLElement, { zoom, pan }: View): void {
  dataset.camera = [zoom, pan.x, pan.y].map((number) => number.toFixed(2)).join(' ');
}

/** Shows so much of the graph, 0 … 1. What is not to be seen keeps its place, and the pointer does not move it. */
export function reveal({ style }: HTMLElement, cy: Core, share: number): void {
  style.setProperty('--graph-shown', String(share));
  const whole = share === 1;
  cy.userPanningEnabled(whole);
  cy.userZoomingEnabled(whole);
}

/** Milliseconds since the frame that is being made began. */
export function intoFrame({ ownerDocument }: HTMLElement): number {
  // The timeline stands still at the start of the frame.
  const start = ownerDocument.timeline.currentTime;
  return typeof start === 'number' ? Math.max(0, performance.now() - start) : 0;
}
