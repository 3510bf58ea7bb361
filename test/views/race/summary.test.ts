/** The race's figures and its CSV, by hand. */
import { describe, expect, it } from 'vitest';
import { raceCsv } from '../../../src/views/race/raceCsv.ts';
import { figuresOf, summarise } from '../../../src/views/race/summary.ts';
import { racer, setup } from './samples.ts';

describe('a run', () => {
  it('has the area under its curve, its end, and when the mean of five reached 90 %', () => {
    // Ones from the third iteration on: the five that end at the 7th (3 … 7) are the first whose mean is 0.9 or more;
    // those that end at the 6th have mean 0.84.
    const run = racer('g2po', 1, [0, 0.2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10);
    const figures = figuresOf(run.points);
    expect(figures.auc).toBeCloseTo(10.2 / 12, 12);
    expect(figures).toMatchObject({ lastTen: 1, heldOut: null, t90: 7, steps90: 70, seconds: 6 });
  });

  it('may never reach it, and then has no steps to it', () => {
    expect(figuresOf(racer('g2po', 1, [0.5, 1]).points)).toMatchObject({ auc: 0.75, t90: null, steps90: null });
  });

  it('is judged by its last evaluation', () => {
    const [first, second] = racer('g2po', 1, [0, 0]).points;
    const points = [{ ...first, heldOut: 0.25 }, { ...second, heldOut: 0.75 }, first];
    expect(figuresOf(points).heldOut).toBe(0.75);
  });
});

describe('a race', () => {
  it('counts finished runs only, and pairs them by seed', () => {
    const racers = [
      racer('grpo', 1, [0.1, 0.3, 0.5, 0.7]),
      racer('g2po', 1, [0.3, 0.5, 0.7, 0.9]),
      racer('grpo', 2, [0.2, 0.4, 0.6, 0.8]),
      racer('g2po', 2, [0.2, 0.2, 0.6, 0.8]),
      racer('grpo', 3, [1, 1, 1], 10, 'stopped'),
      racer('g2po', 3, [1, 1, 1, 1]),
    ];
    const { estimators, pairs } = summarise(setup, racers);
    expect(estimators.map(({ estimator, finished, of }) => [estimator, finished, of])).toEqual([
      ['grpo', 2, 3],
      ['g2po', 3, 3],
    ]);
    // GRPO: .4 and .5; the run that was stopped would have lifted it.
    expect(estimators[0].figures?.auc.mean).toBeCloseTo(0.45, 12);
    expect(estimators[1].figures?.auc.mean).toBeCloseTo((0.6 + 0.45 + 1) / 3, 12);
    expect(estimators[1].figures?.t90).toEqual({ low: null, high: null, missing: 3, of: 3 });
    // Seed 1: .6 − .4; seed 2: .45 − .5. Mean .075, above on one of two.
    expect(pairs).toMatchObject([{ first: 'g2po', second: 'grpo', difference: { above: 1, of: 2 } }]);
    expect(pairs[0].difference.interval.mean).toBeCloseTo(0.075, 12);
  });

  it('has no figures before a run is finished, and no pairs before a seed is', () => {
    const { estimators, pairs } = summarise(setup, [
      racer('grpo', 1, [0.5, 0.5, 0.5, 0.5]),
      racer('g2po', 2, [1, 1, 1, 1]),
    ]);
    expect(estimators.map(({ figures }) => figures?.auc.mean)).toEqual([0.5, 1]);
    expect(pairs).toEqual([]);
    expect(summarise(setup, []).estimators.map(({ figures }) => figures)).toEqual([null, null]);
  });

  it('compares every pair, later estimators less earlier ones, the last first', () => {
    const three = { ...setup, estimators: ['grpo', 'gigpo', 'g2po'] as const, seeds: [1] };
    const racers = three.estimators.map((estimator, k) => racer(estimator, 1, [k / 10]));
    const { pairs } = summarise(three, racers);
    expect(pairs.map(({ first, second }) => `${first} ${second}`)).toEqual(['g2po gigpo', 'g2po grpo', 'gigpo grpo']);
    expect(pairs[1].difference.interval).toMatchObject({ mean: 0.2, half: Number.NaN });
  });

  it('as CSV has a row for every iteration of every run, steps summed up', () => {
    const [first] = racer('g2po', 5, [0.25, 1], 7, 'stopped').points;
    const run = {
      ...racer('g2po', 5, [0.25, 1], 7, 'stopped'),
      points: [first, { ...first, success: 1, heldOut: 0.5 }],
    };
    expect(raceCsv([run])).toBe(
      [
        'estimator,seed,status,iteration,success_rate,held_out_success,env_steps,env_steps_total,seconds',
        'g2po,5,stopped,1,0.25,,7,7,0.5',
        'g2po,5,stopped,2,1,0.5,7,14,0.5',
        '',
      ].join('\r\n'),
    );
  });
});
