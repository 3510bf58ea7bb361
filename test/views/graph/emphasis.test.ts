import { describe, expect, it } from 'vitest';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { bundleKey, FAILURE_KEY, SUCCESS_KEY } from '../../../src/credit/keys.ts';
import { RolloutsBuilder } from '../../../src/credit/rollouts.ts';
import { elementOf, emphasise, trajectoryPath } from '../../../src/views/graph/emphasis.ts';
import { scenesOf, stateKey } from './scenes.ts';

const [scene] = scenesOf([
  [
    { states: [1, 2], success: true },
    { states: [3], success: false },
  ],
]);
const between = (from: number, to: number) => bundleKey(stateKey(from), stateKey(to));

describe('emphasise', () => {
  it('dims nothing by itself', () => {
    expect(emphasise(scene, { kind: 'node', node: stateKey(1) }, null, [])).toEqual({
      lit: null,
      selected: stateKey(1),
      open: [],
      path: new Set(),
    });
  });

  it('lights the neighbourhood of what is hovered', () => {
    const { lit } = emphasise(scene, null, { kind: 'node', node: stateKey(1) }, []);
    expect(lit).toEqual(new Set([stateKey(1), between(0, 1), stateKey(0), between(1, 2), stateKey(2)]));
    const bundle = emphasise(scene, null, { kind: 'bundle', bundle: between(0, 3) }, []);
    expect(bundle.lit).toEqual(new Set([between(0, 3), stateKey(0), stateKey(3)]));
    expect(bundle.open).toEqual([between(0, 3)]);
  });

  it('lights a path, unless something is hovered, and ignores what is not in the scene', () => {
    const path = [between(0, 1), between(1, 99)];
    const { lit, path: known } = emphasise(scene, null, null, path);
    expect(known).toEqual(new Set([between(0, 1)]));
    expect(lit).toEqual(new Set([between(0, 1), stateKey(0), stateKey(1)]));
    expect(emphasise(scene, null, { kind: 'node', node: FAILURE_KEY }, path).lit?.has(stateKey(1))).toBe(false);
    expect(elementOf(scene, { kind: 'node', node: 'elsewhere' })).toBeNull();
  });

  it('marks the step in question on its path and writes out its actions, below what is selected or hovered itself', () => {
    const path = [between(0, 1), between(1, 2)];
    const { selected, open } = emphasise(scene, null, null, path, between(1, 2));
    expect(selected).toBe(between(1, 2));
    expect(open).toEqual([between(1, 2)]);
    const node = emphasise(scene, { kind: 'node', node: stateKey(3) }, null, path, between(1, 2));
    expect(node.selected).toBe(stateKey(3));
    expect(emphasise(scene, null, null, path, between(1, 99)).selected).toBeNull();
  });
});

describe('trajectoryPath', () => {
  it('names the bundles step by step, to the terminal node', () => {
    const builder = new RolloutsBuilder();
    const step = (observation: string) => ({ observation, action: 'go', valid: true });
    const steps = ['a', 'b', 'a'].map(step);
    builder.appendTrajectory({ task: 't', trajectory: '1', steps, episodeReward: 10, success: true });
    const rollouts = builder.build();
    const [a, b] = ['state\u0001a', 'state\u0001b'];
    expect(trajectoryPath(rollouts, buildStateGraph(rollouts), 0)).toEqual([
      bundleKey(a, b),
      bundleKey(b, a),
      bundleKey(a, SUCCESS_KEY),
    ]);
    expect(() => trajectoryPath(rollouts, buildStateGraph(rollouts), 1)).toThrow(RangeError);
  });
});
