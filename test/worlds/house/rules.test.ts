/** What commands do in a house laid out by hand. */
import { describe, expect, it } from 'vitest';
import { type ObjectKind, objectKinds, receptacleKinds } from '../../../src/worlds/house/kinds.ts';
import { type Goal, type House, NOWHERE } from '../../../src/worlds/house/rules.ts';
import { houseState, type Manner } from '../../../src/worlds/house/state.ts';
import type { WorldState } from '../../../src/worlds/world.ts';
import { act, actAll } from '../acting.ts';

const kind = (name: string): ObjectKind => {
  const found = objectKinds.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

const shown: Manner = { fixedList: false, hideInventory: false };

/** An apple in the fridge and a book on the desk, doors closed. */
function start(goal: Goal, manner: Manner = shown): WorldState {
  const { desk, fridge, microwave, sinkbasin } = receptacleKinds;
  const house: House = {
    receptacles: [desk, fridge, microwave, sinkbasin].map((entry) => ({ kind: entry, name: `${entry.name} 1` })),
    objects: [
      { kind: kind('apple'), name: 'apple 1' },
      { kind: kind('book'), name: 'book 1' },
    ],
    goal,
  };
  return houseState(house, { at: NOWHERE, open: 0, place: [1, 0], condition: [0, 0] }, manner);
}

const heatApple: Goal = { family: 'heat', object: 'apple', receptacle: 'desk' };
const fetchApple = ['go to fridge 1', 'open fridge 1', 'take apple 1 from fridge 1'];

describe('commands', () => {
  it('starts in the middle of the room, where one can only go or look', () => {
    const state = start(heatApple);
    expect(state.observation).toBe('You are in the middle of the room. You carry nothing.');
    expect(state.actions).toEqual(['go to desk 1', 'go to fridge 1', 'go to microwave 1', 'go to sinkbasin 1', 'look']);
  });

  it('hides what is behind a closed door, and what is elsewhere', () => {
    const closed = actAll(start(heatApple), ['go to fridge 1']);
    expect(closed.observation).toBe('You are at fridge 1. It is closed. You carry nothing.');
    expect(closed.actions).toEqual(['go to desk 1', 'go to microwave 1', 'go to sinkbasin 1', 'open fridge 1', 'look']);
    const open = actAll(closed, ['open fridge 1']);
    expect(open.observation).toBe('You are at fridge 1. It is open. You see an apple 1. You carry nothing.');
    expect(open.actions).toEqual([
      'go to desk 1',
      'go to microwave 1',
      'go to sinkbasin 1',
      'close fridge 1',
      'take apple 1 from fridge 1',
      'look',
    ]);
    expect(actAll(open, ['close fridge 1']).key).toBe(closed.key);
  });

  it('carries one object at a time, and puts none behind a closed door', () => {
    const carrying = actAll(start(heatApple), fetchApple);
    expect(carrying.actions).toContain('move apple 1 to fridge 1');
    const atDesk = actAll(carrying, ['go to desk 1']);
    expect(atDesk.observation).toBe('You are at desk 1. You see a desklamp 1 and a book 1. You carry the apple 1.');
    expect(atDesk.actions).not.toContain('take book 1 from desk 1');
    expect(actAll(carrying, ['close fridge 1']).actions).not.toContain('move apple 1 to fridge 1');
    expect(actAll(carrying, ['go to sinkbasin 1', 'move apple 1 to sinkbasin 1']).observation).toBe(
      'You are at sinkbasin 1. You see an apple 1. You carry nothing.',
    );
  });

  it('treats what is carried, without opening a door; hot and cold exclude each other, clean stays', () => {
    const washed = actAll(start(heatApple), [...fetchApple, 'go to sinkbasin 1', 'clean apple 1 with sinkbasin 1']);
    expect(washed.observation).toContain('You carry the clean apple 1.');
    const hot = actAll(washed, ['go to microwave 1', 'heat apple 1 with microwave 1']);
    expect(hot.observation).toBe('You are at microwave 1. It is closed. You carry the clean hot apple 1.');
    const cold = actAll(hot, ['go to fridge 1', 'cool apple 1 with fridge 1']);
    expect(cold.observation).toContain('You carry the clean cold apple 1.');
    expect(act(cold, 'cool apple 1 with fridge 1').state.key).toBe(cold.key);
    // A book is not for the microwave.
    const book = actAll(start(heatApple), ['go to desk 1', 'take book 1 from desk 1', 'go to microwave 1']);
    expect(book.actions.filter((action) => action.startsWith('heat'))).toEqual([]);
  });

  it('shows the condition of what lies in sight', () => {
    const state = actAll(start(heatApple), [...fetchApple, 'cool apple 1 with fridge 1', 'move apple 1 to fridge 1']);
    expect(state.observation).toContain('You see a cold apple 1. You carry nothing.');
  });

  it('throws outside the list', () => {
    const state = start(heatApple);
    for (const index of [-1, state.actions.length, 0.5]) expect(() => state.step(index)).toThrow(RangeError);
  });
});

describe('success', () => {
  it('heat: only the hot object in its place counts', () => {
    const carrying = actAll(start(heatApple), fetchApple);
    expect(act(actAll(carrying, ['go to desk 1']), 'move apple 1 to desk 1').outcome).toBe('running');
    const hot = actAll(carrying, ['go to microwave 1', 'heat apple 1 with microwave 1']);
    expect(act(actAll(hot, ['go to sinkbasin 1']), 'move apple 1 to sinkbasin 1').outcome).toBe('running');
    expect(act(actAll(hot, ['go to desk 1']), 'move apple 1 to desk 1').outcome).toBe('success');
    const cooled = actAll(hot, ['go to fridge 1', 'cool apple 1 with fridge 1', 'go to desk 1']);
    expect(act(cooled, 'move apple 1 to desk 1').outcome).toBe('running');
  });

  it('look: only the wanted object in hand under the lamp counts', () => {
    const lookAtApple: Goal = { family: 'look', object: 'apple', receptacle: 'desk' };
    const atDesk = actAll(start(lookAtApple), ['go to desk 1']);
    expect(act(atDesk, 'use desklamp 1').outcome).toBe('running');
    expect(act(actAll(atDesk, ['take book 1 from desk 1']), 'use desklamp 1').outcome).toBe('running');
    const withApple = actAll(start(lookAtApple), [...fetchApple, 'go to desk 1']);
    expect(act(withApple, 'use desklamp 1').outcome).toBe('success');
    // Lying beside the lamp is not being looked at.
    expect(act(actAll(withApple, ['move apple 1 to desk 1']), 'use desklamp 1').outcome).toBe('running');
  });
});

describe('the fixed action list', () => {
  it('is the same everywhere, holds what is admissible in order, and flags the rest', () => {
    const path = [...fetchApple, 'go to microwave 1', 'heat apple 1 with microwave 1', 'go to desk 1'];
    let free = start(heatApple);
    let fixed = start(heatApple, { ...shown, fixedList: true });
    const list = fixed.actions;
    // go 4, open and close 2 × 2, take and move 2 objects × 4 places × 2, apple treated 3 ways, lamp, look.
    expect(list.length).toBe(4 + 4 + 16 + 3 + 1 + 1);
    for (const command of path) {
      expect(fixed.observation).toBe(free.observation);
      expect(fixed.actions).toEqual(list);
      const before = fixed;
      const valid = list.filter((_, index) => before.step(index).valid);
      expect(valid).toEqual(free.actions);
      list.forEach((action, index) => {
        const { state, outcome, valid: isValid } = before.step(index);
        if (isValid) expect(state.key).toBe(act(free, action).state.key);
        else expect([state.key, outcome]).toEqual([before.key, 'running']);
      });
      free = act(free, command).state;
      fixed = act(fixed, command).state;
    }
  });
});

describe('the hidden inventory', () => {
  const hidden: Manner = { fixedList: false, hideInventory: true };

  it('says neither what is carried nor its condition, so different states look alike', () => {
    const empty = actAll(start(heatApple, hidden), ['go to microwave 1']);
    const apple = actAll(start(heatApple, hidden), [...fetchApple, 'close fridge 1', 'go to microwave 1']);
    const hot = actAll(apple, ['heat apple 1 with microwave 1']);
    expect(new Set([empty, apple, hot].map(({ key }) => key)).size).toBe(3);
    expect(new Set([empty, apple, hot].map(({ observation }) => observation))).toEqual(
      new Set(['You are at microwave 1. It is closed.']),
    );
  });

  it('does not tell the condition of a thing in sight either', () => {
    const state = actAll(start(heatApple, hidden), [
      ...fetchApple,
      'cool apple 1 with fridge 1',
      'move apple 1 to fridge 1',
    ]);
    expect(state.observation).toBe('You are at fridge 1. It is open. You see an apple 1.');
  });
});
