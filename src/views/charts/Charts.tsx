/** Small charts of the run, one beside the other. Loaded apart from the page's first paint. */
import { useEffect, useRef, useState } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Lab } from '../../store/lab.ts';
import { chartText } from '../../text/charts.ts';
import { pageText } from '../../text/page.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { useLab, useRun, useSettings } from '../lab.tsx';
import { type Chart, charts, columnsOf } from './catalog.ts';
import { History } from './history.ts';
import { createPlot } from './plot.ts';

/** Shortest time between two redraws: a run at full speed reports more often than a curve changes to the eye. */
const REDRAW_EVERY_MS = 250;

/** Feeds plots from the run store, at most four times a second, and calls back with the history after each change. */
function connect(lab: Lab, plots: readonly uPlot[], first: readonly number[], history: History, changed: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const draw = () => {
    timer = undefined;
    last = performance.now();
    if (!history.take(lab.run.getState())) return;
    plots.forEach((plot, k) => {
      const columns = history.columns.slice(first[k], first[k] + charts[k].lines.length);
      plot.setData([history.iterations, ...columns]);
    });
    changed();
  };
  draw();
  const unsubscribe = lab.run.subscribe((now, before) => {
    if ((now.metrics === before.metrics && now.run === before.run) || timer !== undefined) return;
    timer = setTimeout(draw, Math.max(0, last + REDRAW_EVERY_MS - performance.now()));
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

export function Charts() {
  const lab = useLab();
  const theme = useSettings((state) => state.theme);
  const container = useRef<HTMLDivElement>(null);
  const [latest, setLatest] = useState<readonly (readonly (number | null)[])[]>([]);
  const empty = useRun((state) => state.metrics.length === 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other fonts and widths, so plots are made anew
  useEffect(() => {
    const holders = [...(container.current?.querySelectorAll<HTMLElement>('.plot') ?? [])];
    const { reads, first } = columnsOf(charts);
    const history = new History(reads);
    const marked = () => lab.view.getState().iteration;
    const onPick = (iteration: number) =>
      lab.view.setState({ iteration: iteration >= lab.run.getState().records.length ? null : iteration });
    const plots = holders.map((holder, k) => createPlot({ chart: charts[k], container: holder, onPick, marked }));
    const disconnect = connect(lab, plots, first, history, () =>
      setLatest(charts.map(({ lines }, k) => lines.map((_, line) => history.latest(first[k] + line)))),
    );
    const resize = new ResizeObserver(() => {
      holders.forEach((holder, k) => {
        // Hidden behind a tab a chart has no size; it gets one when it comes back.
        if (holder.clientWidth > 0) plots[k].setSize({ width: holder.clientWidth, height: holder.clientHeight });
      });
    });
    for (const holder of holders) resize.observe(holder);
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => {
      for (const plot of plots) plot.redraw(false);
    };
    scheme.addEventListener('change', redraw);
    const unsubscribe = lab.view.subscribe((now, before) => {
      if (now.iteration !== before.iteration) redraw();
    });
    return () => {
      disconnect();
      unsubscribe();
      resize.disconnect();
      scheme.removeEventListener('change', redraw);
      for (const plot of plots) plot.destroy();
    };
  }, [lab, theme]);

  return (
    <div ref={container} className="charts" data-empty={empty}>
      {charts.map((chart, k) => (
        <ChartFrame key={chart.id} chart={chart} latest={empty ? [] : (latest[k] ?? [])} />
      ))}
      {empty && <p className="charts-empty soft">{pageText.empty.charts}</p>}
    </div>
  );
}

function ChartFrame({ chart, latest }: { readonly chart: Chart; readonly latest: readonly (number | null)[] }) {
  const text = chartText[chart.id];
  const unit = 'unit' in text ? ` ${text.unit}` : '';
  const readings = chart.lines.flatMap(({ format, label, dashed }, k) => {
    const value = latest[k] ?? null;
    return value === null ? [] : [{ value: `${format(value)}${label === undefined ? unit : ''}`, label, dashed }];
  });
  const spoken = readings.map(({ value, label }) => (label === undefined ? value : `${value} ${label}`)).join(', ');
  return (
    <figure className="chart">
      <figcaption>
        <Tooltip content={text.help}>
          {(describedBy) => (
            <button type="button" className="term chart-title" aria-describedby={describedBy}>
              {text.title}
            </button>
          )}
        </Tooltip>{' '}
        <span className="soft figure">
          {readings.map(({ value, label, dashed }) => (
            <span key={label ?? ''} className={dashed ? 'reading dashed' : 'reading'}>
              {value}
              {label !== undefined && <span className="reading-label"> {label}</span>}
            </span>
          ))}
        </span>
      </figcaption>
      <div className="plot" role="img" aria-label={chartText.label(text.title, spoken)} />
    </figure>
  );
}
