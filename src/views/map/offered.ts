/** Where the map is on offer: in worlds that say where their rooms lie. */
import type { ViewState } from '../../store/view.ts';
import { findWorld, type WorldId } from '../../worlds/registry.ts';

/** Whether the tasks of a world lie on a grid. */
export function hasMap(world: WorldId): boolean {
  return findWorld(world).layout !== undefined;
}

/** What the middle of the page shows: the choice of the view, or the graph where a map is asked for that there is not. */
export function centreShown(centre: ViewState['centre'], world: WorldId): ViewState['centre'] {
  return centre === 'map' && !hasMap(world) ? 'graph' : centre;
}

/** What can be chosen among, in the order of the switch. */
export function centresOffered(world: WorldId): readonly ViewState['centre'][] {
  return hasMap(world) ? ['graph', 'map', 'table', 'compare', 'accuracy'] : ['graph', 'table', 'compare', 'accuracy'];
}
