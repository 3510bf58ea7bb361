import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTooltip } from '../../../src/views/controls/placeTooltip.ts';

const window = { width: 1000, height: 600 };
const tip = { width: 200, height: 100 };

describe('a tooltip', () => {
  it('stands below its anchor, above it at the bottom of the window', () => {
    expect(placeTooltip({ left: 50, top: 100, right: 90, bottom: 120 }, tip, window)).toEqual({ left: 50, top: 126 });
    // 580 + 6 + 100 > 592: above, at 560 − 6 − 100.
    expect(placeTooltip({ left: 50, top: 560, right: 90, bottom: 580 }, tip, window)).toEqual({ left: 50, top: 454 });
  });

  it('stands beside a form field where there is room', () => {
    expect(placeTooltip({ left: 16, top: 100, right: 240, bottom: 120 }, tip, window, 'beside')).toEqual({
      left: 252,
      top: 100,
    });
    // 790 + 12 + 200 > 992: no room at the right; at the left it begins at 600 − 12 − 200.
    expect(placeTooltip({ left: 600, top: 100, right: 790, bottom: 120 }, tip, window, 'beside')).toEqual({
      left: 388,
      top: 100,
    });
    // 190 − 12 − 200 < 8: no room there either.
    expect(placeTooltip({ left: 190, top: 100, right: 790, bottom: 120 }, tip, window, 'beside')).toEqual({
      left: 190,
      top: 126,
    });
  });

  it('lies within the window wherever the anchor is', () => {
    const side = fc.constantFrom('below' as const, 'beside' as const);
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 1050 }), fc.integer({ min: -50, max: 650 }), side, (left, top, where) => {
        const place = placeTooltip({ left, top, right: left + 40, bottom: top + 20 }, tip, window, where);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.top).toBeGreaterThanOrEqual(8);
        expect(place.left + tip.width).toBeLessThanOrEqual(992);
        expect(place.top + tip.height).toBeLessThanOrEqual(592);
      }),
    );
  });
});
