/** What clicks and keys on the map mean: which selection comes next, where the arrow keys lead, what a selection lights up. Pure. */
import type { Selection } from '../../store/view.ts';
import type { GridLayout } from '../../worlds/world.ts';
import type { GridModel, MapTransition, Place } from './cells.ts';

/** The one after `current` in a list, round and round; the first where it is not in it. Undefined for an empty list. */
function nextOf<T>(list: readonly T[], current: T | null): T | undefined {
  return list[(current === null ? 0 : list.indexOf(current) + 1) % list.length];
}

/** What of the map a selection names, or an event met. */
export type OnMap =
  | { readonly kind: 'cell'; readonly place: Place }
  | { readonly kind: 'transition'; readonly map: number; readonly transition: MapTransition };

/** Where something is on the maps, by names that outlive an iteration. */
export interface Spot extends Place {
  /** Key of the transition in or from the cell; null for the cell itself. */
  readonly transition: string | null;
}

/** What a selection names; null where it is not on the map. */
export function onMap(selection: Selection | null, { places, transitions }: GridModel): OnMap | null {
  switch (selection?.kind) {
    case 'node': {
      const place = places.get(selection.node);
      return place === undefined ? null : { kind: 'cell', place };
    }
    case 'edge':
    case 'bundle': {
      const found = transitions.get(selection.kind === 'edge' ? selection.edge : selection.bundle);
      return found === undefined ? null : { kind: 'transition', ...found };
    }
    default:
      return null;
  }
}

/** What is at a spot in this iteration; null where a transition is not in it. */
export function elementOn({ maps }: GridModel, spot: Spot | null): OnMap | null {
  if (spot === null) return null;
  const { map, cell, transition: key } = spot;
  if (key === null) return { kind: 'cell', place: { map, cell } };
  const transition = maps[map].transitions.find((one) => one.key === key);
  return transition === undefined ? null : { kind: 'transition', map, transition };
}

/** Where an element is; a transition is where it starts. */
export function spotOf(element: OnMap): Spot {
  if (element.kind === 'cell') return { ...element.place, transition: null };
  return { map: element.map, cell: element.transition.from, transition: element.transition.key };
}

/**
 * What picking an element selects: the state of a cell, the edge of a transition; where several share it, the one after
 * the selected one. Null for a cell in which nothing was observed.
 */
export function pickElement(element: OnMap, { maps }: GridModel, selection: Selection | null): Selection | null {
  if (element.kind === 'transition') {
    const keys = element.transition.edges.map(({ edgeKey }) => edgeKey);
    const edge = nextOf(keys, selection?.kind === 'edge' ? selection.edge : null);
    return edge === undefined ? null : { kind: 'edge', edge };
  }
  const keys = maps[element.place.map].cells[element.place.cell].nodes.map(({ key }) => key);
  const node = nextOf(keys, selection?.kind === 'node' ? selection.node : null);
  return node === undefined ? null : { kind: 'node', node };
}

/** What resting on an element lights up in the other views: all edges of a transition that share their states, else what picking it selects. */
export function restOn(element: OnMap, model: GridModel): Selection | null {
  if (element.kind === 'cell' || element.transition.edges.length === 1) return pickElement(element, model, null);
  return { kind: 'bundle', bundle: element.transition.bundles[0] };
}

/** Rows and columns by which each arrow key moves. */
const MOVES: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
};

/** The cell that a key moves to, the same one at the edge of the grid; null where the key does not move. */
export function moveBy(
  key: string,
  cell: number,
  { width, height }: Pick<GridLayout, 'width' | 'height'>,
): number | null {
  const row = Math.floor(cell / width);
  if (key === 'Home') return row * width;
  if (key === 'End') return row * width + width - 1;
  const move = MOVES[key];
  if (move === undefined) return null;
  const nextRow = Math.max(0, Math.min(height - 1, row + move.rows));
  const nextColumn = Math.max(0, Math.min(width - 1, (cell % width) + move.columns));
  return nextRow * width + nextColumn;
}

/** The transition that Shift and an arrow key pick: to the neighbour on that side. */
export function transitionToward(
  key: string,
  cell: number,
  transitions: readonly MapTransition[],
  grid: Pick<GridLayout, 'width' | 'height'>,
): MapTransition | null {
  const to = key in MOVES ? moveBy(key, cell, grid) : null;
  if (to === null || to === cell) return null;
  return transitions.find((one) => one.kind === 'move' && one.from === cell && one.to?.cell === to) ?? null;
}

/** The transitions within a cell, in the order in which Shift and Enter go through them; `current` is the key of one. */
export function nextWithin(
  cell: number,
  transitions: readonly MapTransition[],
  current: string | null,
): MapTransition | null {
  const within = transitions.filter(({ kind, from }) => kind !== 'move' && from === cell);
  const ordered = ORDER.flatMap((kind) => within.filter((one) => one.kind === kind));
  const key = nextOf(
    ordered.map((one) => one.key),
    current,
  );
  return ordered.find((one) => one.key === key) ?? null;
}

const ORDER = ['success', 'phase', 'failure', 'stay'] as const;

/** A trajectory's way over one map: stretches of cells without a break, and the steps that its picked step stands on. */
export interface PathOnMap {
  readonly stretches: readonly (readonly number[])[];
  /** Cell in which the picked step is taken; null where it is on another map, or none is picked. */
  readonly at: number | null;
}

/**
 * @param stops where each step of the trajectory is taken (cells.ts `trajectoryPlaces`)
 * @param step the picked step, 0-based
 */
export function pathOnMap(stops: readonly (Place | null)[], map: number, step: number | null): PathOnMap {
  const stretches: number[][] = [];
  let unbroken = false;
  for (const stop of stops) {
    if (stop?.map !== map) {
      unbroken = false;
      continue;
    }
    if (!unbroken) stretches.push([]);
    unbroken = true;
    const stretch = stretches[stretches.length - 1];
    if (stretch[stretch.length - 1] !== stop.cell) stretch.push(stop.cell);
  }
  const at = step === null ? null : stops[Math.min(step, stops.length - 1)];
  return { stretches, at: at?.map === map ? at.cell : null };
}
