import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleKey } from '../../../src/credit/keys.ts';
import { GHOST_ITERATIONS, type GraphScene, MOST_GHOSTS, remember } from '../../../src/views/graph/memory.ts';
import { modelOf, scenesOf, someWalks, stateKey } from './scenes.ts';

const ghosts = (scene: GraphScene) => [...scene.nodes.values()].filter(({ ghost }) => ghost).map(({ key }) => key);

describe('remember', () => {
  const first = [{ states: [1, 2], success: true }];
  const later = [{ states: [1], success: false }];

  it('keeps what this iteration did not visit as a ghost for 10 iterations', () => {
    const scenes = scenesOf([first, ...Array.from({ length: 12 }, () => later)]);
    // State 2 is last seen in iteration 1: a ghost in 2 … 11, gone in 12.
    const inSight = scenes.map(({ nodes }) => nodes.get(stateKey(2))?.ghost ?? null);
    expect(inSight).toEqual([false, ...Array.from({ length: GHOST_ITERATIONS }, () => true), null, null]);
  });

  it('drops a ghost’s numbers and its bundles’ colours', () => {
    const model = modelOf(first);
    const valued = { ...model, nodes: model.nodes.map((node) => ({ ...node, value: 5 })) };
    const scene = remember(remember(null, valued, 1), modelOf(later), 2);
    expect(scene.nodes.get(stateKey(2))).toMatchObject({ ghost: true, value: null, visits: 0 });
    expect(scene.bundles.get(bundleKey(stateKey(1), stateKey(2)))).toMatchObject({ ghost: true, spread: null });
  });

  it('ages nothing when the same iteration is drawn again', () => {
    fc.assert(
      fc.property(fc.array(someWalks, { minLength: 1, maxLength: 4 }), (iterations) => {
        const scenes = scenesOf(iterations);
        const last = scenes[scenes.length - 1];
        const again = remember(last, modelOf(iterations[iterations.length - 1]), last.iteration);
        expect(again).toEqual(last);
      }),
    );
  });

  it('holds at most 300 ghosts, the latest seen', () => {
    const many = (from: number) => Array.from({ length: 200 }, (_, k) => ({ states: [from + k], success: false }));
    const scenes = scenesOf([many(1), many(201), later]);
    const kept = ghosts(scenes[2]);
    expect(kept).toHaveLength(MOST_GHOSTS);
    // All 200 of iteration 2 before any of iteration 1.
    expect(kept.filter((key) => scenes[1].nodes.get(key)?.lastSeen === 2)).toHaveLength(200);
  });

  it('keeps bundles only between nodes in sight', () => {
    fc.assert(
      fc.property(fc.array(someWalks, { minLength: 1, maxLength: 13 }), (iterations) => {
        for (const { nodes, bundles } of scenesOf(iterations)) {
          for (const { source, target } of bundles.values()) expect(nodes.has(source) && nodes.has(target)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('shows an iteration that is gone back to with its neighbours in time as ghosts', () => {
    const scenes = scenesOf([later, first]);
    const back = remember(scenes[1], modelOf(later), 1);
    expect(ghosts(back)).toContain(stateKey(2));
  });
});
