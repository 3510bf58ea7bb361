/** Curves as SVG paths. Pure. */
import type { CurvePoint, MeanPoint } from '../../credit/learningCurves.ts';

/** Where a plot is drawn, in pixels, and the range of its x axis; y runs from 0 at the bottom to 1 at the top. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

/** Tenths of a pixel: more digits only make the page longer. */
const place = (value: number): number => Math.round(10 * value) / 10;

function at(x: number, y: number, { left, right, top, bottom, start, end }: Frame): string {
  const across = left + ((x - start) / (end - start)) * (right - left);
  const up = bottom - Math.min(1, Math.max(0, y)) * (bottom - top);
  return `${place(across)} ${place(up)}`;
}

/** A line through points; empty for none. */
export function linePath(points: readonly CurvePoint[], frame: Frame): string {
  return points.length === 0 ? '' : `M${points.map(({ x, y }) => at(x, y, frame)).join('L')}`;
}

/** The area between mean − half and mean + half, kept within 0 … 1; empty for none. */
export function areaPath(mean: readonly MeanPoint[], frame: Frame): string {
  if (mean.length === 0) return '';
  const upper = mean.map(({ x, mean: y, half }) => at(x, y + half, frame));
  const lower = mean.map(({ x, mean: y, half }) => at(x, y - half, frame));
  return `M${[...upper, ...lower.reverse()].join('L')}Z`;
}
