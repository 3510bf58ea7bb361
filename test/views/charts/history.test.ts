import { describe, expect, it } from 'vitest';
import { charts, columnsOf } from '../../../src/views/charts/catalog.ts';
import { History, type Metrics } from '../../../src/views/charts/history.ts';
import { metrics } from './samples.ts';

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
  });

  it('starts over with another run', () => {
    const history = new History(reads);
    history.take({ run: 0, metrics: [metrics(1), metrics(2)] });
    expect(history.take({ run: 1, metrics: [] })).toBe(true);
    expect(history.iterations).toEqual([]);
    expect(history.upTo(0, 1)).toBeNull();
    history.take({ run: 1, metrics: [metrics(1)] });
    expect(history.columns[0]).toEqual([0.1]);
  });
});

describe('a run that went back to a checkpoint', () => {
  const reads = [(m: Metrics) => m.kl];

  it('loses what came after, and takes in what is computed again', () => {
    const history = new History(reads);
    history.take({ run: 0, metrics: [1, 2, 3].map((n) => metrics(n, { kl: n })) });
    expect(history.take({ run: 0, metrics: [metrics(1, { kl: 1 })] })).toBe(true);
    expect(history.columns).toEqual([[1]]);
    history.take({ run: 0, metrics: [metrics(1, { kl: 1 }), metrics(2, { kl: 7 })] });
    expect(history.iterations).toEqual([1, 2]);
    expect(history.columns).toEqual([[1, 7]]);
  });
});

describe('a reading', () => {
  it('is that of the iteration, or in a gap the last before it', () => {
    const history = new History([(m) => m.heldOutSuccess]);
    const heldOut = [null, 0.25, null, null, 0.75, null];
    history.take({ run: 0, metrics: heldOut.map((heldOutSuccess, k) => metrics(k + 1, { heldOutSuccess })) });
    const readings = [1, 2, 4, 5, 6, 99].map((iteration) => history.upTo(0, iteration));
    const early = { iteration: 2, value: 0.25 };
    const late = { iteration: 5, value: 0.75 };
    expect(readings).toEqual([null, early, early, late, late, late]);
  });
});

describe('the charts', () => {
  it('find their own columns', () => {
    const { reads, first } = columnsOf(charts);
    const entry = metrics(4, { kl: 0.31, noVarianceShare: 0.6, singletonShare: 0.09, heldOutSuccess: 0.8 });
    const values = charts.map((chart) => {
      const at = first.get(chart.id);
      if (chart.kind !== 'lines' || at === undefined) return [chart.id];
      return [chart.id, ...chart.lines.map((_, line) => reads[at + line](entry))];
    });
    expect(values).toEqual([
      ['success', 0.4, null, 0.8, null],
      ['advantages'],
      ['families'],
      ['length', 16],
      ['kl', 0.31],
      ['group', 2, 0.09],
      ['flat', 0.6],
      ['entropy', 1],
      ['clip', 0],
    ]);
  });
});
