/** One chart of curves on uPlot, themed by CSS custom properties; all charts share the cursor, and a click scrubs. */
import uPlot from 'uplot';
import type { LineChart } from './catalog.ts';

/** Charts with the same key move their cursors together. */
const CURSOR = 'g2po-lab.charts';

export interface PlotOptions {
  readonly chart: LineChart;
  readonly container: HTMLElement;
  readonly onPick: (iteration: number) => void;
  /** The iteration on screen where it is not the newest, for the marker. */
  readonly marked: () => number | null;
}

/** Value of a CSS custom property where the chart stands, read at every drawing: a theme needs only a redraw. */
function property(element: HTMLElement, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Axis from 0 to a little above the largest value. */
function fromZero(_: uPlot, __: number, max: number): uPlot.Range.MinMax {
  return [0, max > 0 ? max * 1.1 : 1];
}

/** Axis over all iterations, two at least. */
function fromFirst(_: uPlot, min: number | null, max: number | null): uPlot.Range.MinMax {
  // Round a single iteration the library has made room on both sides already.
  const first = Math.max(1, min ?? 1);
  return [first, Math.max(max ?? first, first + 1)];
}

/** Least distance of two points on average, in CSS pixels: below it they would melt into a band. */
const POINT_DISTANCE = 5;

/** Whether the points of a series have room to be told apart. */
function fewEnough(plot: uPlot, series: number): boolean {
  const points = Array.from(plot.data[series]).filter((value) => value !== null).length;
  return plot.over.clientWidth >= POINT_DISTANCE * points;
}

export function createPlot({ chart, container, onPick, marked }: PlotOptions): uPlot {
  const { range, colour, lines } = chart;
  const width = Number(property(container, '--chart-line')) || 2;
  const fixed: uPlot.Range.MinMax = [range?.[0] ?? 0, range?.[1] ?? 1];
  // Whole pixels: uPlot scales the digits before "px" to the screen's, so that 10.5px would become 10.10px on a fine one.
  const fontSize = Math.round(Number.parseFloat(property(container, '--chart-font-size'))) || 11;
  const axis = {
    stroke: () => property(container, '--ink-soft'),
    font: `${fontSize}px ${property(container, '--font') || 'sans-serif'}`,
    ticks: { show: false },
    gap: 3,
  };
  const grid = { stroke: () => property(container, '--line'), width: 1 };
  const plot = new uPlot(
    {
      width: Math.max(60, container.clientWidth),
      height: Math.max(40, container.clientHeight),
      padding: [fontSize / 2, fontSize, 0, 0],
      legend: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      cursor: { y: false, drag: { x: false, y: false }, sync: { key: CURSOR }, points: { size: 5 } },
      scales: {
        x: { time: false, range: fromFirst },
        y: { range: range === undefined ? fromZero : () => fixed },
        share: { range: () => [0, 1] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 1.5 * fontSize,
          space: 4 * fontSize,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
        },
        {
          ...axis,
          grid,
          size: 3.6 * fontSize,
          space: 2.2 * fontSize,
          values: (_, ticks) => ticks.map(chart.axis),
        },
      ],
      series: [
        {},
        ...lines.map((line): uPlot.Series => {
          const stroke = () => property(container, line.colour ?? colour);
          return {
            scale: line.ownScale ? 'share' : 'y',
            stroke,
            width: line.mark === undefined ? width : width / 2,
            ...(line.mark === 'dashed' ? { dash: [4, 3] } : {}),
            spanGaps: line.mark === 'points',
            points:
              line.mark === 'points'
                ? { show: fewEnough, size: 3 * width, width: 0, stroke, fill: stroke }
                : // A line of one point would not be seen.
                  { show: (self) => self.data[0].length === 1, size: 2.5 * width },
          };
        }),
      ],
      hooks: { draw: [(self) => drawMarker(self, marked(), property(container, '--ink-soft'))] },
    },
    [[], ...lines.map(() => [])],
    container,
  );
  plot.over.addEventListener('click', () => {
    const { idx } = plot.cursor;
    const iteration = idx === null || idx === undefined ? undefined : plot.data[0][idx];
    if (iteration !== undefined) onPick(iteration);
  });
  return plot;
}

/** A line at the iteration on screen. */
function drawMarker(plot: uPlot, iteration: number | null, colour: string): void {
  if (iteration === null || plot.data[0].length === 0) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(iteration, 'x', true));
  ctx.save();
  ctx.strokeStyle = colour;
  // A dashed line drawn before leaves its dash behind.
  ctx.setLineDash([]);
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
