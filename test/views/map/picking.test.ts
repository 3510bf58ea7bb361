import { describe, expect, it } from 'vitest';
import { bundleKey, FAILURE_KEY } from '../../../src/credit/keys.ts';
import type { Selection } from '../../../src/store/view.ts';
import {
  elementOn,
  moveBy,
  nextWithin,
  onMap,
  pathOnMap,
  pickElement,
  restOn,
  spotOf,
  transitionToward,
} from '../../../src/views/map/picking.ts';
import { paths } from '../../credit/samples.ts';
import { grid, mapsOf, perStep, twoRollouts, untold } from './tinyMaze.ts';

const model = mapsOf(twoRollouts(), perStep);
const node = (text: string): Selection => ({ kind: 'node', node: `state\u0001${text}` });
const bundle = bundleKey('state\u0001A1', 'state\u0001A0');
const edge: Selection = { kind: 'edge', edge: `${bundle}\u0001west` };
const at = (map: number, cell: number, transition: string | null = null) => elementOn(model, { map, cell, transition });

/** The element, or a failed test. */
function found<T>(element: T | null): T {
  if (element === null) throw new Error('nothing is there');
  return element;
}

describe('picking', () => {
  it('selects the state of a cell and the edge of a transition', () => {
    expect(pickElement(found(at(1, 5)), model, null)).toEqual(node('B5'));
    expect(pickElement(found(at(0, 1, 'move 1 0 0')), model, null)).toEqual(edge);
  });

  it('selects nothing where nobody was, and finds no transition that this iteration does not have', () => {
    expect(pickElement(found(at(1, 0)), model, null)).toBeNull();
    expect(at(0, 1, 'move 1 0 4')).toBeNull();
  });

  it('goes round the states and the edges that share a place', () => {
    // Two states in the cell, and three edges that stay in it: x twice, y and z once each.
    const shared = mapsOf(
      paths(['A0 -x-> A0 -x-> A0 -y-> B0 -z-> A0 -w-> success']),
      Float64Array.of(1, 1, 1, 1, 1),
      undefined,
      untold,
    );
    const round = (transition: string | null) => {
      const element = found(elementOn(shared, { map: 0, cell: 0, transition }));
      const seen: string[] = [];
      let selection: Selection | null = null;
      for (let k = 0; k < 4; k++) {
        selection = pickElement(element, shared, selection);
        if (selection?.kind === 'node') seen.push(selection.node);
        if (selection?.kind === 'edge') seen.push(selection.edge.split('\u0001').at(-1) ?? '');
      }
      return seen;
    };
    expect(round(null)).toEqual(['A0', 'B0', 'A0', 'B0'].map((text) => `state\u0001${text}`));
    expect(round('stay 0 0 0')).toEqual(['x', 'y', 'z', 'x']);
  });

  it('lights up all edges of a transition, and what picking would select of a cell', () => {
    expect(restOn(found(at(0, 1)), model)).toEqual(node('A1'));
    expect(restOn(found(at(0, 1, 'move 1 0 0')), model)).toEqual(edge);
    const both = mapsOf(paths(['A0 -x-> A1 -z-> A0 -y-> A1 -z-> success']), Float64Array.of(1, 1, 1, 1));
    const element = found(elementOn(both, { map: 0, cell: 0, transition: 'move 0 0 1' }));
    expect(restOn(element, both)).toEqual({ kind: 'bundle', bundle: bundleKey('state\u0001A0', 'state\u0001A1') });
  });
});

describe('a selection on the map', () => {
  it('is the cell of a state and the transition of an edge or bundle', () => {
    expect(spotOf(found(onMap(node('B5'), model)))).toEqual({ map: 1, cell: 5, transition: null });
    const spot = { map: 0, cell: 1, transition: 'move 1 0 0' };
    expect(spotOf(found(onMap(edge, model)))).toEqual(spot);
    expect(spotOf(found(onMap({ kind: 'bundle', bundle }, model)))).toEqual(spot);
  });

  it('is nowhere for outcomes, trajectories and states of another iteration', () => {
    expect(onMap({ kind: 'node', node: FAILURE_KEY }, model)).toBeNull();
    expect(onMap({ kind: 'trajectory', trajectory: 0, step: null }, model)).toBeNull();
    expect(onMap(node('A5'), model)).toBeNull();
    expect(onMap(null, model)).toBeNull();
  });
});

describe('keys', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 0, 3],
    ['ArrowLeft', 4, 3],
    ['ArrowUp', 5, 2],
    // At the edge they stay: a row does not run on into the next.
    ['ArrowRight', 2, 2],
    ['ArrowLeft', 3, 3],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 4, 4],
    ['Home', 5, 3],
    ['End', 0, 2],
    ['x', 0, null],
  ])('%s from cell %d leads to %s', (key, from, to) => {
    expect(moveBy(key, from, grid)).toBe(to);
  });

  it('with Shift an arrow picks the transition to that side, where there is one', () => {
    const { transitions } = model.maps[0];
    expect(transitionToward('ArrowRight', 1, transitions, grid)?.key).toBe('move 1 0 2');
    expect(transitionToward('ArrowLeft', 1, transitions, grid)?.key).toBe('move 1 0 0');
    expect(transitionToward('ArrowDown', 1, transitions, grid)).toBeNull();
    // At the edge of the grid: staying is not a transition to that side.
    expect(transitionToward('ArrowUp', 0, transitions, grid)).toBeNull();
  });

  it('with Shift Enter goes round what is done within the cell', () => {
    const { transitions } = model.maps[0];
    expect(nextWithin(0, transitions, null)?.kind).toBe('failure');
    expect(nextWithin(0, transitions, 'failure 0')?.kind).toBe('stay');
    expect(nextWithin(0, transitions, 'stay 0 0 0')?.kind).toBe('failure');
    expect(nextWithin(1, transitions, null)).toBeNull();
  });
});

describe('the path of a trajectory', () => {
  const stop = (map: number, cell: number) => ({ map, cell });

  it('is drawn where it runs on each map, standing still left out', () => {
    const stops = [stop(0, 0), stop(0, 1), stop(0, 1), stop(0, 2), stop(1, 2), stop(1, 5)];
    expect(pathOnMap(stops, 0, null)).toEqual({ stretches: [[0, 1, 2]], at: null });
    expect(pathOnMap(stops, 1, null).stretches).toEqual([[2, 5]]);
  });

  it('breaks where it leaves the map or has no place', () => {
    const stops = [stop(0, 0), stop(1, 0), stop(0, 1), null, stop(0, 2)];
    expect(pathOnMap(stops, 0, null).stretches).toEqual([[0], [1], [2]]);
  });

  it('marks the cell of the picked step, on its own map only', () => {
    const stops = [stop(0, 0), stop(1, 2)];
    expect(pathOnMap(stops, 0, 1).at).toBeNull();
    expect(pathOnMap(stops, 1, 1).at).toBe(2);
    // A step beyond the end of this iteration's trajectory is its last.
    expect(pathOnMap(stops, 1, 9).at).toBe(2);
  });
});
