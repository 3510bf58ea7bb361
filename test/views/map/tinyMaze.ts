/**
 * A maze of two rows and three columns for tests, with the fourth cell a wall:
 *   0 1 2
 *   3 # 5
 * An observation is the letter of its phase and the number of its cell.
 */
import { assessCriticality } from '../../../src/credit/criticality.ts';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import type { Rollouts } from '../../../src/credit/rollouts.ts';
import { computeValues } from '../../../src/credit/values.ts';
import { graphModel } from '../../../src/views/graph/model.ts';
import { indexElements } from '../../../src/views/locate.ts';
import { type GridModel, gridModel } from '../../../src/views/map/cells.ts';
import type { GridLayout, WorldLayout } from '../../../src/worlds/world.ts';
import { paths } from '../../credit/samples.ts';

export const grid: GridLayout = {
  width: 3,
  height: 2,
  walls: [4],
  landmarks: [
    { id: 'start', label: 'start', cell: 0 },
    { id: 'key', label: 'key', cell: 2 },
  ],
  phases: [
    { id: 'A', label: 'Before', help: 'First.' },
    { id: 'B', label: 'After', help: 'Then.' },
  ],
};

const place: Pick<WorldLayout, 'cellOf' | 'phaseOf'> = {
  cellOf: (text) => (/^[AB]\d$/.test(text) ? Number(text[1]) : null),
  phaseOf: (text) => (/^[AB]\d$/.test(text) ? text[0] : null),
};

/** The same maze where observations do not tell the phases apart: one map. */
export const untold = {
  grid: { ...grid, phases: [{ id: 'all', label: 'All', help: 'Both.' }] },
  place: { ...place, phaseOf: () => 'all' },
} as const;

/** One rollout there and to the end; another that turns back, looks, and runs into the step limit. */
export const twoRollouts = (): Rollouts =>
  paths([
    'A0 -east-> A1 -east-> A2 -take-> B2 -south-> B5 -open-> success',
    'A0 -east-> A1 -west-> A0 -look-> A0 -east-> failure',
  ]);

/** The colouring's number of each of their steps. */
export const perStep = Float64Array.of(1, 2, 3, 4, 5, -1, -2, 0, -4);

export interface Stage {
  readonly values: boolean;
  readonly credit: boolean;
}

/** The maps of rollouts, with γ = 0.5 and a reward of 10. */
export function mapsOf(
  rollouts: Rollouts,
  numbers: Float64Array | null,
  { values: valued, credit }: Stage = { values: true, credit: true },
  on: { readonly grid: GridLayout; readonly place: typeof place } = { grid, place },
): GridModel {
  const graph = buildStateGraph(rollouts);
  const values = computeValues(rollouts, graph, { gamma: 0.5, successReward: 10 });
  const model = graphModel({
    rollouts,
    graph,
    values: valued ? values : null,
    perStep: credit ? numbers : null,
    criticality: credit ? assessCriticality(rollouts, graph, values, 1.5) : null,
    successReward: 10,
    title: (observation) => observation,
  });
  const { nodeKeys } = indexElements(rollouts, graph);
  return gridModel({ rollouts, graph, model, nodeKeys, grid: on.grid, layout: on.place });
}
