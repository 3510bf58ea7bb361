/** The map of a task agrees with what the agent meets in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keydoor } from '../../../src/worlds/keydoor.ts';
import { explore } from '../../../src/worlds/search.ts';
import type { WorldState } from '../../../src/worlds/world.ts';

const seeds = fc.nat({ max: 2 ** 32 - 1 });
const settings = fc.record({
  size: fc.constantFrom('small', 'medium', 'large'),
  inventory: fc.constantFrom('shown', 'hidden'),
});

const { of, cellOf, phaseOf } = keydoor.layout;

describe('the layout', () => {
  it('is pinned with the task of a seed', () => {
    // . . . . # .
    // # . . # k .
    // . . . s . .
    // . . . . . .
    // v . # . . .
    // . . . . . #
    expect(of(7, {})).toMatchObject({
      width: 6,
      height: 6,
      walls: [4, 6, 9, 26, 35],
      landmarks: [
        { id: 'start', label: 'start', cell: 15 },
        { id: 'key', label: 'key', cell: 10 },
        { id: 'vault', label: 'vault', cell: 24 },
      ],
    });
  });

  it('places every observation, and commands lead where the map says', () => {
    fc.assert(
      fc.property(seeds, settings, (seed, options) => {
        const layout = of(seed, options);
        const { width, height, walls } = layout;
        const cell = (state: WorldState): number => cellOf(state.observation, layout) ?? Number.NaN;
        const landmark = (name: string) => layout.landmarks.find(({ id }) => id === name)?.cell;
        const task = keydoor.task(seed, options);
        expect(cell(task.start)).toBe(landmark('start'));
        const states = explore(task.start)?.states ?? [];
        // Every cell that is no wall is a room that can be reached.
        expect(new Set(states.map(cell)).size).toBe(width * height - walls.length);
        for (const state of states) {
          const here = cell(state);
          const row = Math.floor(here / width);
          const next = new Map<string, number>();
          if (row > 0) next.set('go north', here - width);
          if (here % width < width - 1) next.set('go east', here + 1);
          if (row < height - 1) next.set('go south', here + width);
          if (here % width > 0) next.set('go west', here - 1);
          for (const [command, beyond] of next) {
            const index = state.actions.indexOf(command);
            expect(index >= 0).toBe(!walls.includes(beyond));
            if (index >= 0) expect(cell(state.step(index).state)).toBe(beyond);
          }
          expect(state.actions.filter((action) => action.startsWith('go ') && !next.has(action))).toEqual([]);
          if (state.actions.includes('take key')) expect(here).toBe(landmark('key'));
          if (state.actions.includes('open vault')) expect(here).toBe(landmark('vault'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has a phase for each half of the way, and one where observations do not tell them apart', () => {
    const ids = (inventory: string) => of(7, { inventory }).phases.map(({ id }) => id);
    expect(ids('shown')).toEqual(['without', 'with']);
    expect(ids('hidden')).toEqual(['untold']);
    fc.assert(
      fc.property(seeds, settings, (seed, options) => {
        const states = explore(keydoor.task(seed, options).start)?.states ?? [];
        for (const { key, observation } of states) {
          // A state's key ends in 1 where the key is carried, whatever the observation says.
          const half = key.endsWith('/1') ? 'with' : 'without';
          expect(phaseOf(observation)).toBe(options.inventory === 'hidden' ? 'untold' : half);
        }
        // What makes one map of the two: every cell is two states, and one observation where the key is not told.
        const perCell = options.inventory === 'hidden' ? 1 : 2;
        const { width, height, walls } = of(seed, options);
        expect(new Set(states.map(({ observation }) => observation)).size).toBe(
          perCell * (width * height - walls.length),
        );
      }),
      { numRuns: 60 },
    );
    expect(phaseOf('You are at desk 1. You carry the key.')).toBeNull();
  });

  it('is null for a text that it cannot place', () => {
    const layout = of(7, {});
    expect(cellOf('You are at desk 1.', layout)).toBeNull();
    expect(cellOf('Row 6, column 6. Exit north.', layout)).toBe(35);
    expect(cellOf('Row 7, column 1. Exit north.', layout)).toBeNull();
    expect(cellOf('Row 1, column 7. Exit north.', layout)).toBeNull();
    expect(cellOf('Row 0, column 1. Exit north.', layout)).toBeNull();
  });
});
