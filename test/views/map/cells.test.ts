import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { bundleKey, SUCCESS_KEY } from '../../../src/credit/keys.ts';
import { RolloutsBuilder } from '../../../src/credit/rollouts.ts';
import { graphModel } from '../../../src/views/graph/model.ts';
import { indexElements } from '../../../src/views/locate.ts';
import { type GridModel, gridModel, trajectoryPlaces } from '../../../src/views/map/cells.ts';
import { keydoor } from '../../../src/worlds/keydoor.ts';
import { randomStream } from '../../../src/worlds/random.ts';
import { paths } from '../../credit/samples.ts';
import { randomEpisode } from '../../worlds/acting.ts';
import { mapsOf, perStep, twoRollouts, untold } from './tinyMaze.ts';

const state = (text: string) => `state\u0001${text}`;

/** Kind, cells and what is drawn of every transition of a map. */
const drawn = ({ maps }: GridModel, map: number) =>
  maps[map].transitions.map(({ kind, from, to, traversals, spread, mixed, critical }) => ({
    way: `${kind} ${from} ${to === null ? '-' : `${to.map}/${to.cell}`}`,
    traversals,
    mean: spread?.mean ?? null,
    mixed,
    critical,
  }));

describe('the cells', () => {
  it('hold the values and visits of the states that were observed there, phase by phase', () => {
    // Step values 10 · 0.5^(steps to go): 0.3125, 0.625, 1.25, 2.5, 5 along the success, 0 along the failure. A0 is
    // visited once by the first rollout and three times by the second: 0.3125 / 4. A1 once by each: 0.625 / 2.
    const { maps } = mapsOf(twoRollouts(), perStep);
    const told = (map: number) =>
      maps[map].cells.filter(({ nodes }) => nodes.length > 0).map(({ cell, value, visits }) => [cell, value, visits]);
    expect(told(0)).toEqual([
      [0, 0.078125, 4],
      [1, 0.3125, 2],
      [2, 1.25, 1],
    ]);
    expect(told(1)).toEqual([
      [2, 2.5, 1],
      [5, 5, 1],
    ]);
  });

  it('are all there in each phase, with their rows, columns, walls and landmarks', () => {
    const { maps } = mapsOf(twoRollouts(), perStep);
    for (const { cells } of maps) {
      expect(cells.map(({ row, column }) => `${row},${column}`)).toEqual(['1,1', '1,2', '1,3', '2,1', '2,2', '2,3']);
      expect(cells.filter(({ wall }) => wall).map(({ cell }) => cell)).toEqual([4]);
      expect(cells.flatMap(({ cell, landmarks }) => landmarks.map(({ id }) => `${id} ${cell}`))).toEqual([
        'start 0',
        'key 2',
      ]);
    }
    // Where nobody was: no states, no value, not a value of 0.
    expect(maps[1].cells[0]).toMatchObject({ nodes: [], visits: 0, value: null });
  });

  it('count the rollouts that acted in a phase', () => {
    expect(mapsOf(twoRollouts(), perStep).maps.map(({ rollouts }) => rollouts)).toEqual([2, 1]);
  });

  it('average over all steps where several states share one, the most visited first', () => {
    // T = 4: step values 0.625, 1.25, 2.5 in A0 and 5 in B0; over the four steps of the cell 9.375 / 4.
    const rollouts = paths(['A0 -x-> A0 -x-> A0 -y-> B0 -z-> success']);
    const model = mapsOf(rollouts, Float64Array.of(1, 2, 6, 9), undefined, untold);
    const [cell] = model.maps[0].cells;
    expect(cell.value).toBeCloseTo(2.34375, 12);
    expect(cell.visits).toBe(4);
    expect(cell.nodes.map(({ text }) => text)).toEqual(['A0', 'B0']);
    // Neither the two steps from A0 to itself nor the one on to B0 leaves the cell: one transition, (1 + 2 + 6) / 3.
    expect(drawn(model, 0)).toEqual([
      { way: 'stay 0 0/0', traversals: 3, mean: 3, mixed: false, critical: null },
      expect.objectContaining({ way: 'success 0 -', mean: 9 }),
    ]);
    expect(model.maps[0].transitions[0].edges.map(({ action }) => action)).toEqual(['x', 'y']);
  });
});

