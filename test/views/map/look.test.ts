import { describe, expect, it } from 'vitest';
import { graphThemes } from '../../../src/views/graph/themes.ts';
import type { MapTransition } from '../../../src/views/map/cells.ts';
import { boxLook, transitionLook } from '../../../src/views/map/look.ts';
import { mapsOf, perStep, twoRollouts } from './tinyMaze.ts';

const theme = graphThemes.light;
const { maps } = mapsOf(twoRollouts(), perStep);
const transition = (map: number, key: string): MapTransition => {
  const found = maps[map].transitions.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no transition ${key}`);
  return found;
};

describe('a box', () => {
  it('has the colour that the graph gives its value, and none where nobody was', () => {
    // V = 5 of 10: the middle of the ramp of 20 steps.
    expect(boxLook(maps[1].cells[5], theme, 10)).toMatchObject({ fill: theme.values[10], ink: theme.valueInks[10] });
    expect(boxLook(maps[1].cells[0], theme, 10)).toMatchObject({ fill: 'none', dashed: true });
    const merged = mapsOf(twoRollouts(), perStep, { values: false, credit: false });
    expect(boxLook(merged.maps[1].cells[5], theme, 10)).toMatchObject({ fill: theme.plain, dashed: false });
  });
});

describe('a transition', () => {
  it('has colour, width and sign by its advantage', () => {
    // −2 of 4 is level 3 of 6, +4 of 4 the full 6: widths 1.8 + 3 · 1.05 = 4.95 and 1.8 + 6 · 1.05 = 8.1.
    const negative = transitionLook(transition(0, 'move 1 0 0'), theme, 4);
    expect(negative).toMatchObject({ colour: theme.negative[3], signInk: theme.negativeInk, halo: null });
    expect(negative.strength).toBeCloseTo(4.95 / 8.1, 9);
    expect(transitionLook(transition(1, 'move 2 1 5'), theme, 4)).toEqual({
      colour: theme.positive[6],
      strength: 1,
      signInk: theme.positiveInk,
      halo: null,
    });
  });

  it('is neutral and without a sign near zero and before there are advantages', () => {
    const neutral = { colour: theme.neutral, signInk: null, halo: null };
    expect(transitionLook(transition(0, 'move 0 0 1'), theme, 4)).toMatchObject(neutral);
    const merged = mapsOf(twoRollouts(), perStep, { values: true, credit: false });
    expect(transitionLook(merged.maps[1].transitions[0], theme, 4)).toMatchObject(neutral);
  });

  it('has a halo where it is critical', () => {
    expect(transitionLook(transition(1, 'success 5'), theme, 4).halo).toBe(theme.positive[6]);
  });
});
