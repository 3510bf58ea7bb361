import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { FAILURE_KEY, SUCCESS_KEY } from '../../../src/credit/keys.ts';
import { trajectoryLength } from '../../../src/credit/rollouts.ts';
import {
  alongLanes,
  ease,
  graphShare,
  laneAt,
  laneNodes,
  layLanes,
  meltAt,
  type Spot,
} from '../../../src/views/graph/lanes.ts';
import { anyRollouts, paths } from '../../credit/samples.ts';
import { stateKey } from './scenes.ts';

const two = paths(['room 0 -go-> room 1 -take-> success', 'room 0 -wait-> failure']);
const box = { left: 0, top: 0, right: 226, bottom: 200 };

describe('laying lanes out', () => {
  it('puts one dot a step at equal distances and the outcome last, centred in the box', () => {
    // 26 px for the numbers leave 200, in which 2 steps of at most 64 px (128) are centred: the first dot at 26 + 36 = 62.
    // Two lanes of at most 52 px (104) are centred in 200: from 48, so that their middles are 74 and 126.
    const { lanes, step, height, radius, mark } = layLanes(two, box);
    expect({ step, height, radius, mark }).toEqual({ step: 64, height: 52, radius: 8, mark: 12 });
    expect(lanes.map(({ points }) => points)).toEqual([
      [
        { x: 62, y: 74, radius: 8 },
        { x: 126, y: 74, radius: 8 },
        { x: 190, y: 74, radius: 12 },
      ],
      [
        { x: 62, y: 126, radius: 8 },
        { x: 126, y: 126, radius: 12 },
      ],
    ]);
    expect(lanes.map(({ success }) => success)).toEqual([true, false]);
  });

  it('numbers every lane where there is room, else those whose numbers do not touch', () => {
    const numbered = (count: number, bottom: number) =>
      layLanes(paths(Array.from({ length: count }, () => 'room 0 -go-> success')), { ...box, bottom }).lanes.flatMap(
        ({ label, trajectory }) => (label === null ? [] : [trajectory + 1]),
      );
    expect(numbered(8, 200)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // 10 px a lane for numbers 15 px high: every second one; 1 would touch 2.
    expect(numbered(8, 80)).toEqual([2, 4, 6, 8]);
    // 4 px a lane: every fifth, and the first.
    expect(numbered(12, 48)).toEqual([1, 5, 10]);
  });

  it('stays in its box with any rollouts, and no dot touches another', () => {
    fc.assert(
      fc.property(
        anyRollouts,
        fc.integer({ min: 60, max: 1500 }),
        fc.integer({ min: 40, max: 900 }),
        (rollouts, right, bottom) => {
          const { lanes, step, height, radius } = layLanes(rollouts, { left: 10, top: 20, right, bottom });
          for (const { points, trajectory } of lanes) {
            expect(points.length).toBe(trajectoryLength(rollouts, trajectory) + 1);
            for (const { x, y } of points) {
              expect(x).toBeGreaterThanOrEqual(10);
              expect(x).toBeLessThanOrEqual(right + 1e-9);
              expect(y).toBeGreaterThanOrEqual(20);
              expect(y).toBeLessThanOrEqual(bottom + 1e-9);
            }
          }
          expect(2 * radius).toBeLessThan(Math.min(step, height));
        },
      ),
    );
  });
});

describe('melting', () => {
  const lanes = layLanes(two, box);
  const nodes = laneNodes(two, buildStateGraph(two));
  const places = new Map<string, Spot>([
    [stateKey(0), { x: 0, y: 0, radius: 20 }],
    [stateKey(1), { x: 100, y: 50, radius: 16 }],
    [SUCCESS_KEY, { x: 200, y: 0, radius: 23 }],
    [FAILURE_KEY, { x: 200, y: 100, radius: 23 }],
  ]);
  const spots = nodes.map((keys) => keys.map((key) => places.get(key) ?? null));

  it('knows the node of every step, and of the outcome', () => {
    expect(nodes).toEqual([
      [stateKey(0), stateKey(1), SUCCESS_KEY],
      [stateKey(0), FAILURE_KEY],
    ]);
  });

  it('has a number of each step beside its dot, and none beside the outcome', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        const along = alongLanes(rollouts, Float64Array.from(rollouts.position));
        expect(along).toEqual(layLanes(rollouts, box).lanes.map(({ points }) => points.slice(1).map((_, k) => k)));
      }),
    );
  });

  it('leads from the lanes to the nodes, half of the way at t = ½', () => {
    expect(meltAt(lanes, spots, 0)).toEqual(lanes.lanes.map(({ points }) => points));
    expect(meltAt(lanes, spots, 1)).toEqual(spots);
    // (62, 74) and (0, 0); (126, 126) and (200, 100).
    expect(meltAt(lanes, spots, 0.5)[0][0]).toEqual({ x: 31, y: 37, radius: 14 });
    expect(meltAt(lanes, spots, 0.5)[1][1]).toEqual({ x: 163, y: 113, radius: 17.5 });
  });

  it('leaves a point in its lane whose node is not drawn', () => {
    expect(meltAt(lanes, [[null], []], 0.7)).toEqual(meltAt(lanes, spots, 0));
  });

  it('brings steps together that saw the same, and no others', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        const keys = laneNodes(rollouts, buildStateGraph(rollouts));
        const columns = new Map([...new Set(keys.flat())].map((key, x) => [key, x]));
        const apart = keys.map((lane) => lane.map((key) => ({ x: columns.get(key) ?? -1, y: 0, radius: 1 })));
        const melted = meltAt(layLanes(rollouts, box), apart, 1);
        expect(melted.map((lane) => lane.map(({ x }) => x))).toEqual(
          keys.map((lane) => lane.map((key) => columns.get(key))),
        );
      }),
    );
  });

  it('is eased at both ends, and shows the graph in its last part', () => {
    // 3t² − 2t³
    expect([-1, 0, 0.25, 0.5, 0.75, 1, 2].map(ease)).toEqual([0, 0, 0.15625, 0.5, 0.84375, 1, 1]);
    expect([0, 0.6, 1].map(graphShare)).toEqual([0, 0, 1]);
    expect(graphShare(0.8)).toBeCloseTo(0.5, 12);
  });
});

describe('what is under the pointer', () => {
  const lanes = layLanes(two, box);

  it.each<[string, number, number, ReturnType<typeof laneAt>]>([
    ['a dot', 126, 74, { trajectory: 0, step: 1 }],
    ['the lane nearer to one dot than to the next', 90, 80, { trajectory: 0, step: 0 }],
    ['the number before the first dot', 20, 126, { trajectory: 1, step: null }],
    ['the outcome', 190, 74, { trajectory: 0, step: null }],
    ['the paper right of a short lane', 190, 126, null],
    ['the paper above the lanes', 126, 40, null],
  ])('is %s', (_, x, y, expected) => {
    expect(laneAt(lanes, { x, y })).toEqual(expected);
  });
});
