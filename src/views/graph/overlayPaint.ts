/** Paints rollouts as lanes, and the token. The caller has set the transform: one unit is a CSS pixel. */

import { drawCaptions, fontOf } from './captionLayer.ts';
import { type Caption, FRAME_PADDING, LINE_HEIGHT } from './captions.ts';
import { type Box, boxAround, clampBox } from './labels.ts';
import { between, graphShare, type Lanes, type Spot } from './lanes.ts';
import { edgeWidth, type GraphTheme } from './themes.ts';
import { shortenMiddle } from './titles.ts';
import type { TokenSpot } from './token.ts';

/** The trajectory that stands out among the lanes, and what is written at one of its steps. */
export interface LaneFocus {
  readonly trajectory: number;
  readonly step: number | null;
  /** What was done in that step; empty for none. */
  readonly caption: string;
}

export interface LanesPicture {
  readonly lanes: Lanes;
  /** The lanes' points at `t` (lanes.ts `meltAt`). */
  readonly points: readonly (readonly Spot[])[];
  readonly t: number;
  readonly focus: LaneFocus | null;
  /** Strength of each step's credit with its sign (themes.ts `signedLevel`), lane by lane; null where it is not shown. */
  readonly credit: readonly (readonly number[])[] | null;
}

/** Opacity of the other lanes where one stands out. */
const DIM = 0.32;
/** A mark smaller than this radius, in pixels, has no room for its sign. */
const LEAST_SIGN = 5;
const MOST_CAPTION = 56;
const MARKS = { success: '✓', failure: '✕' } as const;

export function paintLanes(
  context: CanvasRenderingContext2D,
  picture: LanesPicture,
  theme: GraphTheme,
  bounds: Box,
): void {
  const { lanes, points, t, focus } = picture;
  const strength = 1 - graphShare(t);
  const order = lanes.lanes.filter(({ trajectory }) => trajectory !== focus?.trajectory);
  const focused = lanes.lanes.find(({ trajectory }) => trajectory === focus?.trajectory);
  for (const lane of order) paintLane(context, picture, lane.trajectory, theme, focused ? DIM * strength : strength);
  // Last, so that it lies on top where the lanes cross.
  if (focused !== undefined) paintLane(context, picture, focused.trajectory, theme, strength);
  const at = focus === null || focus.step === null ? undefined : points[focus.trajectory]?.[focus.step];
  if (focus !== null && at !== undefined && focus.caption !== '' && t === 0) {
    drawCaptions(context, [captionAt(context, at, focus.caption, theme, bounds)], theme);
  }
}

function paintLane(
  context: CanvasRenderingContext2D,
  { lanes: { lanes, radius, mark }, points, t, focus, credit }: LanesPicture,
  trajectory: number,
  theme: GraphTheme,
  opacity: number,
): void {
  const { success, label } = lanes[trajectory];
  const steps = points[trajectory];
  const stands = focus?.trajectory === trajectory;
  context.globalAlpha = opacity;
  context.lineJoin = 'round';
  const levels = credit?.[trajectory];
  if (levels === undefined) {
    const accent = stands ? theme.accent : null;
    const width = (stands ? 4 : 2.5) * theme.lineScale;
    paintLines(context, steps, () => true, accent ?? theme.neutral, Math.min(radius, width));
    paintDots(context, steps, () => true, accent ?? theme.plain, accent ?? theme.outline, radius, theme);
  } else {
    // One path for all steps of a strength.
    for (const level of new Set(levels)) {
      const taken = (k: number) => levels[k] === level;
      const colour = (level < 0 ? theme.negative : theme.positive)[Math.abs(level)];
      paintLines(context, steps, taken, colour, Math.min(1.2 * radius, edgeWidth(Math.abs(level), theme)));
      paintDots(context, steps, taken, theme.plain, level === 0 ? theme.outline : colour, radius, theme);
      if (level !== 0 && radius >= LEAST_SIGN) paintSigns(context, steps, taken, level, theme);
    }
  }
  const picked = stands && focus.step !== null ? steps[focus.step] : undefined;
  if (picked !== undefined) paintRing(context, picked, picked.radius + 4 * theme.lineScale, theme);
  paintMark(context, steps[steps.length - 1], success, theme, mark >= LEAST_SIGN);

  if (label === null) return;
  // The numbers belong to the lanes and go with them.
  context.globalAlpha = opacity * Math.max(0, 1 - 2 * t);
  context.font = fontOf(theme, theme.titleSize + 1, stands);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = stands ? theme.accent : theme.inkSoft;
  context.fillText(String(trajectory + 1), label.x, label.y);
  context.textAlign = 'start';
  context.globalAlpha = 1;
}

