/** A study as curves with whiskers on uPlot, themed by CSS custom properties. */
import uPlot from 'uplot';
import { lookOf } from '../race/look.ts';
import { dodged, reachOf, type StudyCurve } from './curves.ts';
import type { Figure } from './figures.ts';

export interface StudyPlotOptions {
  readonly container: HTMLElement;
  readonly curves: readonly StudyCurve[];
  readonly figure: Figure;
  /** The size that the pointer is nearest to; null when it leaves. */
  readonly onPoint: (size: number | null) => void;
}

/** Value of a CSS custom property where the chart stands. */
function property(element: HTMLElement, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Room beyond the first and the last size, in log₂. */
const MARGIN = 0.4;

/** Half the width of a whisker's ends, in CSS pixels. */
const CAP = 2.5;

/** Draws once; another theme, figure or study needs another plot. */
export function createStudyPlot({ container, curves, figure, onPoint }: StudyPlotOptions): uPlot {
  const { x, y, half } = dodged(curves);
  const sizes = curves[0]?.points.map(({ size }) => size) ?? [];
  const splits = sizes.map(Math.log2);
  const [low, high] = reachOf(curves, figure.range);
  const room = 0.03 * (high - low);
  const width = Number(property(container, '--chart-line')) || 2;
  // Whole pixels, as in charts/plot.ts.
  const fontSize = Math.round(Number.parseFloat(property(container, '--chart-font-size'))) || 11;
  const axis = {
    stroke: property(container, '--ink-soft'),
    font: `${fontSize}px ${property(container, '--font') || 'sans-serif'}`,
    ticks: { show: false },
    gap: 3,
  };
  const looks = curves.map(({ estimator }) => {
    const { colour, dash } = lookOf(estimator);
    return { colour: property(container, colour), dash: dash.split(' ').filter(Boolean).map(Number) };
  });
  return new uPlot(
    {
      width: Math.max(60, container.clientWidth),
      height: Math.max(40, container.clientHeight),
      padding: [fontSize / 2, fontSize, 0, 0],
      legend: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: () => [splits[0] - MARGIN, splits[splits.length - 1] + MARGIN] },
        y: { range: () => [low - (low < 0 ? room : 0), high + room] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 1.6 * fontSize,
          splits: () => splits,
          values: () => sizes.map(String),
        },
        {
          ...axis,
          grid: { stroke: property(container, '--line'), width: 1 },
          size: 3.6 * fontSize,
          space: 2.2 * fontSize,
          values: (_, ticks) => ticks.map(figure.writeTick),
        },
      ],
      series: [
        {},
        ...looks.map(
          ({ colour, dash }): uPlot.Series => ({
            stroke: colour,
            width,
            dash,
            spanGaps: true,
            points: { show: true, size: 3 * width, width: 0, stroke: colour, fill: colour },
          }),
        ),
      ],
      hooks: {
        draw: [(plot) => drawWhiskers(plot, half, looks)],
        setCursor: [
          ({ cursor: { idx, left = -1 } }) =>
            onPoint(left < 0 || idx === null || idx === undefined ? null : sizes[Math.floor(idx / curves.length)]),
        ],
      },
    },
    [[...x], ...y.map((column) => [...column])],
    container,
  );
}

/** A line from end to end of each interval. */
function drawWhiskers(
  plot: uPlot,
  half: readonly (readonly (number | null)[])[],
  looks: readonly { readonly colour: string }[],
): void {
  const { ctx, data } = plot;
  const cap = CAP * uPlot.pxRatio;
  ctx.save();
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([]);
  half.forEach((widths, k) => {
    ctx.strokeStyle = looks[k].colour;
    ctx.beginPath();
    widths.forEach((width, at) => {
      const mean = data[k + 1][at];
      if (width === null || mean === null || mean === undefined) return;
      const x = plot.valToPos(data[0][at], 'x', true);
      const [bottom, top] = [plot.valToPos(mean - width, 'y', true), plot.valToPos(mean + width, 'y', true)];
      ctx.moveTo(x - cap, bottom);
      ctx.lineTo(x + cap, bottom);
      ctx.moveTo(x, bottom);
      ctx.lineTo(x, top);
      ctx.moveTo(x - cap, top);
      ctx.lineTo(x + cap, top);
    });
    ctx.stroke();
  });
  ctx.restore();
}
