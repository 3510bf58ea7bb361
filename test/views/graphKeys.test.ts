import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { bundleKey } from '../../src/credit/keys.ts';
import type { Selection } from '../../src/store/view.ts';
import { reachedBy, type Walkable, waysOn } from '../../src/views/graphKeys.ts';
import { indexElements, locate } from '../../src/views/locate.ts';
import { anyRollouts, paths } from '../credit/samples.ts';

// Rows: 0 hall-go→kitchen, 1 kitchen-take→success; 2 hall-run→cellar, 3 cellar-wait→failure;
// 4 hall-look→hall, 5 hall-go→kitchen, 6 kitchen-take→success.
const rollouts = paths([
  'hall -go-> kitchen -take-> success',
  'hall -run-> cellar -wait-> failure',
  'hall -look-> hall -go-> kitchen -take-> success',
]);
const graph = buildStateGraph(rollouts);
const index = indexElements(rollouts, graph);
// |mean|: run 3, take 2, go 1, wait 0.5; look 9, but it is a loop.
const perStep = Float64Array.of(1, 2, -3, 0.5, 9, 1, 2);
const picture: Walkable = { shown: { rollouts, graph }, index, merged: true, perStep };
const key = (row: number) => index.nodeKeys[graph.stepNode[row]];
const node = (row: number): Selection => ({ kind: 'node', node: key(row) });
const edge = (row: number): Selection => ({ kind: 'edge', edge: index.edgeKeys[graph.stepEdge[row]] });
const step = (trajectory: number, at: number | null): Selection => ({ kind: 'trajectory', trajectory, step: at });
const press = (name: string, from: Selection | null, trail: readonly string[] = [], of = picture) =>
  reachedBy(name, from, trail, of);
const HALL = 0;
const KITCHEN = 1;
const RUN = 2;
const CELLAR = 3;

describe('keys in the graph', () => {
  it('begin where the rollouts begin, and come back there with Home', () => {
    expect(press('ArrowRight', null)?.selection).toEqual(node(HALL));
    expect(press('Home', edge(CELLAR))?.selection).toEqual(node(HALL));
  });

  it('follow the strongest way on, and the same way back', () => {
    const on = press('ArrowRight', node(HALL));
    expect(on).toEqual({ selection: node(CELLAR), trail: [key(HALL)] });
    expect(press('ArrowLeft', node(CELLAR), on?.trail)).toEqual({ selection: node(HALL), trail: [] });
  });

  it('reach the other ways of a state that was not come to by keys', () => {
    // Cellar is entered from the hall alone, whose ways on are cellar and kitchen.
    expect(press('ArrowDown', node(CELLAR))?.selection).toEqual(node(KITCHEN));
    // Nothing leads into the hall but its own loop: it has no siblings.
    expect(press('ArrowDown', node(HALL))?.selection).toEqual(node(HALL));
  });

  it('go from a state to its strongest transition with Enter, and from there to where it leads', () => {
    expect(press('Enter', node(HALL))?.selection).toEqual(edge(RUN));
    expect(press('Enter', edge(RUN))?.selection).toEqual(node(CELLAR));
    const both: Selection = { kind: 'bundle', bundle: bundleKey(key(HALL), key(KITCHEN)) };
    expect(press('Enter', both)?.selection).toEqual(node(KITCHEN));
    // The kitchen's end leads nowhere.
    const success: Selection = { kind: 'node', node: index.nodeKeys[graph.stepNextNode[1]] };
    expect(press('Enter', success)?.selection).toEqual(success);
  });

  it('go along a rollout step by step, to its neighbours, and to the transition of a step', () => {
    expect(press('ArrowRight', step(2, null))?.selection).toEqual(step(2, 0));
    expect(press('ArrowRight', step(0, 1))?.selection).toEqual(step(0, 1));
    // The first rollout has two steps: the third of the last one has no place there.
    expect(press('ArrowUp', step(1, 1))?.selection).toEqual(step(0, 1));
    expect(press('ArrowDown', step(2, 2))?.selection).toEqual(step(2, 2));
    expect(press('Enter', step(1, 0))?.selection).toEqual(edge(RUN));
    expect(press('Enter', step(1, null))).toBeNull();
  });

  it('leave everything else to the page, and all but rollouts while nothing is merged', () => {
    expect(press('t', node(HALL))).toBeNull();
    expect(press(' ', null)).toBeNull();
    const apart = { ...picture, merged: false };
    expect(press('ArrowRight', null, [], apart)).toBeNull();
    expect(press('ArrowRight', step(0, 0), [], apart)?.selection).toEqual(step(0, 1));
  });

  it('select what is there, wherever they are pressed', () => {
    fc.assert(
      fc.property(
        anyRollouts,
        fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter', 'Home'), {
          maxLength: 12,
        }),
        (any, names) => {
          const drawn = buildStateGraph(any);
          const known = indexElements(any, drawn);
          const of: Walkable = { shown: { rollouts: any, graph: drawn }, index: known, merged: true, perStep: null };
          let at: Selection | null = null;
          let trail: readonly string[] = [];
          for (const name of names) {
            const to = reachedBy(name, at, trail, of);
            if (to === null) return;
            ({ selection: at, trail } = to);
            expect(locate(to.selection, any, known)).not.toBeNull();
          }
        },
      ),
    );
  });

  it('counts the transitions that leave a state, its own loop among them', () => {
    expect(waysOn(graph, graph.stepNode[HALL])).toBe(3);
    expect(waysOn(graph, graph.stepNode[KITCHEN])).toBe(1);
  });
});
