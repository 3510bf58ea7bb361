import { describe, expect, it } from 'vitest';
import type { Geometry } from '../../../src/views/graph/captions.ts';
import { pointOn } from '../../../src/views/graph/geometry.ts';
import { type Token, tokenOnLanes, tokenSpot } from '../../../src/views/graph/token.ts';

const at = (progress: number, target = 'b'): Token => ({ trajectory: 0, step: 0, progress, source: 'a', target });

/** Two nodes of radius 20 at (0, 0) and (100, 0), and a line between their rims, 30 above the middle where it is bent. */
function ground(line: 'straight' | 'bent' | 'none'): Geometry {
  const route = {
    from: { x: 20, y: 0 },
    to: { x: 80, y: 0 },
    controls: line === 'bent' ? [{ x: 50, y: -60 }] : [],
  };
  const nodes: Readonly<Record<string, { x: number; y: number; radius: number }>> = {
    a: { x: 0, y: 0, radius: 20 },
    b: { x: 100, y: 0, radius: 20 },
  };
  return {
    bounds: { left: 0, top: 0, right: 100, bottom: 100 },
    node: (key) => nodes[key] ?? null,
    along: (_, t) => (line === 'none' ? null : pointOn(route, t)),
  };
}

describe('the token on the graph', () => {
  it('is a ring round its node before and after, and a bead half way along the drawn line', () => {
    // The ring stands 5 px off the node's rim.
    expect(tokenSpot(at(0), ground('bent'))).toEqual({ x: 0, y: 0, radius: 25, wide: 1 });
    expect(tokenSpot(at(1), ground('bent'))).toEqual({ x: 100, y: 0, radius: 25, wide: 1 });
    // ¼ · 0 + ½ · (−60) + ¼ · 0 = −30.
    expect(tokenSpot(at(0.5), ground('bent'))).toEqual({ x: 50, y: -30, radius: 7, wide: 0 });
    expect(tokenSpot(at(0.5), ground('straight'))).toEqual({ x: 50, y: 0, radius: 7, wide: 0 });
  });

  it('moves without a leap from the node to the line and from the line to the node', () => {
    for (const line of ['straight', 'bent', 'none'] as const) {
      let last = tokenSpot(at(0), ground(line));
      for (let k = 1; k <= 200; k++) {
        const next = tokenSpot(at(k / 200), ground(line));
        expect(Math.hypot((next?.x ?? 0) - (last?.x ?? 99), (next?.y ?? 0) - (last?.y ?? 99))).toBeLessThan(2);
        last = next;
      }
    }
  });

  it('goes straight where no line is drawn, and is nowhere without its nodes', () => {
    expect(tokenSpot(at(0.5), ground('none'))).toMatchObject({ x: 50, y: 0 });
    expect(tokenSpot(at(0.5, 'gone'), ground('straight'))).toBeNull();
  });

  it('leaves its node on the way round a loop', () => {
    const loop = {
      from: { x: -20, y: 0 },
      to: { x: 0, y: -20 },
      controls: [
        { x: -60, y: -20 },
        { x: -20, y: -60 },
      ],
    };
    const round: Geometry = { ...ground('none'), along: (_, t) => pointOn(loop, t) };
    // Half way the two curves meet between the control points.
    expect(tokenSpot(at(0.5, 'a'), round)).toEqual({ x: -40, y: -40, radius: 7, wide: 0 });
    // A quarter of the way: the middle of the first curve, from (−20, 0) over (−60, −20) to (−40, −40).
    expect(pointOn(loop, 0.25)).toEqual({ x: -45, y: -20 });
    expect(pointOn(loop, 0)).toEqual(loop.from);
    expect(pointOn(loop, 1)).toEqual(loop.to);
  });
});

describe('the token on the lanes', () => {
  const points = [
    [
      { x: 10, y: 5, radius: 8 },
      { x: 30, y: 5, radius: 12 },
    ],
  ];

  it('goes straight from dot to dot, and is nowhere beyond its lane', () => {
    expect(tokenOnLanes({ trajectory: 0, step: 0, progress: 0.25 }, points)).toMatchObject({ x: 15, y: 5, radius: 14 });
    expect(tokenOnLanes({ trajectory: 0, step: 1, progress: 0 }, points)).toBeNull();
    expect(tokenOnLanes({ trajectory: 4, step: 0, progress: 0 }, points)).toBeNull();
  });
});
