/** Writes a change of the drawing, and classes, into Cytoscape. Works headless too. */
import type { Core, ElementDefinition } from 'cytoscape';
import type { Change, Drawing } from './elements.ts';
import type { Emphasis } from './emphasis.ts';
import type { ElementClass } from './stylesheet.ts';

/**
 * Writes what changed, in one batch. Elements are looked up by id, never by selector: ids are foreign texts.
 * @param next the drawing that the change leads to
 * @param mayMove whether places may change (Tidy); otherwise a difference in place is not written
 * @returns the farthest that an element which stays was to move, in the drawing's units
 */
export function applyChange(cy: Core, change: Change, next: Drawing, mayMove: boolean): number {
  let displacement = 0;
  cy.batch(() => {
    for (const id of change.removed) cy.getElementById(id).remove();
    const added: ElementDefinition[] = [];
    for (const id of change.added) {
      const element = next.get(id);
      if (element?.kind === 'node') {
        added.push({ group: 'nodes', data: { id, ...element.look }, position: { x: element.x, y: element.y } });
      } else if (element?.kind === 'edge') {
        added.push({ group: 'edges', data: { id, ...element.look } });
      }
    }
    if (added.length > 0) cy.add(added);
    for (const [id, fields] of change.changed) cy.getElementById(id).data(fields);
    for (const id of change.moved) {
      const element = next.get(id);
      if (element?.kind !== 'node') continue;
      const node = cy.getElementById(id);
      const { x, y } = node.position();
      if (mayMove) node.position({ x: element.x, y: element.y });
      else displacement = Math.max(displacement, Math.hypot(x - element.x, y - element.y));
    }
  });
  return displacement;
}

/** Classes by element key; what has none is absent. */
export type Classes = ReadonlyMap<string, readonly ElementClass[]>;

export function classesOf(drawing: Drawing, { lit, selected, path }: Emphasis): Classes {
  const classes = new Map<string, readonly ElementClass[]>();
  for (const key of drawing.keys()) {
    const own: ElementClass[] = [];
    if (lit !== null && !lit.has(key)) own.push('dim');
    if (key === selected) own.push('selected');
    if (path.has(key)) own.push('path');
    if (own.length > 0) classes.set(key, own);
  }
  return classes;
}

/** Writes the classes of elements whose classes changed. */
export function writeClasses(cy: Core, previous: Classes, next: Classes): void {
  const same = (key: string) => (previous.get(key) ?? []).join() === (next.get(key) ?? []).join();
  const differing = [...new Set([...previous.keys(), ...next.keys()])].filter((key) => !same(key));
  if (differing.length === 0) return;
  cy.batch(() => {
    for (const key of differing) cy.getElementById(key).classes([...(next.get(key) ?? [])]);
  });
}