/** The lines from those steps that are `taken` to the next, as one path. */
function paintLines(
  context: CanvasRenderingContext2D,
  steps: readonly Spot[],
  taken: (k: number) => boolean,
  colour: string,
  width: number,
): void {
  context.beginPath();
  steps.slice(1).forEach((to, k) => {
    if (!taken(k)) return;
    // From rim to rim: where the dots are faint, no line is to be seen through them.
    const from = steps[k];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length <= from.radius + to.radius) return;
    const [start, end] = [from.radius / length, 1 - to.radius / length];
    context.moveTo(between(from.x, to.x, start), between(from.y, to.y, start));
    context.lineTo(between(from.x, to.x, end), between(from.y, to.y, end));
  });
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** The dots of those steps that are `taken`, as one path; not the mark at the end. */
function paintDots(
  context: CanvasRenderingContext2D,
  steps: readonly Spot[],
  taken: (k: number) => boolean,
  fill: string,
  outline: string,
  radius: number,
  theme: GraphTheme,
): void {
  context.beginPath();
  steps.slice(0, -1).forEach(({ x, y, radius: size }, k) => {
    if (!taken(k)) return;
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, 2 * Math.PI);
  });
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = outline;
  context.lineWidth = Math.min(radius / 3, 1.5 * theme.lineScale);
  context.stroke();
}

/** Whether a step's credit is above or below zero, in its dot: the colour does not say it alone. */
function paintSigns(
  context: CanvasRenderingContext2D,
  steps: readonly Spot[],
  taken: (k: number) => boolean,
  level: number,
  theme: GraphTheme,
): void {
  const [sign, ink] = level < 0 ? ['−', theme.negativeInk] : ['+', theme.positiveInk];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  steps.slice(0, -1).forEach(({ x, y, radius }, k) => {
    if (!taken(k)) return;
    context.font = fontOf(theme, 1.5 * radius, true);
    context.fillText(sign, x, y);
  });
  context.textAlign = 'start';
}

/** The outcome as the graph's terminals have it: success filled, failure hollow, and the sign where it can be read. */
function paintMark(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  success: boolean,
  theme: GraphTheme,
  sign: boolean,
): void {
  const level = theme.values.length - 1;
  context.beginPath();
  context.roundRect(x - radius, y - radius, 2 * radius, 2 * radius, radius / 3);
  context.fillStyle = success ? theme.values[level] : theme.plain;
  context.fill();
  context.strokeStyle = theme.outline;
  context.lineWidth = Math.min(radius / 3, 1.5 * theme.lineScale);
  context.stroke();
  if (!sign) return;
  context.font = fontOf(theme, 1.3 * radius, true);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = success ? theme.valueInks[level] : theme.ink;
  context.fillText(success ? MARKS.success : MARKS.failure, x, y);
  context.textAlign = 'start';
}

/** A text above a point, or below it where there is no room. */
function captionAt(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  text: string,
  theme: GraphTheme,
  bounds: Box,
): Caption {
  const size = theme.edgeLabelSize;
  const short = shortenMiddle(text.replaceAll(/\s+/gu, ' '), MOST_CAPTION);
  context.font = fontOf(theme, size, false);
  const frame = {
    width: context.measureText(short).width + 2 * FRAME_PADDING,
    height: size * LINE_HEIGHT + 2 * FRAME_PADDING - 2,
  };
  const away = radius + 8 * theme.lineScale + frame.height / 2;
  const above = y - away - frame.height / 2 >= bounds.top;
  const centre = clampBox(boxAround({ x, y: above ? y - away : y + away }, frame.width, frame.height), bounds);
  return {
    id: 'lane',
    ...centre,
    size,
    lines: [[{ text: short, colour: theme.ink, bold: false }]],
    frame,
    dim: false,
  };
}

/** A bead between nodes; round a node a ring, through which its value can be read. */
export function paintToken(context: CanvasRenderingContext2D, spot: TokenSpot, theme: GraphTheme): void {
  const { x, y, radius, wide } = spot;
  context.globalAlpha = 1;
  paintRing(context, spot, radius, theme);
  context.globalAlpha = 1 - wide;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = theme.accent;
  context.fill();
  context.globalAlpha = 1;
}

/** A ring in the accent, set off from whatever lies below by the paper's colour. */
function paintRing(context: CanvasRenderingContext2D, { x, y }: Spot, radius: number, theme: GraphTheme): void {
  for (const [colour, width] of [
    [theme.paper, 7 * theme.lineScale],
    [theme.accent, 3.5 * theme.lineScale],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
