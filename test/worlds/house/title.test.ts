/** Titles of observations. */
import { describe, expect, it } from 'vitest';
import { houseTitle } from '../../../src/worlds/house/title.ts';

const cases: readonly (readonly [string, string])[] = [
  ['You are in the middle of the room. You carry nothing.', 'middle of the room'],
  ['You are at fridge 1. It is closed. You carry nothing.', 'fridge · closed'],
  ['You are at fridge 1. It is open. You see nothing. You carry nothing.', 'fridge · empty'],
  ['You are at fridge 1. It is closed. You carry the apple 1.', 'fridge closed · apple 1'],
  ['You are at fridge 1. It is open. You see nothing. You carry the apple 1.', 'fridge · apple 1'],
  // "fridge closed · hot apple 1" has 27 characters: the door goes first, …
  ['You are at fridge 1. It is closed. You carry the hot apple 1.', 'fridge · hot apple 1'],
  // … "microwave closed · watch 1" has 26, and the door is worth more than the long name …
  ['You are at microwave 1. It is closed. You carry the watch 1.', 'micro closed · watch 1'],
  // … "micro · clean cold plate 1" has 26: the number goes …
  [
    'You are at microwave 1. It is open. You see nothing. You carry the clean cold plate 1.',
    'micro · clean cold plate',
  ],
  // … and "counter · clean cold plate" has 26 too: the end goes.
  ['You are at countertop 1. You see nothing. You carry the clean cold plate 1.', 'counter · clean cold pl…'],
  ['You are at desk 1. You see a desklamp 1 and an apple 1. You carry nothing.', 'desk · apple 1 here'],
  ['You are at desk 1. You see a desklamp 1. You carry nothing. You have put 0 pen in desk.', 'desk · empty'],
  ['You are at desk 1. You see a desklamp 1. You carry nothing. You have put 1 pen in desk.', 'desk · empty ✓ 1'],
  ['You are at drawer 2. It is open. You see a pen 1 and a fork 1. You carry the pen 2.', 'drawer 2 · pen 2 +2'],
  // "sink · egg 1, knife 1 here" has 26 characters: numbers go first, …
  ['You are at sinkbasin 1. You see an egg 1 and a knife 1. You carry nothing.', 'sink · egg, knife here'],
  // … as do the names where they still do not fit.
  ['You are at countertop 2. You see a cellphone 1 and a saltshaker 1. You carry nothing.', 'counter 2 · 2 things'],
];

describe('houseTitle', () => {
  it.each(cases)('%s → %s', (observation, title) => {
    expect(houseTitle(observation)).toBe(title);
  });

  it('keeps both ends of a foreign text, and splits no character', () => {
    expect(houseTitle('A quick brown fox jumps over the lazy dog')).toBe('A quick brow…he lazy dog');
    // 11 units, then a character of two units across the cut at 12; the tail's cut at 11 from the end splits another.
    expect(houseTitle(`elevenunits😀${'-'.repeat(20)}😀ten units.`)).toBe('elevenunits…ten units.');
  });
});
