import { describe, expect, it } from 'vitest';
import { scalesOf } from '../../../src/views/compare/commonScale.ts';

// Alone 2.4 asks for the usual 3 of standardised advantages, and 0.1 for 0.1 (themes.ts `advantageScale`).
const inside = [2.4, -1, 0.5];
const outside = [-0.1, -0.1, 0];

describe('the colour scales of graphs beside each other', () => {
  it('are each graph’s own in the lab', () => {
    expect(scalesOf([inside, outside], false)).toEqual([3, 0.1]);
  });

  it('are the largest of them where sizes are to be compared: what is small looks small', () => {
    expect(scalesOf([inside, outside], true)).toEqual([3, 3]);
    expect(scalesOf([outside, outside], true)).toEqual([0.1, 0.1]);
  });

  it('are none of no graphs', () => {
    expect(scalesOf([], true)).toEqual([]);
  });
});
