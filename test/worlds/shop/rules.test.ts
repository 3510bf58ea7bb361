/** What commands do in a shop laid out by hand. */
import { describe, expect, it } from 'vitest';
import { type Goal, type Item, type Shop, scoreOf } from '../../../src/worlds/shop/rules.ts';
import { type Manner, startState } from '../../../src/worlds/shop/state.ts';
import type { WorldState } from '../../../src/worlds/world.ts';
import { act, actAll } from '../acting.ts';

const item = (name: string): Item => ({ name, attributes: name.split(' ') });

/** Four items in two colours and two sizes; each of the two queries has three of them, the third on page 2. */
const shop = (goal: Goal): Shop => ({
  family: 'clothes',
  queries: [
    { name: 'wool shirt', pages: [[2, 3], [0]] },
    { name: 'silk shirt', pages: [[1, 0], [2]] },
  ],
  items: ['silk shirt', 'silk skirt', 'wool shirt', 'wool skirt'].map(item),
  colours: ['blue', 'red'],
  sizes: ['small', 'large'],
  goal,
});

const shown: Manner = { fixedList: false, hideChosen: false };
const start = (goal: Goal, manner: Manner = shown): WorldState => startState(shop(goal), manner);

/** A red silk shirt in size small. */
const redSilkShirt: Goal = { item: 0, colour: 1, size: 0 };
const toShirt = ['search[silk shirt]', 'click[silk shirt]'];

describe('pages', () => {
  it('start with the search, which offers its queries', () => {
    const state = start(redSilkShirt);
    expect(state.observation).toBe('Search page.');
    expect(state.actions).toEqual(['search[wool shirt]', 'search[silk shirt]']);
  });

  it('of results list their items as ranked, and turn within their query', () => {
    const first = actAll(start(redSilkShirt), ['search[silk shirt]']);
    expect(first.observation).toBe('Results for silk shirt, page 1 of 2: silk skirt, silk shirt.');
    // Commands keep one order, whatever the order of the list.
    expect(first.actions).toEqual(['click[silk shirt]', 'click[silk skirt]', 'click[next >]', 'click[back to search]']);
    const second = actAll(first, ['click[next >]']);
    expect(second.observation).toBe('Results for silk shirt, page 2 of 2: wool shirt.');
    expect(second.actions).toEqual(['click[wool shirt]', 'click[< prev]', 'click[back to search]']);
    expect(act(second, 'click[< prev]').state).toBe(first);
    expect(act(second, 'click[back to search]').state.observation).toBe('Search page.');
  });

  it('of items show every option, and offer those that are not chosen', () => {
    const shirt = actAll(start(redSilkShirt), toShirt);
    expect(shirt.observation).toBe(
      'Item silk shirt. Colours: blue, red. Sizes: small, large. No colour chosen. No size chosen.',
    );
    expect(shirt.actions).toEqual([
      ...['click[blue]', 'click[red]', 'click[small]', 'click[large]'],
      ...['click[buy now]', 'click[back to search]'],
    ]);
    const red = actAll(shirt, ['click[red]']);
    expect(red.observation).toBe(
      'Item silk shirt. Colours: blue, red. Sizes: small, large. Chosen colour red. No size chosen.',
    );
    expect(red.actions).toEqual([
      ...['click[blue]', 'click[small]', 'click[large]'],
      ...['click[buy now]', 'click[back to search]'],
    ]);
    const blue = actAll(red, ['click[large]', 'click[blue]']);
    expect(blue.observation).toBe(
      'Item silk shirt. Colours: blue, red. Sizes: small, large. Chosen colour blue. Chosen size large.',
    );
  });

  it('of an item are the same from whichever list, and forget what was chosen when left', () => {
    const shirt = actAll(start(redSilkShirt), toShirt);
    const longWay = ['search[wool shirt]', 'click[next >]', 'click[silk shirt]', 'click[red]', 'click[back to search]'];
    expect(actAll(start(redSilkShirt), [...longWay, ...toShirt]).key).toBe(shirt.key);
    expect(actAll(start(redSilkShirt), longWay.slice(0, 3)).key).toBe(shirt.key);
  });

  it('throw outside the list', () => {
    const state = start(redSilkShirt);
    for (const index of [-1, state.actions.length, 0.5]) expect(() => state.step(index)).toThrow(RangeError);
  });
});

