import { describe, expect, it } from 'vitest';
import { initialLogProbs, priorLogits, priorLogProbs } from '../../src/policy/prior.ts';

describe('prior', () => {
  const decision = {
    task: 'heat some Apple and put it in desk',
    actions: ['go to fridge 1', 'heat apple 1 with microwave 1', 'put apple 1 in desk 1', 'look'],
  };

  it('counts the words of an action that occur in the task, verb included, at most 2', () => {
    // 'go to fridge 1': none. 'heat apple …': heat, apple = 2. 'put apple … in desk': put, apple, in, desk = 4, cut to 2.
    expect(priorLogits(decision, 'task-words')).toEqual(Float32Array.of(0, 2, 2, 0));
    expect(priorLogits(decision, 'none')).toBeNull();
  });

  it('does not count numbers', () => {
    expect(priorLogits({ task: 'put 1 pen in desk', actions: ['go 1', 'go desk 1'] }, 'task-words')).toEqual(
      Float32Array.of(0, 1),
    );
  });

  it('starts at the softmax of its logits', () => {
    // Weights e⁰, e², e², e⁰ over their sum 2 + 2e².
    const z = Math.log(2 + 2 * Math.exp(2));
    const logProbs = [...initialLogProbs(decision, 'task-words')];
    for (const [k, expected] of [-z, 2 - z, 2 - z, -z].entries()) expect(logProbs[k]).toBeCloseTo(expected, 6);
  });

  it('divides logits by the temperature', () => {
    // At temperature 0.5 the logits 0 and 2 become 0 and 4.
    const z = Math.log(1 + Math.exp(4));
    const [low, high] = priorLogProbs(Float32Array.of(0, 2), 2, 0.5);
    expect(low).toBeCloseTo(-z, 6);
    expect(high).toBeCloseTo(4 - z, 6);
  });

  it('is uniform without logits', () => {
    expect([...priorLogProbs(null, 4)]).toEqual(Array.from({ length: 4 }, () => Math.fround(-Math.log(4))));
  });
});
