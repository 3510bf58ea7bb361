/** Curves over the iterations, on uPlot, with marks where settings changed. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';
import { chartsText, chartText } from '../../text/charts.ts';
import { joining } from '../../text/joining.ts';
import { useLab, useSettings, useView } from '../lab.tsx';
import { WithSymbols } from '../symbols.tsx';
import { ChangeList, ChangeMarks } from './ChangeMarks.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import type { LineChart as Chart } from './catalog.ts';
import { type ChangeNote, noteNear } from './changes.ts';
import { type ChartData, firstColumn, useMetricsOnScreen } from './chartData.ts';
import { createPlot } from './plot.ts';

/** How near the pointer comes to a mark to read it, in CSS pixels. */
const REACH_PX = 6;

interface LineChartProps {
  readonly chart: Chart;
  readonly data: ChartData;
  readonly notes: readonly ChangeNote[];
  /** More to say on hover than the chart's own help. */
  readonly help?: ReactNode;
}

export function LineChart({ chart, data, notes, help }: LineChartProps) {
  const text = chartText[chart.id];
  const unit = 'unit' in text ? ` ${text.unit}` : '';
  const iteration = useMetricsOnScreen(data)?.iteration ?? 0;
  const first = firstColumn.get(chart.id) ?? 0;
  const readings = chart.lines.flatMap(({ format, label, mark }, k) => {
    const reading = data.history.upTo(first + k, iteration);
    return reading === null
      ? []
      : [{ value: `${format(reading.value)}${label === undefined ? unit : ''}`, label: label?.(), mark }];
  });
  const spoken = readings
    .map(({ value, label }) => (label === undefined ? value : `${value} ${label}`))
    .join(joining.comma);
  const changed =
    notes.length === 0 ? '' : ` ${chartsText.changesSpoken(notes.map(({ text }) => text).join(joining.semicolon))}`;
  return (
    <ChartFrame
      id={chart.id}
      help={
        <>
          <span>
            <WithSymbols text={text.help} />
          </span>
          {help}
          <ChangeList notes={notes} />
        </>
      }
      readings={readings.map(({ value, label, mark }) => (
        <span key={label ?? ''} className={mark === undefined ? 'reading' : `reading ${mark}`}>
          {value}
          {label !== undefined && <span className="reading-label"> {label}</span>}
        </span>
      ))}
    >
      <Plot
        chart={chart}
        data={data}
        first={first}
        notes={notes}
        label={chartsText.spoken(text.title, spoken) + changed}
      />
    </ChartFrame>
  );
}

interface PlotProps extends Omit<LineChartProps, 'help'> {
  /** Index of the first line's column. */
  readonly first: number;
  readonly label: string;
}

function Plot({ chart, data, first, notes, label }: PlotProps) {
  const lab = useLab();
  const theme = useSettings((state) => state.theme);
  const marked = useView((state) => state.iteration);
  const container = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<uPlot | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other fonts and widths, so the plot is made anew
  useEffect(() => {
    const holder = container.current;
    if (holder === null) return;
    const made = createPlot({
      chart,
      container: holder,
      onPick: (iteration) =>
        lab.view.setState({ iteration: iteration >= lab.run.getState().records.length ? null : iteration }),
      marked: () => lab.view.getState().iteration,
    });
    setPlot(made);
    const resize = new ResizeObserver(() => {
      // Hidden behind a tab a chart has no size; it gets one when it comes back.
      if (holder.clientWidth > 0) made.setSize({ width: holder.clientWidth, height: holder.clientHeight });
    });
    resize.observe(holder);
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => made.redraw(false);
    scheme.addEventListener('change', redraw);
    return () => {
      resize.disconnect();
      scheme.removeEventListener('change', redraw);
      made.destroy();
    };
  }, [chart, lab, theme]);

  useEffect(() => {
    const { iterations, columns } = data.history;
    plot?.setData([iterations, ...columns.slice(first, first + chart.lines.length)]);
  }, [plot, data, chart, first]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the plot reads the iteration itself when it draws
  useEffect(() => {
    plot?.redraw(false);
  }, [plot, marked]);

  useEffect(() => {
    if (plot === null || notes.length === 0) return;
    // On the element that uPlot listens to: marks of their own would keep the pointer from it.
    const { over } = plot;
    const say = ({ offsetX }: PointerEvent) => {
      const place = plot.posToVal(offsetX, 'x');
      over.title = noteNear(notes, place, plot.posToVal(offsetX + REACH_PX, 'x') - place)?.text ?? '';
    };
    over.addEventListener('pointermove', say);
    return () => {
      over.removeEventListener('pointermove', say);
      over.title = '';
    };
  }, [plot, notes]);

  return (
    <div ref={container} className="plot" role="img" aria-label={label}>
      {plot !== null && createPortal(<ChangeMarks notes={notes} last={data.run.metrics.length} />, plot.over)}
    </div>
  );
}
