import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitView, needsFit } from '../../../src/views/graph/camera.ts';

const canvas = { width: 800, height: 600, margin: { top: 20, right: 30, bottom: 80, left: 30 } };
const limits = { min: 0.05, max: 4 };

describe('fitView', () => {
  it('shows the content whole, centred within the margins', () => {
    // 1480 × 250 into 740 × 500: zoom 0.5. Its centre (740, 125) · 0.5 comes to the middle (400, 270) of the free part.
    const content = { left: 0, top: 0, right: 1480, bottom: 250 };
    expect(fitView(content, canvas, limits)).toEqual({ zoom: 0.5, pan: { x: 400 - 370, y: 270 - 62.5 } });
  });

  it('satisfies needsFit, whatever the content', () => {
    const side = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 6000 }), (x, y, w, h) => {
        const content = { left: x, top: y, right: x + w, bottom: y + h };
        expect(needsFit(content, fitView(content, canvas, limits), canvas)).toBe(false);
      }),
    );
  });
});

describe('needsFit', () => {
  const view = { zoom: 0.5, pan: { x: 0, y: 0 } };

  it('is true where the content leaves the canvas or is lost in it, and only then', () => {
    // Content may reach 16 pixels into the margins: from (14, 4) to (786, 536) on screen, twice that at zoom 0.5.
    expect(needsFit({ left: 28, top: 8, right: 1572, bottom: 1072 }, view, canvas)).toBe(false);
    expect(needsFit({ left: 27, top: 8, right: 1572, bottom: 1072 }, view, canvas)).toBe(true);
    expect(needsFit({ left: 28, top: 7, right: 1572, bottom: 1072 }, view, canvas)).toBe(true);
    expect(needsFit({ left: 28, top: 8, right: 1573, bottom: 1072 }, view, canvas)).toBe(true);
    expect(needsFit({ left: 28, top: 8, right: 1572, bottom: 1073 }, view, canvas)).toBe(true);
    expect(needsFit({ left: 100, top: 100, right: 500, bottom: 400 }, view, canvas)).toBe(true);
  });
});
