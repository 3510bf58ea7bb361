/** What the charts draw, taken from the run store a few times a second: a run at full speed reports more often than that. */
import { useEffect, useState } from 'react';
import type { RunState } from '../../store/run.ts';
import { useLab, useView } from '../lab.tsx';
import { charts, columnsOf } from './catalog.ts';
import { History, type Metrics } from './history.ts';

/** Shortest time between two redraws: a curve does not change more often to the eye. */
const REDRAW_EVERY_MS = 250;

const { reads, first } = columnsOf(charts);
/** Index of each line chart's first column in the history. */
export const firstColumn = first;

/** A new object with every redraw. */
export interface ChartData {
  readonly run: Pick<RunState, 'config' | 'changes' | 'metrics'>;
  readonly history: History;
}

/** The data of the charts; the component draws again when they have changed, at most four times a second. */
export function useChartData(): ChartData {
  const lab = useLab();
  const [data, setData] = useState<ChartData>(() => ({ run: lab.run.getState(), history: new History(reads) }));
  const { history } = data;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = Number.NEGATIVE_INFINITY;
    const take = () => {
      timer = undefined;
      last = performance.now();
      const run = lab.run.getState();
      history.take(run);
      setData({ run, history });
    };
    take();
    const unsubscribe = lab.run.subscribe((now, before) => {
      const same = now.metrics === before.metrics && now.run === before.run && now.changes === before.changes;
      if (same || timer !== undefined) return;
      timer = setTimeout(take, Math.max(0, last + REDRAW_EVERY_MS - performance.now()));
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [lab, history]);
  return data;
}

/** The metrics of the iteration on screen; of the newest finished one where the page follows it. Undefined before any. */
export function useMetricsOnScreen({ run: { metrics } }: ChartData): Metrics | undefined {
  const iteration = useView((state) => state.iteration);
  return metrics[Math.min(iteration ?? metrics.length, metrics.length) - 1];
}
