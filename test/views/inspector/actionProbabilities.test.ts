import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsOfNode } from '../../../src/credit/graph.ts';
import type { Rollouts } from '../../../src/credit/rollouts.ts';
import type { Shown } from '../../../src/store/shown.ts';
import {
  actionsOf,
  likeliestFirst,
  outsideClip,
  ratiosOf,
  takenAt,
  varies,
} from '../../../src/views/inspector/actionProbabilities.ts';
import { anyRollouts, paths } from '../../credit/samples.ts';
import { shownOf } from '../shownOf.ts';

type Offer = Readonly<Record<string, readonly [before: number, after: number]>>;

/** A picture whose steps offer what `offers` says, row by row: action → [before, after]. */
function withPolicy(rollouts: Rollouts, offers: readonly Offer[]): Shown {
  const policy = offers.map((offer) => ({
    actions: Object.keys(offer),
    before: Float32Array.from(Object.values(offer), ([before]) => before),
    after: Float32Array.from(Object.values(offer), ([, after]) => after),
  }));
  return { ...shownOf(rollouts), policy };
}

const twoWays = paths(['a -x-> success', 'a -y-> failure']);
/** Probabilities are eighths, exact in float32. */
const shown = withPolicy(twoWays, [
  { x: [0.5, 0.75], y: [0.25, 0.125], z: [0.25, 0.125] },
  { x: [0.25, 0.5], y: [0.75, 0.5] },
]);

describe('the actions of a state', () => {
  it('are all that were on offer, with their probability over its steps', () => {
    // z is not on offer at the second step: 0 there, (0.25 + 0) / 2 before, (0.125 + 0) / 2 after.
    expect(actionsOf(shown, 0)).toMatchObject([
      { action: 'x', steps: [0], edges: [0], offered: 2, before: { mean: 0.375, min: 0.25, max: 0.5, n: 2 } },
      { action: 'y', steps: [1], edges: [1], offered: 2, before: { mean: 0.5, min: 0.25, max: 0.75 } },
      { action: 'z', steps: [], edges: [], offered: 1, before: { mean: 0.125, min: 0, max: 0.25 } },
    ]);
    expect(actionsOf(shown, 0).map(({ after }) => after?.mean)).toEqual([0.625, 0.3125, 0.0625]);
  });

  it('stand with the likeliest first: after the update where that is known, else before it', () => {
    const rows = actionsOf(shown, 0);
    expect(likeliestFirst(rows).map(({ action }) => action)).toEqual(['x', 'y', 'z']);
    expect(likeliestFirst(rows.map((row) => ({ ...row, after: null }))).map(({ action }) => action)).toEqual([
      'y',
      'x',
      'z',
    ]);
  });

  it('are the ones taken where no probabilities are kept, the most frequent first', () => {
    const plain = shownOf(paths(['a -x-> success', 'a -y-> failure', 'a -y-> failure']));
    expect(likeliestFirst(actionsOf(plain, 0))).toMatchObject([
      { action: 'y', before: null, after: null, offered: 0, steps: [1, 2] },
      { action: 'x', steps: [0] },
    ]);
  });

  it('list every edge that one action led along, the most travelled first', () => {
    // Edges by first visit: 0 a-x→b, 1 b-y→success, 2 a-x→c, 3 c-y→failure.
    const aliased = shownOf(paths(['a -x-> b -y-> success', 'a -x-> c -y-> failure', 'a -x-> c -y-> failure']));
    expect(actionsOf(aliased, 0)).toMatchObject([{ action: 'x', edges: [2, 0] }]);
  });

  it('have probabilities that add up to 1 in every state of any rollouts', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        const picture = shownOf(rollouts);
        const policy = Array.from({ length: rollouts.stepCount }, (_, row) => {
          const taken = rollouts.actions[rollouts.action[row]];
          return { actions: [taken, `never ${row % 3}`], before: Float32Array.of(0.25, 0.75), after: null };
        });
        for (let node = 0; node < picture.graph.nodeCount; node++) {
          const rows = actionsOf({ ...picture, policy }, node);
          const steps = stepsOfNode(picture.graph, node).length;
          expect(rows.reduce((sum, { before }) => sum + (before?.mean ?? 0), 0)).toBeCloseTo(steps > 0 ? 1 : 0, 9);
          expect(rows.reduce((sum, { steps: takers }) => sum + takers.length, 0)).toBe(steps);
        }
      }),
    );
  });
});

describe('the actions that were taken', () => {
  it('have a ratio of new to old', () => {
    // Row 0 took x: 0.75 / 0.5 = 1.5. Row 1 took y: 0.5 / 0.75 = 2 / 3.
    const taken = takenAt(shown, [0, 1]);
    expect(taken).toEqual({ before: Float64Array.of(0.5, 0.75), after: Float64Array.of(0.75, 0.5) });
    const ratios = ratiosOf(Float64Array.of(0.5, 0.75, 0), Float64Array.of(0.75, 0.5, 0.1));
    expect([...ratios]).toEqual([1.5, 2 / 3, Number.NaN]);
    // [0.8, 1.2] leaves both out, [0.6, 1.4] only the first; what has no ratio is nowhere.
    expect([0.2, 0.4, 0.5].map((clip) => outsideClip(ratios, clip))).toEqual([2, 1, 0]);
  });

  it('have none where the record keeps no probabilities, and no new one before the update', () => {
    expect(takenAt(shownOf(twoWays), [0])).toBeNull();
    const before = shown.policy.map((step) => ({ ...step, after: null }));
    expect(takenAt({ ...shown, policy: before }, [1])).toEqual({ before: Float64Array.of(0.75), after: null });
  });
});

it('a probability differs between steps from a percentage point on', () => {
  expect(varies({ mean: 0.5, min: 0.49, max: 0.51, n: 2 })).toBe(true);
  expect(varies({ mean: 0.5, min: 0.496, max: 0.504, n: 2 })).toBe(false);
  expect(varies(null)).toBe(false);
});
