import { describe, expect, it } from 'vitest';
import { charts, columnsOf } from '../../../src/views/charts/catalog.ts';
import { History, type Metrics } from '../../../src/views/charts/history.ts';

function metrics(iteration: number, changes: Partial<Metrics> = {}): Metrics {
  return {
    iteration,
    successRate: iteration / 10,
    watchedSuccessRate: null,
    familySuccess: {},
    meanLength: 20 - iteration,
    envSteps: 100,
    kl: 0,
    clipFraction: 0,
    entropy: 1,
    loss: 0,
    gradientNorm: 1,
    groupSize: 2,
    singletonShare: 0.5,
    noVarianceShare: 0.25,
    peakAdvantage: 3,
    seconds: { rollout: 0, credit: 0, update: 0 },
    ...changes,
  };
}

describe('the history of a run', () => {
  const reads = [(m: Metrics) => m.successRate, (m: Metrics) => m.watchedSuccessRate];

  it('grows by what is new and leaves what it has', () => {
    const history = new History(reads);
    const first = [metrics(1), metrics(2)];
    expect(history.take({ run: 0, metrics: first })).toBe(true);
    expect(history.take({ run: 0, metrics: first })).toBe(false);
    const column = history.columns[0];
    // A changed past would show that entries are read again.
    const later = [metrics(1, { successRate: 0.99 }), metrics(2), metrics(3, { watchedSuccessRate: 0.5 })];
    expect(history.take({ run: 0, metrics: later })).toBe(true);
    expect(history.columns[0]).toBe(column);
    expect(history.iterations).toEqual([1, 2, 3]);
    expect(history.columns).toEqual([
      [0.1, 0.2, 0.3],
      [null, null, 0.5],
    ]);
    expect([history.latest(0), history.latest(1)]).toEqual([0.3, 0.5]);
  });

  it('starts over with another run', () => {
    const history = new History(reads);
    history.take({ run: 0, metrics: [metrics(1), metrics(2)] });
    expect(history.take({ run: 1, metrics: [] })).toBe(true);
    expect(history.iterations).toEqual([]);
    expect(history.latest(0)).toBeNull();
    history.take({ run: 1, metrics: [metrics(1)] });
    expect(history.columns[0]).toEqual([0.1]);
  });
});

describe('the charts', () => {
  it('find their own columns', () => {
    const { reads, first } = columnsOf(charts);
    const entry = metrics(4, { kl: 0.31, noVarianceShare: 0.6, singletonShare: 0.09 });
    const values = charts.map(({ id, lines }, k) => [id, ...lines.map((_, line) => reads[first[k] + line](entry))]);
    expect(values).toEqual([
      ['success', 0.4, null],
      ['length', 16],
      ['kl', 0.31],
      ['group', 2, 0.09],
      ['flat', 0.6],
      ['entropy', 1],
      ['clip', 0],
    ]);
  });
});
