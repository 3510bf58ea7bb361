import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, boxAround, clampBox, overlap, placeLabels, wrapTitle } from '../../../src/views/graph/labels.ts';

const bounds: Box = { left: 0, top: 0, right: 400, bottom: 300 };
const point = fc.record({ x: fc.integer({ min: -50, max: 450 }), y: fc.integer({ min: -50, max: 350 }) });

describe('placeLabels', () => {
  it('overlaps nothing: neither labels nor obstacles, and stays within the canvas', () => {
    const wish = fc.record({
      width: fc.integer({ min: 5, max: 150 }),
      height: fc.integer({ min: 5, max: 30 }),
      centres: fc.array(point, { minLength: 1, maxLength: 4 }),
      priority: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), fc.array(point, { maxLength: 20 }), (list, nodes) => {
        const wishes = list.map((entry, k) => ({ ...entry, id: String(k) }));
        const obstacles = nodes.map((centre) => boxAround(centre, 20, 20));
        const boxes = [...placeLabels(wishes, obstacles, bounds)].map(([id, centre]) => {
          const { width, height } = wishes[Number(id)];
          return boxAround(centre, width, height);
        });
        boxes.forEach((box, k) => {
          expect([...boxes.slice(k + 1), ...obstacles].some((other) => overlap(box, other))).toBe(false);
          expect(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300).toBe(true);
        });
      }),
    );
  });

  it('serves the higher priority first and takes the first position that is free', () => {
    const at = (x: number) => ({ x, y: 100 });
    const low = { id: 'low', width: 40, height: 10, priority: 1, centres: [at(100), at(200)] };
    const high = { id: 'high', width: 40, height: 10, priority: 2, centres: [at(110), at(300)] };
    expect(placeLabels([low, high], [], bounds)).toEqual(
      new Map([
        ['high', at(110)],
        ['low', at(200)],
      ]),
    );
    expect(placeLabels([low], [boxAround(at(100), 5, 5), boxAround(at(200), 5, 5)], bounds).size).toBe(0);
  });
});

describe('clampBox', () => {
  it('moves a box into the canvas', () => {
    expect(clampBox({ left: -20, top: 10, right: 20, bottom: 30 }, bounds)).toEqual({ x: 20, y: 20 });
    expect(clampBox({ left: 390, top: 290, right: 410, bottom: 310 }, bounds)).toEqual({ x: 390, y: 290 });
  });
});

describe('wrapTitle', () => {
  const widthOf = (text: string) => 10 * text.length;

  it('breaks between the parts of a title, else at a space near the middle, and only where it must', () => {
    expect(wrapTitle('desk · mug 1', 200, widthOf)).toEqual(['desk · mug 1']);
    expect(wrapTitle('desk · hot mug 1', 100, widthOf)).toEqual(['desk', 'hot mug 1']);
    expect(wrapTitle('middle of the room', 100, widthOf)).toEqual(['middle of', 'the room']);
    expect(wrapTitle('unbreakable', 50, widthOf)).toEqual(['unbreakable']);
  });
});
