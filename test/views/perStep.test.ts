import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectorText } from '../../src/text/inspector.ts';
import { truthText } from '../../src/text/truth.ts';
import type { RolloutRecord } from '../../src/training/protocol.ts';
import { colourings } from '../../src/views/colouring.ts';
import { findColouring, fullStrength, LEVELS, levelOf, perStepOf } from '../../src/views/perStep.ts';
import { canStep, nextStage, reached, type Stage } from '../../src/views/stages.ts';
import { estimate, paths, term } from '../credit/samples.ts';
import { creditsWith, shownOf } from './shownOf.ts';

const sample = paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure', 'a -w-> success']);

describe('numbers of a colouring', () => {
  it('are the term’s, or the whole advantage', () => {
    const { credit } = estimate(sample, 'g2po');
    expect(perStepOf(findColouring('g2po.edge_centric'), shownOf(sample), creditsWith())).toEqual({
      values: term(credit, 'edge_centric'),
    });
    expect(perStepOf(findColouring('g2po'), shownOf(sample), creditsWith())).toEqual({ values: credit.advantage });
  });

  it('are the true advantages where they are worked out', () => {
    const advantage = Float32Array.of(0.5, -1, 2, 0, 0.25);
    const truth = { value: new Float32Array(5), advantage, halfWidth: new Float32Array(5) };
    expect(perStepOf(findColouring('truth'), { ...shownOf(sample), truth }, creditsWith())).toEqual({
      values: Float64Array.from(advantage),
    });
    expect(perStepOf(findColouring('truth'), shownOf(sample), creditsWith())).toEqual({
      unavailable: truthText.missing,
    });
  });

  it('are missing with a reason where the term is switched off or the estimator cannot be computed', () => {
    const off = { nodeCentricTerm: false };
    expect(perStepOf(findColouring('g2po.node_centric'), shownOf(sample, off), creditsWith(off))).toEqual({
      unavailable: inspectorText.edge.off,
    });
    const none = () => ({ unavailable: 'no next_obs' });
    expect(perStepOf(findColouring('graphgpo'), shownOf(sample), none)).toEqual({ unavailable: 'no next_obs' });
  });

  it('has an answer to a name that no colouring has', () => {
    expect(findColouring('no such')).toBe(colourings[0]);
  });
});

describe('strength of a colour', () => {
  it('is full at the 95th percentile of the magnitudes', () => {
    // 1 … 20 with signs: index floor(0.95 · 19) = 18 of the sorted magnitudes, the value 19.
    const values = Float64Array.from({ length: 20 }, (_, k) => (k % 2 ? -1 : 1) * (k + 1));
    expect(fullStrength(values)).toBe(19);
    // Nearly all zero: the largest value rather than nothing.
    expect(fullStrength(Float64Array.of(...new Array<number>(99).fill(0), 4))).toBe(4);
    expect(fullStrength(new Float64Array(5))).toBe(1);
  });

  it('comes in levels', () => {
    // Quarters of full strength 2: (0, 0.5] → 1, (0.5, 1] → 2, … beyond full → 4; under a hundredth → 0.
    expect([0, 0.019, 0.02, 0.5, 0.51, -1.2, 2, -7, Number.NaN].map((value) => levelOf(value, 2))).toEqual([
      0, 0, 1, 1, 2, -3, 4, -4, 0,
    ]);
  });

  it('rises with the value and turns with its sign', () => {
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(levelOf(low, 3)).toBeLessThanOrEqual(levelOf(high, 3));
        expect(levelOf(-a, 3) + levelOf(a, 3)).toBe(0);
        expect(Math.abs(levelOf(a, 3))).toBeLessThanOrEqual(LEVELS);
      }),
    );
  });
});

/** That there is one counts, not what it holds. */
const record: RolloutRecord = {
  iteration: 1,
  taskSeeds: new Uint32Array(0),
  lengths: new Uint16Array(0),
  actions: new Uint16Array(0),
  logProbs: new Float32Array(0),
  probabilities: [],
  truths: [],
};

describe('stages', () => {
  it('follow one another round and round', () => {
    expect(nextStage(null)).toBe('rollout');
    expect(nextStage('rollout')).toBe('merge');
    expect(nextStage('merge')).toBe('value');
    expect(nextStage('value')).toBe('advantage');
    expect(nextStage('advantage')).toBe('update');
    expect(nextStage('update')).toBe('rollout');
  });

  it('end with a recording, unless it has one iteration to begin again', () => {
    const at = (iteration: number, stage: Stage | null, count: number) => {
      const records = Array.from({ length: count }, () => record);
      const state = { iteration, stage, records };
      return [canStep({ recorded: true }, state), canStep({}, state)];
    };
    expect(at(3, 'update', 3)).toEqual([false, true]);
    expect(at(3, 'advantage', 3)).toEqual([true, true]);
    expect(at(2, 'update', 3)).toEqual([true, true]);
    expect(at(1, 'update', 1)).toEqual([true, true]);
    expect(at(0, null, 0)).toEqual([true, true]);
  });

  it('let a picture show what is done and no more', () => {
    expect(reached('value', 'merge')).toBe(true);
    expect(reached('value', 'value')).toBe(true);
    expect(reached('value', 'advantage')).toBe(false);
  });
});
