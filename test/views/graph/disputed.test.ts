import { expect, it } from 'vitest';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { bundleKey } from '../../../src/credit/keys.ts';
import { markDisputed } from '../../../src/views/graph/disputed.ts';
import { graphModel } from '../../../src/views/graph/model.ts';
import { paths } from '../../credit/samples.ts';

// Rows: 0 a-x→b, 1 b-y→success, 2 a-x→b, 3 b-z→failure.
const rollouts = paths(['a -x-> b -y-> success', 'a -x-> b -z-> failure']);
const graph = buildStateGraph(rollouts);
const model = (...perStep: number[]) =>
  graphModel({
    rollouts,
    graph,
    values: null,
    perStep: Float64Array.from(perStep),
    criticality: null,
    successReward: 10,
    title: null,
  });
const marked = (one: ReturnType<typeof model>) => one.bundles.filter(({ disputed }) => disputed).map(({ key }) => key);

const state = (text: string) => `state\u0001${text}`;
const ab = bundleKey(state('a'), state('b'));
const won = bundleKey(state('b'), 'success');

it('marks transitions whose mean has the opposite sign in another model', () => {
  // a→b: mean (3 − 1) / 2 = 1 against (−3 + 1) / 2 = −1. The other two have the sign of the first.
  expect(marked(markDisputed(model(3, 1, -1, -1), [model(-3, 2, 1, -5)]))).toEqual([ab]);
});

it('marks what any of several others opposes, and nothing about zero', () => {
  const first = model(1, 1, 1, -1);
  expect(marked(markDisputed(first, [model(1, 1, -1, -1), model(1, -1, 1, 0)]))).toEqual([won]);
  expect(marked(markDisputed(first, []))).toEqual([]);
});
