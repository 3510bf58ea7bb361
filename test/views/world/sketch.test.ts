/** A world as it is being edited: operations, undo, and that nothing is lost on the way to a definition and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAction,
  addState,
  definitionOf,
  moveAction,
  moveState,
  removeAction,
  removeState,
  type Sketch,
  sketchOf,
  withAction,
  withState,
} from '../../../src/views/world/sketch.ts';
import { edited, historyOf, redone, settled, undone } from '../../../src/views/world/sketchHistory.ts';
import { BOUNDS, findingsOf } from '../../../src/worlds/custom/check.ts';
import { goodDefinition, small } from '../../worlds/custom/definitions.ts';

const sketch = sketchOf(small);
const [yard, hall] = sketch.states;
const targetsOf = (of: Sketch) => definitionOf(of).states.map(({ actions }) => actions.map(({ to }) => to));

describe('a sketch', () => {
  it('holds a definition whole', () => {
    fc.assert(
      fc.property(goodDefinition, (definition) => {
        // Starts come back in the order of the states.
        const start = definition.states.map(({ name }) => name).filter((name) => definition.start.includes(name));
        expect(definitionOf(sketchOf(definition))).toEqual({ ...definition, start });
      }),
    );
  });

  it('keeps targets that are not there, and outcomes that a state is called after', () => {
    const odd = { ...small, states: [{ ...small.states[0], actions: [{ text: 'on', to: 'moon' }] }, small.states[1]] };
    expect(definitionOf(sketchOf(odd))).toEqual(odd);
    const taken = { ...small, states: [...small.states, { name: 'success', text: 'Here.', actions: [] }] };
    expect(sketchOf(taken).states[1].actions[0].to).toEqual({ name: 'success' });
  });

  it('leads where it led when a state is called otherwise, also by a name that is taken for a moment', () => {
    const renamed = withState(sketch, hall.id, { name: 'start' });
    expect(targetsOf(renamed)).toEqual([['start'], ['success', 'failure', 'invalid', 'start']]);
    const again = withState(renamed, hall.id, { name: 'start hall' });
    expect(targetsOf(again)).toEqual([['start hall'], ['success', 'failure', 'invalid', 'start']]);
  });

  it('without a state shows which actions miss it', () => {
    const left = removeState(sketch, hall.id);
    expect(targetsOf(left)).toEqual([['hall']]);
    expect(findingsOf(definitionOf(left)).map(({ message }) => message)).toEqual([
      'In “start”, “go in” leads to “hall”, the name of no state.',
    ]);
    expect(removeState(sketch, 999)).toBe(sketch);
  });

  it('grows by a state with a name of its own, up to the bound', () => {
    const once = addState(withState(sketch, yard.id, { name: 'state 3' }));
    expect(once.states[2]).toMatchObject({ name: 'state 4', text: '', start: false });
    expect(new Set(once.states.flatMap(({ id, actions }) => [id, ...actions.map((action) => action.id)])).size).toBe(9);
    let full = sketch;
    while (full.states.length < BOUNDS.states) full = addState(full);
    expect(addState(full)).toBe(full);
    // The first state of an empty world is its start.
    expect(addState({ ...sketch, states: [] }).states[0].start).toBe(true);
  });

  it('grows, shrinks and is ordered by actions', () => {
    const added = addAction(sketch, yard);
    expect(targetsOf(added)[0]).toEqual(['hall', 'start']);
    const [, action] = added.states[0].actions;
    const up = moveAction(added, added.states[0], action.id, -1);
    expect(targetsOf(up)[0]).toEqual(['start', 'hall']);
    expect(moveAction(up, up.states[0], action.id, -1)).toEqual(up);
    const changed = withAction(up, up.states[0], action.id, { text: 'wait', to: { name: 'invalid' } });
    expect(definitionOf(changed).states[0].actions[0]).toEqual({ text: 'wait', to: 'invalid' });
    expect(targetsOf(removeAction(changed, changed.states[0], action.id))[0]).toEqual(['hall']);
    let full = sketch;
    while (full.states[0].actions.length < BOUNDS.actions) full = addAction(full, full.states[0]);
    expect(addAction(full, full.states[0])).toBe(full);
  });

  it('is ordered by states, which changes nothing else', () => {
    const swapped = moveState(sketch, hall.id, -1);
    expect(swapped.states.map(({ name }) => name)).toEqual(['hall', 'start']);
    expect(targetsOf(swapped)).toEqual([['success', 'failure', 'invalid', 'start'], ['hall']]);
  });
});

describe('its history', () => {
  const named = (name: string) => withState(sketch, yard.id, { name });

  it('takes back and makes again, letters of one field together', () => {
    let history = historyOf(sketch);
    for (const name of ['y', 'ya', 'yar', 'yard']) history = edited(history, named(name), 'name 0');
    history = edited(history, { ...history.present, task: 'Go.' });
    expect(undone(history).present).toEqual(named('yard'));
    const before = undone(undone(history));
    expect(before.present).toBe(sketch);
    expect(undone(before)).toBe(before);
    expect(redone(redone(before)).present.task).toBe('Go.');
    expect(redone(history)).toBe(history);
  });

  it('begins another edit when the field is left, and after an undo', () => {
    const typed = edited(historyOf(sketch), named('y'), 'name 0');
    const returned = edited(settled(typed), named('ya'), 'name 0');
    expect(undone(returned).present).toEqual(named('y'));
    const after = edited(undone(returned), named('yb'), 'name 0');
    expect(after.future).toEqual([]);
    expect(undone(after).present).toEqual(named('y'));
  });

  it('knows no change that changes nothing', () => {
    const history = historyOf(sketch);
    expect(edited(history, sketch)).toBe(history);
  });
});
