import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver, JUMPING, progressOf, SMOOTH, startOf, walkAt } from '../../../src/views/graph/walk.ts';

const start = { time: 1000, step: 0, share: 0 };

describe('a walk', () => {
  it('takes half a second a step and stands at its end when all are done', () => {
    const at = (now: number) => walkAt(start, now, 3, SMOOTH);
    expect(at(1000)).toEqual({ step: 0, share: 0 });
    expect(at(1250)).toEqual({ step: 0, share: 0.5 });
    expect(at(1500)).toEqual({ step: 1, share: 0 });
    expect(at(2375)).toEqual({ step: 2, share: 0.75 });
    expect(at(2500)).toEqual({ step: 2, share: 1 });
    expect(at(1e9)).toEqual({ step: 2, share: 1 });
    expect(at(900)).toEqual({ step: 0, share: 0 });
  });

  it('is over at the end of its last step only', () => {
    expect(isOver(walkAt(start, 2499, 3, SMOOTH), 3)).toBe(false);
    expect(isOver(walkAt(start, 2500, 3, SMOOTH), 3)).toBe(true);
    expect(isOver({ step: 1, share: 1 }, 3)).toBe(false);
  });

  it('taken up again from anywhere is where it would have been: it does not drift', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 40 }),
        (steps, pauses) => {
          let anchor = start;
          let now = start.time;
          for (const passed of pauses) {
            now += passed;
            anchor = { ...walkAt(anchor, now, steps, SMOOTH), time: now };
          }
          const whole = walkAt(start, now, steps, SMOOTH);
          expect(anchor.step + anchor.share).toBeCloseTo(whole.step + whole.share, 9);
        },
      ),
    );
  });

  it('begins where it was left, at the selected step, or at the start', () => {
    const left = { step: 2, share: 0.4 };
    expect(startOf(left, 2, 5)).toEqual(left);
    expect(startOf(left, 1, 5)).toEqual({ step: 1, share: 0 });
    expect(startOf(null, null, 5)).toEqual({ step: 0, share: 0 });
    // At the end there is nothing more to walk.
    expect(startOf({ step: 4, share: 1 }, 4, 5)).toEqual({ step: 0, share: 0 });
    expect(startOf(null, 4, 5)).toEqual({ step: 0, share: 0 });
    // Stopped within the last step it finishes that.
    expect(startOf({ step: 4, share: 0.5 }, 4, 5)).toEqual({ step: 4, share: 0.5 });
  });
});

describe('the way from node to node', () => {
  it('rests for a quarter of a step, then moves with ease', () => {
    expect(progressOf({ step: 0, share: 0.25 }, SMOOTH)).toBe(0);
    // Half of the rest of the step: ease(½) = ½.
    expect(progressOf({ step: 0, share: 0.625 }, SMOOTH)).toBe(0.5);
    expect(progressOf({ step: 0, share: 1 }, SMOOTH)).toBe(1);
  });

  it('is a jump once a second where motion is reduced', () => {
    expect(walkAt(start, 1999, 3, JUMPING).step).toBe(0);
    expect(walkAt(start, 2000, 3, JUMPING)).toEqual({ step: 1, share: 0 });
    expect([0, 0.5, 0.999].map((share) => progressOf({ step: 0, share }, JUMPING))).toEqual([0, 0, 0]);
    expect(progressOf(walkAt(start, 4000, 3, JUMPING), JUMPING)).toBe(1);
  });
});
