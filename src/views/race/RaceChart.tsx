/** One chart of the race: a bold line with its interval for each estimator, a thin one for each seed, names at the ends. */
import { type PointerEvent, useMemo, useState } from 'react';
import { heightAt } from '../../credit/learningCurves.ts';
import type { Racer, RaceSetup } from '../../store/race.ts';
import { raceText } from '../../text/race.ts';
import { grouped, percent } from '../format.ts';
import { type Axis, axisEnd, type Measure, type RaceCurve, raceCurves, spreadLabels, ticksOf } from './curves.ts';
import { labelOf, lookOf } from './look.ts';
import { areaPath, type Frame, linePath } from './paths.ts';
import { type Size, useSize } from './useSize.ts';

/** Room round the plot, in widths of a character: numbers at the left, names of estimators at the right. */
const ROOM = { left: 5.4, right: 9.2, top: 1, bottom: 2 } as const;
/** Least distance of ticks along the axis, in the same unit. */
const TICK_DISTANCE = 9;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** Width of a character as a share of the type's size. */
const CHARACTER = 0.58;

interface RaceChartProps {
  readonly setup: RaceSetup;
  readonly racers: readonly Racer[];
  readonly measure: Measure;
  readonly axis: Axis;
}

export function RaceChart({ setup, racers, measure, axis }: RaceChartProps) {
  const [holder, size] = useSize<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const curves = useMemo(() => raceCurves(setup, racers, measure, axis), [setup, racers, measure, axis]);
  const end = axisEnd(setup, racers, axis);
  const readings = curves.map(({ estimator, lead }) => {
    const height = at === null ? (lead.at(-1)?.y ?? null) : heightAt(lead, at);
    return { estimator, text: percent(height) };
  });
  const spoken = readings.map(({ estimator, text }) => raceText.chartReading(labelOf(estimator), text)).join(', ');
  return (
    <figure className="race-chart">
      <figcaption>
        <b>{raceText.axes[axis]}</b>
        <span className="figure">
          {at !== null && `${raceText.at(raceText.axisNames[axis], grouped(Math.round(at)))}: ${spoken}`}
        </span>
      </figcaption>
      <div
        ref={holder}
        className="race-plot"
        role="img"
        aria-label={raceText.chartLabel(raceText.measures[measure], raceText.axes[axis], spoken)}
      >
        {size !== null && (
          <Plot size={size} curves={curves} axis={axis} end={end} measure={measure} at={at} onPoint={setAt} />
        )}
        {curves.every(({ seeds }) => seeds.length === 0) && <p className="soft race-empty">{raceText.noCurve}</p>}
      </div>
    </figure>
  );
}

interface PlotProps {
  readonly size: Size;
  readonly curves: readonly RaceCurve[];
  readonly axis: Axis;
  readonly end: number;
  readonly measure: Measure;
  readonly at: number | null;
  readonly onPoint: (x: number | null) => void;
}

function Plot({ size: { width, height }, curves, axis, end, measure, at, onPoint }: PlotProps) {
  const type = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const unit = CHARACTER * type;
  const frame: Frame = {
    left: ROOM.left * unit,
    right: width - ROOM.right * unit,
    top: ROOM.top * type,
    bottom: height - ROOM.bottom * type,
    start: axis === 'iterations' ? 1 : 0,
    end,
  };
  const xOf = (x: number) => frame.left + ((x - frame.start) / (frame.end - frame.start)) * (frame.right - frame.left);
  const yOf = (y: number) => frame.bottom - y * (frame.bottom - frame.top);
  const ticks = ticksOf(frame.start, end, Math.max(2, Math.floor((frame.right - frame.left) / (TICK_DISTANCE * unit))));
  const whole = ticks.filter(Number.isInteger);
  const ends = curves.flatMap(({ estimator, lead }) => {
    const last = lead.at(-1);
    return last === undefined ? [] : [{ estimator, last }];
  });
  const heights = spreadLabels(
    ends.map(({ last }) => yOf(last.y)),
    1.15 * type,
    frame.top,
    frame.bottom,
  );
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const within =
      (event.clientX - event.currentTarget.getBoundingClientRect().left - frame.left) / (frame.right - frame.left);
    const x = frame.start + within * (frame.end - frame.start);
    if (within < 0 || within > 1) return onPoint(null);
    onPoint(axis === 'iterations' ? Math.round(x) : x);
  };
  return (
    // The numbers that the pointer reads are in the table below, too.
    <svg
      width={width}
      height={height}
      aria-hidden="true"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPoint(null)}
    >
      {SHARES.map((share) => (
        <g key={share}>
          <path className="race-grid" d={`M${frame.left} ${yOf(share)}H${frame.right}`} />
          <text className="race-tick" x={frame.left - 0.7 * unit} y={yOf(share) + 0.34 * type} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {whole.map((x) => (
        <text key={x} className="race-tick" x={xOf(x)} y={frame.bottom + 1.35 * type} textAnchor="middle">
          {axis === 'envSteps' && x >= 1000 ? raceText.thousand(grouped(x / 1000)) : x}
        </text>
      ))}
      {curves.map(({ estimator, seeds }) =>
        seeds.map(({ seed, points }) => (
          <path
            key={`${estimator} ${seed}`}
            className="race-seed"
            style={{ stroke: `var(${lookOf(estimator).colour})` }}
            d={linePath(points, frame)}
          />
        )),
      )}
      {curves.map(({ estimator, band }) => (
        <path
          key={estimator}
          className="race-band"
          style={{ fill: `var(${lookOf(estimator).colour})` }}
          d={areaPath(band, frame)}
        />
      ))}
      {curves.map(({ estimator, lead }) => {
        const { colour, dash } = lookOf(estimator);
        const style = { stroke: `var(${colour})`, fill: `var(${colour})` };
        return (
          <g key={estimator} style={style}>
            <path className="race-lead" strokeDasharray={dash} d={linePath(lead, frame)} />
            {(measure === 'heldOut' || lead.length === 1) &&
              (axis === 'iterations' || lead.length <= 40) &&
              lead.map(({ x, y }) => <circle key={x} cx={xOf(x)} cy={yOf(y)} r={3} stroke="none" />)}
          </g>
        );
      })}
      {ends.map(({ estimator, last }, k) => (
        <g key={estimator} style={{ fill: `var(${lookOf(estimator).colour})` }}>
          <text className="race-end" x={Math.min(xOf(last.x), frame.right) + 0.8 * unit} y={heights[k] + 0.34 * type}>
            {labelOf(estimator)}
          </text>
        </g>
      ))}
      {at !== null && <path className="race-cursor" d={`M${xOf(at)} ${frame.top}V${frame.bottom}`} />}
    </svg>
  );
}
