/** The race's curves, by hand. */
import { describe, expect, it } from 'vitest';
import { axisEnd, raceCurves, racerCurve, spreadLabels, ticksOf } from '../../../src/views/race/curves.ts';
import { areaPath, linePath } from '../../../src/views/race/paths.ts';
import { racer, setup } from './samples.ts';

describe('a racer', () => {
  const points = [
    { success: 0.1, heldOut: null, envSteps: 30, seconds: 1 },
    { success: 0.2, heldOut: 0.5, envSteps: 20, seconds: 1 },
    { success: 0.4, heldOut: null, envSteps: 10, seconds: 1 },
  ];

  it('stands at its iterations, or at the steps that it had used by then', () => {
    expect(racerCurve(points, 'success', 'iterations').map(({ x }) => x)).toEqual([1, 2, 3]);
    expect(racerCurve(points, 'success', 'envSteps')).toEqual([
      { x: 30, y: 0.1 },
      { x: 50, y: 0.2 },
      { x: 60, y: 0.4 },
    ]);
  });

  it('has held-out points where it was evaluated', () => {
    expect(racerCurve(points, 'heldOut', 'iterations')).toEqual([{ x: 2, y: 0.5 }]);
    expect(racerCurve(points, 'heldOut', 'envSteps')).toEqual([{ x: 50, y: 0.5 }]);
  });
});

describe('an estimator', () => {
  it('has the mean of its finished seeds, and a line for every seed that has begun', () => {
    const racers = [
      racer('g2po', 1, [0, 0.5, 1, 1]),
      racer('g2po', 2, [0.2, 0.5, 0.5, 1]),
      racer('g2po', 3, [1], 10, 'running'),
      racer('grpo', 1, [], 10, 'waiting'),
    ];
    const [grpo, g2po] = raceCurves(setup, racers, 'success', 'iterations');
    expect(grpo).toMatchObject({ estimator: 'grpo', seeds: [], mean: [], lead: [] });
    expect(g2po.seeds.map(({ seed, finished }) => [seed, finished])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
    expect(g2po.lead).toEqual([
      { x: 1, y: 0.1 },
      { x: 2, y: 0.5 },
      { x: 3, y: 0.75 },
      { x: 4, y: 1 },
    ]);
    // Two seeds have no band: t(1) = 12.7 would cover the chart.
    expect(g2po.band).toEqual([]);
  });

  it('is led by its first seed until one is finished', () => {
    const racers = [racer('g2po', 1, [0, 0.5], 10, 'running'), racer('g2po', 2, [0.3], 10, 'running')];
    const [, g2po] = raceCurves(setup, racers, 'success', 'iterations');
    expect(g2po.mean).toEqual([]);
    expect(g2po.lead).toEqual([
      { x: 1, y: 0 },
      { x: 2, y: 0.5 },
    ]);
  });

  it('has a band from three seeds on', () => {
    const racers = [racer('g2po', 1, [0.1]), racer('g2po', 2, [0.2]), racer('g2po', 3, [0.3])];
    const [, g2po] = raceCurves(setup, racers, 'success', 'iterations');
    expect(g2po.band.length).toBe(1);
    // Deviation .1, t(2) = 4.303: 4.303 · .1 / √3.
    expect(g2po.band[0].half).toBeCloseTo(0.248434, 5);
  });

  it('is averaged over steps where all finished seeds have been, between their points', () => {
    // One at 10, 20 steps; the other at 30, 60: they share nothing. Then at 20, 40 against 30, 60: 30 to 40.
    const apart = [racer('g2po', 1, [0, 1], 10), racer('g2po', 2, [0, 1], 30)];
    expect(raceCurves(setup, apart, 'success', 'envSteps')[1].mean).toEqual([]);
    const meeting = [racer('g2po', 1, [0, 1], 20), racer('g2po', 2, [0, 1], 30)];
    const { mean } = raceCurves(setup, meeting, 'success', 'envSteps')[1];
    expect(mean[0].x).toBe(30);
    // (30 − 20) / 20 = .5 and 0.
    expect(mean[0].mean).toBeCloseTo(0.25, 12);
    expect(mean.at(-1)?.x).toBe(40);
    // 1 and (40 − 30) / 30.
    expect(mean.at(-1)?.mean).toBeCloseTo((1 + 1 / 3) / 2, 12);
  });
});

describe('the axis', () => {
  it('has room for all iterations, or for the racer that used most steps', () => {
    const racers = [racer('g2po', 1, [0, 1], 10), racer('grpo', 1, [0], 25)];
    expect(axisEnd(setup, racers, 'iterations')).toBe(4);
    expect(axisEnd(setup, racers, 'envSteps')).toBe(25);
    expect(axisEnd({ iterations: 1 }, [], 'iterations')).toBe(2);
    expect(axisEnd(setup, [], 'envSteps')).toBe(1);
  });

  it('has round ticks, no more than asked for', () => {
    expect(ticksOf(1, 40, 5)).toEqual([10, 20, 30, 40]);
    expect(ticksOf(0, 95_000, 4)).toEqual([0, 50_000]);
    expect(ticksOf(0, 95_000, 5)).toEqual([0, 20_000, 40_000, 60_000, 80_000]);
    expect(ticksOf(1, 3, 8)).toEqual([1, 1.5, 2, 2.5, 3]);
  });

  it('keeps labels apart and within the plot', () => {
    expect(spreadLabels([50, 10, 52], 12, 0, 100)).toEqual([50, 10, 62]);
    expect(spreadLabels([95, 96], 12, 0, 100)).toEqual([88, 100]);
    expect(spreadLabels([2, 1], 12, 5, 100)).toEqual([17, 5]);
  });
});

describe('paths', () => {
  const frame = { left: 10, right: 110, top: 0, bottom: 200, start: 1, end: 3 };

  it('run through the points, up for more success', () => {
    expect(
      linePath(
        [
          { x: 1, y: 0 },
          { x: 2, y: 0.5 },
          { x: 3, y: 1 },
        ],
        frame,
      ),
    ).toBe('M10 200L60 100L110 0');
    expect(linePath([], frame)).toBe('');
  });

  it('enclose an interval within 0 … 1', () => {
    const mean = [
      { x: 1, mean: 0.5, half: 0.1 },
      { x: 3, mean: 0.9, half: 0.2 },
    ];
    expect(areaPath(mean, frame)).toBe('M10 80L110 0L110 60L10 120Z');
    expect(areaPath([], frame)).toBe('');
  });
});
