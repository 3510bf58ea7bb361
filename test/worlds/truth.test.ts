/** Exact values on worlds small enough to solve by hand. */
import { describe, expect, it } from 'vitest';
import { decisionProcess, stepTruth } from '../../src/worlds/truth.ts';
import type { Task, WorldState } from '../../src/worlds/world.ts';

/**
 * A corridor of cells 0 … 2: `left` stops at 0, `right` from 2 succeeds, `fall` fails.
 * `text` is what the agent sees of a cell.
 */
function corridor(maxSteps: number, text: (cell: number) => string = (cell) => `cell ${cell}`): Task {
  const at = (cell: number): WorldState => ({
    key: String(cell),
    observation: text(cell),
    actions: ['left', 'right', 'fall'],
    step(index) {
      if (index === 2) return { state: this, valid: true, outcome: 'failure' };
      const next = index === 0 ? Math.max(0, cell - 1) : cell + 1;
      return { state: at(Math.min(2, next)), valid: true, outcome: next > 2 ? 'success' : 'running' };
    },
  });
  return { text: 'go', family: 'go', maxSteps, start: at(0) };
}

const settings = { gamma: 0.5, successReward: 8 };

describe('the truth', () => {
  it('is the expected discounted return within the steps that are left', () => {
    const task = corridor(4);
    const process = decisionProcess(task, 0);
    if (process === null) throw new Error('too large');
    // π: left ¼, right ½, fall ¼ everywhere. γ = ½, R = 8, so success is worth γR = 4 at the step before it.
    // V(c, h) by hand: V(2, 1) = ½·4 = 2; V(1, 1) = V(0, 1) = 0.
    // h = 2: V(2) = ½·4 + ¼·½·V(1,1) = 2; V(1) = ½·½·V(2,1) + ¼·½·V(0,1) = 0.5; V(0) = 0.
    // h = 3: V(2) = 2 + ¼·½·0.5 = 2.0625; V(1) = ½·½·2 + ¼·½·0 = 0.5; V(0) = ½·½·0.5 + ¼·½·0 = 0.125.
    // h = 4: V(0) = ½·½·V(1,3) + ¼·½·V(0,3) = 0.125 + 0.015625 = 0.140625.
    const { value, advantage } = stepTruth(
      process,
      process.inputs.map(() => [0.25, 0.5, 0.25]),
      [
        [1, 1, 1],
        [0, 1, 2],
      ],
      { ...settings, maxSteps: 4 },
    );
    expect([...value]).toEqual([0.140625, 0.5, 2, 0.140625, 0.125, 0.5]);
    // A = Q − V: right from 0: γ·V(1,3) = 0.25; right from 1: γ·V(2,2) = 1; right from 2: γR = 4;
    // left from 0: γ·V(0,3) = 0.0625; right from 0 at h = 3: γ·V(1,2) = 0.25; fall: 0.
    expect([...advantage]).toEqual([0.25 - 0.140625, 0.5, 2, 0.0625 - 0.140625, 0.125, -0.5]);
  });

  it('tells states apart that look alike: the policy acts alike in them, their values differ', () => {
    const task = corridor(3, (cell) => (cell === 0 ? 'start' : 'corridor'));
    const process = decisionProcess(task, 0);
    expect(process?.inputs.map(({ observation }) => observation)).toEqual(['start', 'corridor']);
    expect(process?.count).toBe(3);
  });

  it('follows what a policy with a memory does: the steps that it remembers are part of the situation', () => {
    const task = corridor(3);
    const process = decisionProcess(task, 1);
    if (process === null) throw new Error('too large');
    // Goes right at first and after a right, falls after a left: right from 0, 1 and 2 succeeds at the third step for sure.
    const probabilities = process.inputs.map(({ history }) => (history[0]?.action === 'left' ? [0, 0, 1] : [0, 1, 0]));
    const { value, advantage } = stepTruth(
      process,
      probabilities,
      [
        [1, 0],
        [1, 1, 1],
      ],
      { ...settings, maxSteps: 3 },
    );
    // γ³R = 1, γ²R = 2, γR = 4. Left from 1 leaves a policy that falls: Q = 0, A = −2.
    expect([...value]).toEqual([1, 2, 1, 2, 4]);
    expect([...advantage]).toEqual([0, -2, 0, 0, 0]);
  });

  it('remembers two steps, the latest first', () => {
    const process = decisionProcess(corridor(9), 2);
    const histories = process?.inputs.map(({ history }) => history.map(({ action }) => action).join(' '));
    expect(histories?.[0]).toBe('');
    expect(new Set(histories)).toEqual(
      new Set(['', 'left', 'right', 'left left', 'left right', 'right left', 'right right']),
    );
    // Every cell reads differently here, so every situation is an input of its own.
    expect(process?.inputs.length).toBe(process?.count);
  });

  it('is not worked out beyond the limit', () => {
    expect(decisionProcess(corridor(4), 0, 2)).toBeNull();
    expect(decisionProcess(corridor(4), 0, 3)?.count).toBe(3);
  });

  it('refuses trajectories and tables that do not fit', () => {
    const process = decisionProcess(corridor(4), 0);
    if (process === null) throw new Error('too large');
    const even = process.inputs.map(() => [1 / 3, 1 / 3, 1 / 3]);
    expect(() => stepTruth(process, even, [[3]], { ...settings, maxSteps: 4 })).toThrow(
      'action 3 is not on offer at step 1',
    );
    expect(() => stepTruth(process, even, [[2, 0]], { ...settings, maxSteps: 4 })).toThrow(/at step 2/);
    expect(() => stepTruth(process, even, [[0, 0]], { ...settings, maxSteps: 1 })).toThrow(
      /2 steps where 1 are the limit/,
    );
    expect(() => stepTruth(process, [[1]], [[0]], { ...settings, maxSteps: 4 })).toThrow(/needs 3 probabilities/);
  });
});
