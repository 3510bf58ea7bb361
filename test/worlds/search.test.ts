/** Search, on a world small enough to count by hand. */
import { describe, expect, it } from 'vitest';
import { explore, shortestSolution, TO_FAILURE, TO_SUCCESS } from '../../src/worlds/search.ts';
import type { WorldState } from '../../src/worlds/world.ts';

/** A corridor 0 … 3: `left` stops at 0; `right` from 3 succeeds; `jump` fails, except from 1, where it leads to 3. */
function corridor(position: number): WorldState {
  return {
    key: String(position),
    observation: 'corridor',
    actions: ['left', 'right', 'jump'],
    step(index) {
      if (index === 0) return { state: corridor(Math.max(0, position - 1)), valid: true, outcome: 'running' };
      if (index === 2 && position !== 1) return { state: this, valid: true, outcome: 'failure' };
      const next = index === 2 ? 3 : position + 1;
      return { state: corridor(next), valid: true, outcome: next > 3 ? 'success' : 'running' };
    },
  };
}

describe('explore', () => {
  it('lists states breadth-first with all their transitions', () => {
    const exploration = explore(corridor(0));
    // From 0: left stays, right to 1, jump fails. From 1: 0, 2, 3. From 2 (index 2): 1, 3, fail. From 3: 2, success, fail.
    expect(exploration?.states.map(({ key }) => key)).toEqual(['0', '1', '2', '3']);
    expect(exploration?.transitionStart).toEqual([0, 3, 6, 9, 12]);
    expect(exploration?.next).toEqual([0, 1, TO_FAILURE, 0, 2, 3, 1, 3, TO_FAILURE, 2, TO_SUCCESS, TO_FAILURE]);
  });

  it('gives up beyond the limit, and only beyond', () => {
    expect(explore(corridor(0), 3)).toBeNull();
    expect(explore(corridor(0), 4)?.states.length).toBe(4);
  });
});

describe('shortestSolution', () => {
  it('takes the short cut: right, jump, right', () => {
    expect(shortestSolution(corridor(0), 10)).toEqual([1, 2, 1]);
    expect(shortestSolution(corridor(0), 3)).toEqual([1, 2, 1]);
  });

  it('finds none within too few steps', () => {
    expect(shortestSolution(corridor(0), 2)).toBeNull();
  });
});
