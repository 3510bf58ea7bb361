import { describe, expect, it } from 'vitest';
import { levelsOf, move, positionsOf } from '../../../src/views/trajectories/rows.ts';
import { paths } from '../../credit/samples.ts';

// Trajectories of 3, 1 and 2 steps: rows 0 1 2, 3, 4 5.
const rollouts = paths(['a -x-> b -y-> c -z-> success', 'a -q-> failure', 'a -x-> b -y-> success']);

describe('rows of chips', () => {
  it('colour each step by its own number', () => {
    // Full strength 4: 4 → 4, −1 → −1, 2.5 → 3.
    const values = Float64Array.of(4, -1, 2.5, 0, -4, 9);
    expect(levelsOf(rollouts, 0, values, 4)).toEqual([4, -1, 3]);
    expect(levelsOf(rollouts, 2, values, 4)).toEqual([-4, 4]);
    expect(levelsOf(rollouts, 1, null, 4)).toEqual([0]);
  });

  it('say which positions some steps are', () => {
    expect([...positionsOf(rollouts, Int32Array.of(0, 4, 5))]).toEqual([
      [0, [0]],
      [2, [0, 1]],
    ]);
  });
});

describe('arrow keys', () => {
  const from = (trajectory: number, step: number, key: string) => {
    const to = move(rollouts, { trajectory, step }, key);
    return to === null ? null : [to.trajectory, to.step];
  };

  it('move along a rollout and stop at its ends', () => {
    expect(from(0, 1, 'ArrowRight')).toEqual([0, 2]);
    expect(from(0, 2, 'ArrowRight')).toEqual([0, 2]);
    expect(from(0, 0, 'ArrowLeft')).toEqual([0, 0]);
    expect(from(0, 1, 'Home')).toEqual([0, 0]);
    expect(from(2, 0, 'End')).toEqual([2, 1]);
  });

  it('move between rollouts, to the last step of a shorter one', () => {
    expect(from(0, 2, 'ArrowDown')).toEqual([1, 0]);
    expect(from(2, 1, 'ArrowDown')).toEqual([2, 1]);
    expect(from(0, 1, 'ArrowUp')).toEqual([0, 1]);
  });

  it('are the only keys that move', () => {
    expect(from(0, 0, 's')).toBeNull();
  });
});