describe('the transitions', () => {
  it('lead from cell to cell with the mean of the colouring, into the next phase, and out of the task', () => {
    // δ of the last step of the success is 10 − 5; over the nine steps δ has mean 1.09375 and sample variance 2.887, so
    // A_EC is 3.90625 / 1.699 = 2.30 there; the next is 1.40625 / 1.699 = 0.83, below the threshold of 1.5.
    const model = mapsOf(twoRollouts(), perStep);
    const plain = { mixed: false, critical: null };
    expect(drawn(model, 0)).toEqual([
      // Both rollouts begin so: 1 and −1.
      { way: 'move 0 0/1', traversals: 2, mean: 0, mixed: true, critical: null },
      { way: 'move 1 0/2', traversals: 1, mean: 2, ...plain },
      { way: 'phase 2 1/2', traversals: 1, mean: 3, ...plain },
      { way: 'move 1 0/0', traversals: 1, mean: -2, ...plain },
      { way: 'stay 0 0/0', traversals: 1, mean: 0, ...plain },
      { way: 'failure 0 -', traversals: 1, mean: -4, ...plain },
    ]);
    expect(drawn(model, 1)).toEqual([
      { way: 'move 2 1/5', traversals: 1, mean: 4, ...plain },
      { way: 'success 5 -', traversals: 1, mean: 5, mixed: false, critical: 'progress' },
    ]);
  });

  it('show only what the stage has come to', () => {
    const merged = mapsOf(twoRollouts(), perStep, { values: false, credit: false });
    expect(merged.maps[0].cells[0]).toMatchObject({ visits: 4, value: null });
    expect(drawn(merged, 1)[1]).toEqual({
      way: 'success 5 -',
      traversals: 1,
      mean: null,
      mixed: false,
      critical: null,
    });
    const valued = mapsOf(twoRollouts(), perStep, { values: true, credit: false });
    expect(valued.maps[1].cells[5].value).toBe(5);
    expect(drawn(valued, 1)[1]).toMatchObject({ mean: null, critical: null });
  });

  it('are found by the key of each edge and of each bundle; states by theirs', () => {
    const { transitions, places } = mapsOf(twoRollouts(), perStep);
    const bundle = bundleKey(state('B5'), SUCCESS_KEY);
    for (const key of [bundle, `${bundle}\u0001open`]) {
      expect(transitions.get(key)).toMatchObject({ map: 1, transition: { kind: 'success', from: 5 } });
    }
    expect(places.get(state('B5'))).toEqual({ map: 1, cell: 5 });
    expect(places.has(SUCCESS_KEY)).toBe(false);
  });

  it('leave out what has no place on the grid', () => {
    const { maps, places } = mapsOf(paths(['A0 -x-> elsewhere -y-> A1 -z-> success']), Float64Array.of(1, 2, 3));
    expect([...places.keys()]).toEqual([state('A0'), state('A1')]);
    expect(maps[0].transitions.map(({ key }) => key)).toEqual(['success 1']);
  });

  it('account for every step of keydoor, and lead to neighbours only', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom('shown', 'hidden'), (seed, inventory) => {
        const task = keydoor.task(seed, { inventory });
        const builder = new RolloutsBuilder();
        for (let i = 0; i < 4; i++) {
          const states: string[] = [];
          const { success, visited } = randomEpisode(task, randomStream(seed, 'map', i));
          for (const { observation } of visited) states.push(observation);
          builder.appendTrajectory({
            task: 't',
            trajectory: `${i}`,
            steps: states.map((observation) => ({ observation, action: 'go', valid: true })),
            episodeReward: success ? 10 : 0,
            success,
          });
        }
        const rollouts = builder.build();
        const graph = buildStateGraph(rollouts);
        const grid = keydoor.layout.of(seed, { inventory });
        const model = graphModel({
          rollouts,
          graph,
          values: null,
          perStep: null,
          criticality: null,
          successReward: 10,
          title: keydoor.title,
        });
        const { nodeKeys } = indexElements(rollouts, graph);
        const { maps } = gridModel({ rollouts, graph, model, nodeKeys, grid, layout: keydoor.layout });
        const transitions = maps.flatMap((map) => map.transitions);
        const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);
        expect(total(transitions.map(({ traversals }) => traversals))).toBe(rollouts.stepCount);
        expect(total(maps.flatMap(({ cells }) => cells.map(({ visits }) => visits)))).toBe(rollouts.stepCount);
        for (const { kind, from, to } of transitions) {
          if (kind !== 'move' || to === null) continue;
          const rows = Math.abs(Math.floor(from / grid.width) - Math.floor(to.cell / grid.width));
          expect(rows + Math.abs((from % grid.width) - (to.cell % grid.width))).toBe(1);
          expect(grid.walls).not.toContain(to.cell);
        }
        // Only taking the key leads on, and where it is not told nothing does.
        const key = grid.landmarks.find(({ id }) => id === 'key')?.cell;
        for (const { kind, from } of transitions)
          if (kind === 'phase') expect([inventory, from]).toEqual(['shown', key]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a trajectory', () => {
  it('stands on the cells of its steps', () => {
    const rollouts = twoRollouts();
    const graph = buildStateGraph(rollouts);
    const { nodeKeys } = indexElements(rollouts, graph);
    const model = mapsOf(rollouts, perStep);
    const stops = (i: number) =>
      trajectoryPlaces(model, rollouts, graph, nodeKeys, i).map((stop) => `${stop?.map}/${stop?.cell}`);
    expect(stops(0)).toEqual(['0/0', '0/1', '0/2', '1/2', '1/5']);
    expect(stops(1)).toEqual(['0/0', '0/1', '0/0', '0/0']);
  });
});
