/** Placement: what persists never moves, nothing overlaps, nothing depends on order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAILURE_KEY, SUCCESS_KEY } from '../../../src/credit/keys.ts';
import type { GraphScene } from '../../../src/views/graph/memory.ts';
import { place } from '../../../src/views/graph/place.ts';
import { LEAST_DISTANCE } from '../../../src/views/graph/slots.ts';
import { aspectFor, tidy } from '../../../src/views/graph/tidy.ts';
import type { Placement } from '../../../src/views/graph/topology.ts';
import { reversed, scenesOf, someWalks, stateKey } from './scenes.ts';

const sorted = ({ places }: Placement) => [...places].sort(([a], [b]) => (a < b ? -1 : 1));

/** Places scene after scene. */
function placements(scenes: readonly GraphScene[]): Placement[] {
  const all: Placement[] = [];
  scenes.forEach((scene, k) => {
    all.push(place(scene, all[k - 1] ?? null));
  });
  return all;
}

function leastDistance({ places }: Placement): number {
  const points = [...places.values()];
  let least = Number.POSITIVE_INFINITY;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  });
  return least;
}

describe('place', () => {
  it('never moves a node that was placed, in sight or not', () => {
    fc.assert(
      fc.property(fc.array(someWalks, { minLength: 2, maxLength: 14 }), (iterations) => {
        const all = placements(scenesOf(iterations));
        const last = all[all.length - 1].places;
        for (const { places } of all) for (const [key, before] of places) expect(last.get(key)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('places every node of the scene, no two closer than the least distance', () => {
    fc.assert(
      fc.property(fc.array(someWalks, { minLength: 1, maxLength: 6 }), (iterations) => {
        const scenes = scenesOf(iterations);
        placements(scenes).forEach((placement, k) => {
          for (const key of scenes[k].nodes.keys()) expect(placement.places.has(key)).toBe(true);
          expect(leastDistance(placement)).toBeGreaterThanOrEqual(LEAST_DISTANCE - 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of nodes and bundles', () => {
    fc.assert(
      fc.property(fc.array(someWalks, { minLength: 1, maxLength: 5 }), (iterations) => {
        const scenes = scenesOf(iterations);
        const forwards = placements(scenes);
        const backwards = placements(scenes.map(reversed));
        expect(backwards.map(sorted)).toEqual(forwards.map(sorted));
      }),
      { numRuns: 60 },
    );
  });

  it('brings a node back to its place after it was out of sight', () => {
    const there = [{ states: [1, 2], success: true }];
    const away = [{ states: [3], success: false }];
    // Seen in iteration 1, a ghost until 11, hidden in 12 and 13, back in 14.
    const scenes = scenesOf([there, ...Array.from({ length: 12 }, () => away), there]);
    const all = placements(scenes);
    expect(scenes[11].nodes.has(stateKey(2))).toBe(false);
    expect(all[13].places.get(stateKey(2))).toEqual(all[0].places.get(stateKey(2)));
  });

  it('puts a state in the column of its fewest steps from the start when first seen, and freezes it there', () => {
    // 0 → 1 → 2 first: state 2 is two steps away. The direct way 0 → 2 found later does not move it.
    const scenes = scenesOf([[{ states: [1, 2], success: false }], [{ states: [2, 4], success: false }]]);
    const [first, second] = placements(scenes);
    const columnOf = ({ places, columns }: Placement, state: number) =>
      columns.findLastIndex((lane) => lane <= (places.get(stateKey(state))?.lane ?? -1));
    expect([0, 1, 2].map((state) => columnOf(first, state))).toEqual([0, 1, 2]);
    expect(columnOf(second, 2)).toBe(2);
    // State 4 is two steps from the start over 0 → 2 → 4.
    expect(columnOf(second, 4)).toBe(2);
  });

  it('keeps success above failure in a gutter to the right of all states', () => {
    fc.assert(
      fc.property(fc.array(someWalks, { minLength: 1, maxLength: 5 }), (iterations) => {
        const all = placements(scenesOf(iterations));
        const { places } = all[all.length - 1];
        const success = places.get(SUCCESS_KEY);
        const failure = places.get(FAILURE_KEY);
        const farthest = Math.max(...[...places].filter(([key]) => key.startsWith('state')).map(([, { x }]) => x));
        expect(success?.x).toBeGreaterThan(farthest);
        expect(failure?.x).toBe(success?.x);
        expect(success?.y).toBeLessThan(failure?.y ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it('fills a canvas rather than one tall column where many states are one step away', () => {
    // 60 states in one step: in a single lane they would be 60 slots high and two columns wide.
    const walks = Array.from({ length: 60 }, (_, k) => ({ states: [k + 1], success: false }));
    const { places } = place(scenesOf([walks])[0], null);
    const xs = [...places.values()].map(({ x }) => x);
    const ys = [...places.values()].map(({ y }) => y);
    const aspect = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
    expect(aspect).toBeGreaterThan(1);
    expect(aspect).toBeLessThan(2.4);
  });
});

describe('the shape of the canvas', () => {
  const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const shapeOf = (states: number, aspect: number) => {
    const walks = Array.from({ length: states }, (_, k) => ({ states: [k + 1], success: false }));
    const places = [...tidy(scenesOf([walks])[0], aspect).places.values()];
    return extent(places.map(({ x }) => x)) / extent(places.map(({ y }) => y));
  };

  it('is what a first placement fills: wider on a wide one, higher on a high one', () => {
    expect(shapeOf(60, 2.6)).toBeGreaterThan(1.3 * shapeOf(60, 0.8));
  });

  it('pulls few rows apart on a high canvas, within bounds', () => {
    // A chain of 8 is nearly flat: at 0.8 it is stretched as far as it may be, 1.6 times.
    const chain = scenesOf([[{ states: [1, 2, 3, 4, 5, 6, 7, 8], success: true }]])[0];
    expect(tidy(chain, 0.8).stretch).toBe(1.6);
    const flat = tidy(chain, 2.6);
    const high = tidy(chain, 0.8);
    for (const [key, { x }] of flat.places) expect(high.places.get(key)?.x).toBe(x);
    // The later placement keeps the stretch of the first, whatever the canvas is by then.
    expect(place(chain, high, 2.6).stretch).toBe(1.6);
  });

  it('is asked for in fifths, within bounds; where nothing is known it is the usual one', () => {
    expect(aspectFor(860, 310)).toBe(2.6);
    expect(aspectFor(600, 330)).toBe(1.8);
    expect(aspectFor(300, 600)).toBe(0.8);
    expect(aspectFor(0, 0)).toBe(1.6);
  });
});

describe('tidy', () => {
  it('is what a first placement is', () => {
    const [scene] = scenesOf([[{ states: [1, 2, 1, 3], success: true }]]);
    expect(tidy(scene)).toEqual(place(scene, null));
  });

  it('straightens a chain: every state of one walk stands within a slot of the next', () => {
    const [scene] = scenesOf([[{ states: [1, 2, 3, 4], success: false }]]);
    const { places } = tidy(scene);
    for (let state = 0; state < 4; state++) {
      const rise = (places.get(stateKey(state + 1))?.y ?? 0) - (places.get(stateKey(state))?.y ?? 0);
      expect(Math.abs(rise)).toBeLessThanOrEqual(104);
    }
  });
});