describe('a purchase', () => {
  // Material, category, colour and size: each that matches the red silk shirt in size small is a quarter.
  const purchases: readonly (readonly [readonly string[], number])[] = [
    [[...toShirt, 'click[red]', 'click[small]'], 1],
    [[...toShirt, 'click[large]', 'click[small]', 'click[blue]', 'click[red]'], 1],
    [[...toShirt, 'click[red]', 'click[large]'], 0.75],
    [[...toShirt, 'click[red]'], 0.75],
    [toShirt, 0.5],
    [['search[silk shirt]', 'click[silk skirt]', 'click[red]', 'click[small]'], 0.75],
    [['search[wool shirt]', 'click[wool shirt]', 'click[blue]', 'click[small]'], 0.5],
    [['search[wool shirt]', 'click[wool skirt]', 'click[small]'], 0.25],
    [['search[wool shirt]', 'click[wool skirt]', 'click[blue]', 'click[large]'], 0],
  ];

  it.each(purchases)('after %s is worth %d', (commands, score) => {
    const page = actAll(start(redSilkShirt), commands);
    const outcome = score === 1 ? 'success' : 'failure';
    expect(act(page, 'click[buy now]')).toEqual({ state: page, valid: true, outcome, score });
  });

  it('counts every attribute that names hold, the same for all', () => {
    const goal: Goal = { item: 0, colour: 0, size: 0 };
    const patterned = { ...shop(goal), items: ['plain silk shirt', 'dotted silk skirt'].map(item) };
    // Pattern, material, category, colour, size: five, of which silk and the size match.
    expect(scoreOf(patterned, 1, 1, 0)).toBeCloseTo(2 / 5, 12);
    expect(scoreOf(patterned, 0, 0, 0)).toBe(1);
  });

  it('is the only step that is graded', () => {
    const page = actAll(start(redSilkShirt), [...toShirt, 'click[red]']);
    for (const action of page.actions.filter((text) => text !== 'click[buy now]')) {
      expect(act(page, action)).not.toHaveProperty('score');
    }
  });
});

describe('the fixed action list', () => {
  it('is the same everywhere, holds what is admissible in order, and flags the rest', () => {
    let free = start(redSilkShirt);
    let fixed = start(redSilkShirt, { ...shown, fixedList: true });
    const list = fixed.actions;
    // 2 queries, 4 items, next, prev, 2 colours, 2 sizes, buy, back.
    expect(list.length).toBe(2 + 4 + 2 + 2 + 2 + 1 + 1);
    for (const command of [...toShirt, 'click[red]', 'click[small]']) {
      const before = fixed;
      expect(before.observation).toBe(free.observation);
      expect(before.actions).toEqual(list);
      expect(list.filter((_, index) => before.step(index).valid)).toEqual(free.actions);
      list.forEach((action, index) => {
        const transition = before.step(index);
        if (transition.valid) expect(transition.state.key).toBe(act(free, action).state.key);
        else expect(transition).toEqual({ state: before, valid: false, outcome: 'running' });
      });
      free = act(free, command).state;
      fixed = act(fixed, command).state;
    }
    // What is chosen already cannot be chosen again.
    expect(act(fixed, 'click[red]')).toEqual({ state: fixed, valid: false, outcome: 'running' });
  });
});

describe('hidden choices', () => {
  it('give the pages of an item one text, whatever is chosen', () => {
    const bare = actAll(start(redSilkShirt, { ...shown, hideChosen: true }), toShirt);
    const chosen = actAll(bare, ['click[red]', 'click[small]']);
    expect(bare.observation).toBe('Item silk shirt. Colours: blue, red. Sizes: small, large.');
    expect(chosen.observation).toBe(bare.observation);
    expect(chosen.key).not.toBe(bare.key);
    expect(act(chosen, 'click[buy now]').outcome).toBe('success');
  });
});
