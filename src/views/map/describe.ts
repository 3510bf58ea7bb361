/** Cells and transitions of the map in words, part by part: for the line below the map and for screen readers. Pure. */

import { estimators } from '../../credit/estimators/registry.ts';
import { said } from '../../text/language.ts';
import { mapText } from '../../text/map.ts';
import { tracesText } from '../../text/traces.ts';
import { truthText } from '../../text/truth.ts';
import type { Colouring } from '../colouring.ts';
import { decimal, signed } from '../format.ts';
import { termSubscript } from '../symbols.tsx';
import type { GridModel, MapCell, MapTransition } from './cells.ts';
import { type OnMap, spotOf } from './picking.ts';

/** "A_EC" for a term of G2PO, else the estimator's label. Plain text: `WithSymbols` sets the subscript. */
export function colouringWord({ term, estimator, other }: Colouring): string {
  if (other !== null) return other === 'truth' ? truthText.advantageWord : tracesText.colouring.names[other];
  return term === null
    ? (estimators.find(({ id }) => id === estimator)?.label ?? estimator)
    : `A_${termSubscript[term]}`;
}

/** "row 2, column 3", "key", "value 4.31", "12 visits" … */
export function cellParts({ row, column, wall, landmarks, nodes, visits, value }: MapCell): string[] {
  const parts = [mapText.place(row, column), ...landmarks.map(({ label }) => said(label))];
  if (wall) return [...parts, mapText.wall];
  if (nodes.length === 0) return [...parts, mapText.unvisited];
  if (value !== null) parts.push(mapText.value(decimal(value)));
  parts.push(mapText.visits(visits));
  if (nodes.length > 1) parts.push(mapText.states(nodes.length));
  return parts;
}

/** "go east", "to row 2, column 4", "A_EC +2.13", "4 steps", "progress" … */
export function transitionParts(transition: MapTransition, model: GridModel, colouring: string): string[] {
  const { edges, traversals, spread, critical, bottleneck } = transition;
  const parts = [mapText.actions(edges.map(({ action }) => action)), leadsTo(transition, model)];
  if (spread !== null) {
    parts.push(mapText.coloured(colouring, signed(spread.mean)));
    if (signed(spread.min) !== signed(spread.max)) parts.push(mapText.range(signed(spread.min), signed(spread.max)));
  }
  parts.push(mapText.steps(traversals));
  if (critical !== null) parts.push(mapText.critical[critical]);
  if (bottleneck) parts.push(mapText.bottleneck);
  return parts;
}

/** Either of them; a transition with the place that it starts in. */
export function elementParts(element: OnMap, model: GridModel, colouring: string): string[] {
  const { map, cell } = spotOf(element);
  const here = model.maps[map].cells[cell];
  if (element.kind === 'cell') return cellParts(here);
  return [mapText.place(here.row, here.column), ...transitionParts(element.transition, model, colouring)];
}

function leadsTo({ kind, to }: MapTransition, { grid, maps }: GridModel): string {
  const { leads } = mapText;
  if (kind === 'success' || kind === 'failure' || to === null) return leads[kind === 'success' ? kind : 'failure'];
  if (kind === 'stay') return leads.stay;
  if (kind === 'phase') return leads.phase(said(maps[to.map].phase.label));
  return leads.move(Math.floor(to.cell / grid.width) + 1, (to.cell % grid.width) + 1);
}
