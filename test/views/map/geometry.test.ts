import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AXIS,
  arrowBetween,
  CORNERS,
  fitMaps,
  LEAST_PITCH,
  middleOf,
  sizesOf,
  tagAt,
} from '../../../src/views/map/geometry.ts';

const six = { width: 6, height: 6 };

describe('the arrangement of the maps', () => {
  it('takes the one with the larger cells', () => {
    // Side by side: height decides, (342 − 24 − 18) / 6 = 50; under one another (342 / 2 − 42) / 6 = 21.
    expect(fitMaps({ width: 900, height: 342, caption: 24, gap: 0 }, six, 2)).toEqual({ pitch: 50, columns: 2 });
    // A tall room: side by side (306 / 2 − 36) / 6 = 19; under one another (306 − 36) / 6 = 45.
    expect(fitMaps({ width: 306, height: 900, caption: 24, gap: 0 }, six, 2)).toEqual({ pitch: 45, columns: 1 });
  });

  it('keeps cells that can be read where not all of the maps fits, side by side if the width allows', () => {
    expect(fitMaps({ width: 900, height: 100, caption: 24, gap: 0 }, six, 2)).toEqual({
      pitch: LEAST_PITCH,
      columns: 2,
    });
    // Side by side (306 / 2 − 36) / 6 = 19 is too small: under one another (306 − 36) / 6 = 45.
    expect(fitMaps({ width: 306, height: 100, caption: 24, gap: 0 }, six, 2)).toEqual({ pitch: 45, columns: 1 });
  });

  it('asks for no height where the page grows with what it holds', () => {
    // (370 − 36) / 6 = 55.7
    const room = { width: 370, height: Number.POSITIVE_INFINITY, caption: 24, gap: 16 };
    expect(fitMaps(room, six, 2)).toEqual({ pitch: 55, columns: 1 });
    // Both arrangements give the largest cells: side by side is shorter.
    expect(fitMaps({ ...room, width: 900 }, six, 2)).toEqual({ pitch: 60, columns: 2 });
  });

  it('never exceeds the room unless the cells are at their least, and always is in whole pixels', () => {
    fc.assert(
      fc.property(
        fc.record({ width: fc.integer({ min: 200, max: 2000 }), height: fc.integer({ min: 100, max: 1500 }) }),
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        (size, side, count) => {
          const room = { ...size, caption: 22, gap: 16 };
          const { pitch, columns } = fitMaps(room, { width: side, height: side }, count);
          expect(Number.isInteger(pitch)).toBe(true);
          expect(pitch).toBeGreaterThanOrEqual(LEAST_PITCH);
          const width = columns * (pitch * side + 2 * AXIS) + (columns - 1) * room.gap;
          if (pitch > LEAST_PITCH) expect(width).toBeLessThanOrEqual(room.width);
        },
      ),
    );
  });
});

describe('an arrow', () => {
  const sizes = sizesOf(50);
  const from = middleOf(0, six, 50);
  const to = middleOf(1, six, 50);

  it('runs from box to box, to the right of its way, and its reverse on the other side', () => {
    // Pitch 50: boxes of 30, their middles at 18 + 25 = 43 and at 93; a hair's breadth of 1.5 at both ends.
    expect(from).toEqual({ x: 43, y: 43 });
    const there = arrowBetween(from, to, 4, sizes);
    expect(there.from.x).toBeCloseTo(43 + 15 + 1.5, 9);
    expect(there.to.x).toBeCloseTo(93 - 15 - 1.5, 9);
    // Eastwards the right-hand side is the south: y grows downwards. 0.31 · 30 = 9.3.
    expect(there.from.y).toBeCloseTo(52.3, 9);
    const back = arrowBetween(to, from, 4, sizes);
    expect(back.from.y).toBeCloseTo(33.7, 9);
    const north = arrowBetween(middleOf(6, six, 50), from, 4, sizes);
    expect(north.from.x).toBeCloseTo(52.3, 9);
  });

  it('never touches its reverse nor the sign of it, whatever their widths', () => {
    fc.assert(
      fc.property(fc.integer({ min: LEAST_PITCH, max: 104 }), (pitch) => {
        const own = sizesOf(pitch);
        const [a, b] = [middleOf(0, six, pitch), middleOf(1, six, pitch)];
        const there = arrowBetween(a, b, own.widest, own);
        const back = arrowBetween(b, a, own.widest, own);
        const top = Math.min(...there.outline.map(({ y }) => y));
        const bottom = Math.max(...back.outline.map(({ y }) => y));
        expect(bottom).toBeLessThan(top);
        expect(back.sign.y).toBeLessThan(top);
        expect(there.sign.y).toBeGreaterThan(bottom);
        // Signs stand beside the tails: the two are apart along the way.
        expect(there.sign.x).toBeLessThan(back.sign.x);
      }),
    );
  });
});

describe('tags', () => {
  it('do not hide one another where four cells meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: LEAST_PITCH, max: 104 }), (pitch) => {
        const sizes = sizesOf(pitch);
        const tags = [
          tagAt(CORNERS.phase, middleOf(0, six, pitch), 2, sizes),
          tagAt(CORNERS.failure, middleOf(1, six, pitch), 2, sizes),
          tagAt(CORNERS.stay, middleOf(6, six, pitch), 2, sizes),
          tagAt(CORNERS.landmark, middleOf(7, six, pitch), 1, sizes),
        ];
        const middles = tags.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
        // The middle of each, where its sign is, lies outside the others.
        middles.forEach(({ x, y }, k) => {
          for (const tag of tags.filter((_, other) => other !== k)) {
            const inside = x > tag.x && x < tag.x + tag.width && y > tag.y && y < tag.y + tag.height;
            expect(inside).toBe(false);
          }
        });
      }),
    );
  });
});
