import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goalOf, ordersTo, stagesDone } from '../../src/app/goal.ts';
import type { Order } from '../../src/training/protocol.ts';

const step: Order = { type: 'step' };
const iterate = (count: number): Order => ({ type: 'iterate', count });

describe('stagesDone', () => {
  it('counts five stages an iteration', () => {
    expect(stagesDone({ iteration: 0, stage: null })).toBe(0);
    expect(stagesDone({ iteration: 1, stage: 'rollout' })).toBe(1);
    // Two whole iterations and three stages of the third.
    expect(stagesDone({ iteration: 3, stage: 'value' })).toBe(13);
    expect(stagesDone({ iteration: 3, stage: 'update' })).toBe(15);
  });
});

describe('goalOf', () => {
  it('iterate finishes the iteration under way first, as one of its count', () => {
    expect(goalOf(iterate(2), 0, null)?.stages).toBe(10);
    // Iteration 2 is under way (6 … 9 stages): it and one more.
    expect(goalOf(iterate(2), 7, null)?.stages).toBe(15);
    expect(goalOf(iterate(1), 10, null)?.stages).toBe(15);
  });

  it('orders of a kind add up, another kind replaces, play and pause have no goal', () => {
    const two = goalOf(step, 4, goalOf(step, 3, null));
    expect(two).toEqual({ by: 'step', stages: 5 });
    expect(goalOf(iterate(1), 4, two)).toEqual({ by: 'iterate', stages: 5 });
    expect(goalOf({ type: 'pause' }, 4, two)).toBeNull();
    expect(goalOf({ type: 'play', delay: 0 }, 4, two)).toBeNull();
  });
});

describe('ordersTo', () => {
  it('lead from any checkpoint to the goal, and to nothing beyond it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.nat({ max: 99 }), fc.nat({ max: 20 }), (count, done, back) => {
        const goal = goalOf(count === 0 ? step : iterate(count), done, null);
        if (goal === null) throw new Error('a step leads somewhere');
        // Checkpoints are of whole iterations.
        const from = Math.max(0, Math.floor(done / 5) - back) * 5;
        const reached = ordersTo(goal, from).reduce((at, again) => goalOf(again, at, null)?.stages ?? at, from);
        expect(reached).toBe(goal.stages);
        expect(ordersTo(goal, goal.stages)).toEqual([]);
      }),
    );
  });
});
