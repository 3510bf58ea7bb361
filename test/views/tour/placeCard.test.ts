import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../src/views/tour/placeCard.ts';

const WINDOW = { width: 1280, height: 720 };
const CARD = { width: 300, height: 200 };

describe('the card of the tour', () => {
  it.each([
    // 14 px off the target, 12 px off the window's edges.
    ['below a button', { left: 820, top: 10, right: 940, bottom: 40 }, { left: 820, top: 54 }],
    ['below one at the right edge, moved in', { left: 1100, top: 10, right: 1270, bottom: 40 }, { left: 968, top: 54 }],
    ['above the timeline', { left: 0, top: 670, right: 1280, bottom: 720 }, { left: 12, top: 456 }],
    ['right of a tall panel', { left: 0, top: 100, right: 260, bottom: 700 }, { left: 274, top: 100 }],
    ['left of one at the right', { left: 930, top: 130, right: 1280, bottom: 715 }, { left: 616, top: 130 }],
    ['in the corner of what fills the window', { left: 0, top: 0, right: 1280, bottom: 720 }, { left: 966, top: 506 }],
    ['in the middle without a target', null, { left: 490, top: 260 }],
  ])('stands %s', (_, target, place) => {
    expect(placeCard(target, CARD, WINDOW)).toEqual(place);
  });

  it('stays in a window that is smaller than it', () => {
    expect(placeCard({ left: 50, top: 50, right: 60, bottom: 60 }, CARD, { width: 200, height: 150 })).toEqual({
      left: 12,
      top: 12,
    });
  });
});
