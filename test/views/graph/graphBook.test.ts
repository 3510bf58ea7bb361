import { expect, it } from 'vitest';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { GraphBook, KeptPlacements } from '../../../src/views/graph/graphBook.ts';
import { graphModel } from '../../../src/views/graph/model.ts';
import { paths } from '../../credit/samples.ts';
import { stillLab } from '../lessons/stage.ts';

/** A model whose states are all called the same, so that the scene numbers them. */
function modelOf(text: string) {
  const rollouts = paths([text]);
  const graph = buildStateGraph(rollouts);
  const title = () => 'room';
  return graphModel({ rollouts, graph, values: null, perStep: null, criticality: null, successReward: 10, title });
}
const titles = (scene: ReturnType<GraphBook['alone']>) =>
  new Map([...scene.nodes.values()].flatMap(({ text, title }) => (text === '' ? [] : [[text, title]])));

it('shows an iteration alone, without what earlier ones left, under the same names', () => {
  const book = new GraphBook();
  book.remember('task', modelOf('a -x-> b -y-> success'), 1);
  const later = modelOf('c -x-> b -y-> success');
  const remembered = book.remember('task', later, 2);
  // a is a ghost there; c has come.
  expect([...titles(remembered).keys()].sort()).toEqual(['a', 'b', 'c']);
  const alone = book.alone('task', later, 2);
  expect([...titles(alone).keys()].sort()).toEqual(['b', 'c']);
  expect([...alone.nodes.values(), ...alone.bundles.values()].some(({ ghost }) => ghost)).toBe(false);
  for (const [text, title] of titles(alone)) expect(title).toBe(titles(remembered).get(text));
  // Numbered afresh, c would have b's name.
  expect(titles(alone).get('b')).not.toBe(titles(new GraphBook().alone('task', later, 2)).get('b'));
});

it('remembers nothing of what is shown alone, and keeps graphs apart', () => {
  const book = new GraphBook();
  book.alone('task', modelOf('a -x-> success'), 1);
  book.remember('other', modelOf('b -x-> success'), 1);
  expect([...titles(book.remember('task', modelOf('c -x-> success'), 2)).keys()]).toEqual(['c']);
});

it('keeps places for the next book of the same lab, and for no other', () => {
  const kept = new KeptPlacements();
  const [lab, other] = [stillLab(['a -x-> success']), stillLab(['a -x-> success'])];
  const placed = (of: typeof lab, text: string) => {
    const book = new GraphBook(kept.of(of));
    return book.placements.placementFor('task', book.remember('task', modelOf(text), 1), 1);
  };
  const first = placed(lab, 'a -x-> b -y-> c -z-> success');
  // c stood two steps from the start when it was first seen; placed anew it would stand one step from it.
  const later = 'a -w-> c -z-> success';
  const c = modelOf(later).nodes.find(({ text }) => text === 'c')?.key ?? '';
  expect(first.places.get(c)).toBeDefined();
  expect(placed(lab, later).places.get(c)).toEqual(first.places.get(c));
  expect(placed(other, later).places.get(c)).not.toEqual(first.places.get(c));
});
