/**
 * Placement. A node gets its place when it is first seen and keeps it: column = fewest steps from the start, height = nearest
 * free slot to the mean of its placed neighbours, ties by text. Pure and deterministic. DESIGN.md "Placement".
 *
 * Success and failure stand in a gutter at the right. They persist too, so the gutter never moves: the first placement leaves
 * a spare column before it, and states still farther from the start share the last column. Tidy makes room anew.
 */
import type { GraphScene } from './memory.ts';
import { Occupancy, placeOf, type Slot } from './slots.ts';
import { tidy, USUAL_ASPECT } from './tidy.ts';
import { compareTexts } from './titles.ts';
import { meanHeight, neighboursOf, type Placement, stepsFromStart } from './topology.ts';

/**
 * Places of all nodes of the scene: those of `previous` exactly as they are, new ones added.
 * Without `previous` it is a tidy placement of the whole scene. The result does not depend on the order of the scene's maps.
 * @param aspect shape of the canvas, for a first placement only: later ones keep theirs
 */
export function place(scene: GraphScene, previous: Placement | null, aspect = USUAL_ASPECT): Placement {
  if (previous === null) return tidy(scene, aspect);
  const fresh = [...scene.nodes.values()].filter(({ key }) => !previous.places.has(key));
  if (fresh.length === 0) return previous;

  const places = new Map(previous.places);
  const occupancy = new Occupancy();
  for (const slot of places.values()) occupancy.take(slot);
  const steps = stepsFromStart(scene);
  const neighbours = neighboursOf(scene);
  const lastColumn = previous.columns.length - 2;
  const columnOf = (key: string) => Math.min(steps.get(key) ?? lastColumn, lastColumn);

  const byColumn: string[][] = Array.from({ length: lastColumn + 1 }, () => []);
  for (const { key } of fresh) byColumn[columnOf(key)].push(key);
  byColumn.forEach((keys, column) => {
    const group = keys.map((key) => ({
      key,
      height: meanHeight((neighbours.get(key) ?? []).map((other) => places.get(other))),
    }));
    group.sort((a, b) => a.height - b.height || compareTexts(a.key, b.key));
    for (const { key, height } of group) {
      const slot: Slot = occupancy.nearest(
        previous.columns[column],
        previous.columns[column + 1] - 1,
        height,
        previous.rows,
      );
      occupancy.take(slot);
      places.set(key, placeOf(slot, previous.columnWidth, previous.stretch));
    }
  });
  return { ...previous, places };
}
