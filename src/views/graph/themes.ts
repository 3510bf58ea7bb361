/** Looks of the graph: colours and sizes by theme, shared by the drawing and its legend. */
import { mix, oklch, readableInk } from './colour.ts';

/** Steps of the value ramp, and of the advantage's strength on either side of zero: what differs less is drawn the same. */
export const VALUE_LEVELS = 20;
export const ADVANTAGE_LEVELS = 6;

export interface GraphTheme {
  readonly id: 'light' | 'dark' | 'projector' | 'hall';
  readonly paper: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  /** Outline of nodes. */
  readonly outline: string;
  readonly ghost: string;
  readonly ghostEdge: string;
  /** Nodes before there are values. */
  readonly plain: string;
  /** Edges before there are advantages, and advantages near zero. */
  readonly neutral: string;
  /** VALUE_LEVELS + 1 colours for V from 0 to the success reward; equal steps of lightness in OKLab. */
  readonly values: readonly string[];
  /** Number colour on each of `values`. */
  readonly valueInks: readonly string[];
  /** ADVANTAGE_LEVELS + 1 colours from neutral to full strength. */
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly positiveInk: string;
  readonly negativeInk: string;
  /** Text sizes on screen, pixels: titles and transitions. */
  readonly titleSize: number;
  readonly edgeLabelSize: number;
  /** Everything drawn to scale, at zoom 1: size of the number in a node, factors of node and line sizes. */
  readonly numberSize: number;
  /** What that number has on screen at least, pixels, where the picture is a little too small for it; 0: nothing in particular. */
  readonly leastNumber: number;
  /** Rim of that number in the node's own colour, for one that is wider than the smallest nodes. */
  readonly numberOutline: number;
  readonly nodeScale: number;
  readonly lineScale: number;
  /** Factor of the dots and distances of rollouts that stand apart. */
  readonly laneScale: number;
  /** Largest zoom that fitting picks: a graph of three nodes does not fill the wall. */
  readonly largestFit: number;
  readonly font: string;
}

const FONT = 'Inter, system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

/** Colours from one lightness to another in equal steps; hue 205° is teal, clear of both advantage hues. */
function valueRamp(from: number, to: number): string[] {
  return Array.from({ length: VALUE_LEVELS + 1 }, (_, k) => {
    const t = k / VALUE_LEVELS;
    // Chroma swells in the middle, where sRGB has room for it.
    return oklch(from + (to - from) * t, 0.018 + 0.062 * Math.sin((Math.PI / 2) * Math.min(1, t * 1.35)), 205);
  });
}

/** Tints of the paper: unlike mixtures with grey they stay clean where they are weak. */
function strengthRamp(paper: string, neutral: string, full: string): string[] {
  return Array.from({ length: ADVANTAGE_LEVELS + 1 }, (_, k) =>
    k === 0 ? neutral : mix(paper, full, 0.4 + (0.6 * k) / ADVANTAGE_LEVELS),
  );
}

interface Seed extends Omit<GraphTheme, 'values' | 'valueInks' | 'positive' | 'negative'> {
  readonly valueLightness: readonly [from: number, to: number];
  readonly inks: readonly [dark: string, light: string];
  readonly positiveFull: string;
  readonly negativeFull: string;
}

function theme({ valueLightness, inks, positiveFull, negativeFull, ...rest }: Seed): GraphTheme {
  const values = valueRamp(...valueLightness);
  return {
    ...rest,
    values,
    valueInks: values.map((colour) => readableInk(colour, ...inks)),
    positive: strengthRamp(rest.paper, rest.neutral, positiveFull),
    negative: strengthRamp(rest.paper, rest.neutral, negativeFull),
  };
}

const light = {
  id: 'light',
  paper: '#f7f8fa',
  ink: '#1b2430',
  inkSoft: '#4d5a6b',
  accent: '#2456c8',
  outline: '#7f8c9c',
  ghost: '#b4bdc9',
  ghostEdge: '#dde2e9',
  plain: '#ffffff',
  neutral: '#c3cad5',
  positiveFull: '#1667d3',
  negativeFull: '#d65f00',
  positiveInk: '#0f54b3',
  negativeInk: '#ad4a00',
  valueLightness: [0.95, 0.37],
  inks: ['#00070c', '#ffffff'],
  titleSize: 11,
  edgeLabelSize: 11.5,
  numberSize: 16,
  leastNumber: 0,
  numberOutline: 0,
  nodeScale: 1,
  lineScale: 1,
  laneScale: 1,
  largestFit: 1.15,
  font: FONT,
} as const satisfies Seed;

/** For a hall: larger text, thicker lines, stronger colours on white. */
const projector = {
  ...light,
  id: 'projector',
  paper: '#ffffff',
  ink: '#0b1118',
  inkSoft: '#2d3743',
  outline: '#4c5969',
  ghost: '#a9b2be',
  ghostEdge: '#e7ebf0',
  neutral: '#aab4c1',
  positiveFull: '#0a55bd',
  negativeFull: '#c25200',
  positiveInk: '#08459b',
  negativeInk: '#963f00',
  titleSize: 15,
  edgeLabelSize: 15.5,
  numberSize: 19,
  nodeScale: 1.1,
  lineScale: 1.5,
  laneScale: 1.1,
} as const satisfies Seed;

export const graphThemes = {
  light: theme(light),
  /** On dark paper the ramp runs from dim to bright: what is worth more always stands out more. */
  dark: theme({
    ...light,
    id: 'dark',
    paper: '#14181e',
    ink: '#e8edf3',
    inkSoft: '#a6b2c1',
    accent: '#7aa7ff',
    outline: '#8391a3',
    ghost: '#566273',
    ghostEdge: '#272e38',
    plain: '#222932',
    neutral: '#465160',
    positiveFull: '#5ba4ff',
    negativeFull: '#ff9a45',
    positiveInk: '#8fc0ff',
    negativeInk: '#ffb477',
    valueLightness: [0.3, 0.88],
    inks: ['#0c141c', '#ffffff'],
  }),
  projector: theme(projector),
  /** Presenter mode on a screen of 1080 lines: what is written is 20 points or more (27 pixels). */
  hall: theme({
    ...projector,
    id: 'hall',
    titleSize: 27,
    edgeLabelSize: 27,
    numberSize: 26,
    leastNumber: 27,
    numberOutline: 3,
    // Places are the same in every theme, and neighbours must not touch: a small graph is drawn nearer instead.
    nodeScale: 1.15,
    lineScale: 1.8,
    laneScale: 1.7,
    largestFit: 1.8,
  }),
} as const satisfies Record<GraphTheme['id'], GraphTheme>;

/** The values at both ends of the ramp; low < high. */
export interface ValueEnds {
  readonly low: number;
  readonly high: number;
}

/** Index into the value ramp, 0 … VALUE_LEVELS; values out of range count as its ends. */
export function valueLevel(value: number, { low, high }: ValueEnds): number {
  return Math.round(Math.min(1, Math.max(0, (value - low) / (high - low))) * VALUE_LEVELS);
}

/** Strength of an advantage, 0 … ADVANTAGE_LEVELS; full from |A| = scale on. */
export function advantageLevel(advantage: number, scale: number): number {
  return Math.round(Math.min(1, Math.abs(advantage) / scale) * ADVANTAGE_LEVELS);
}

/** The same with the advantage's sign. */
export function signedLevel(advantage: number, scale: number): number {
  const level = advantageLevel(advantage, scale);
  return advantage < 0 && level > 0 ? -level : level;
}

/** How far a node's number may outgrow what is drawn to scale: as far as the lecture's graphs side by side need, at a zoom of 0.67. */
const NUMBER_GROWTH = 1.55;

/** Size of the number in a node at a zoom, to scale: in steps of a half, so that a camera on its way seldom changes it. */
export function numberSizeAt(
  zoom: number,
  { numberSize, leastNumber }: Pick<GraphTheme, 'numberSize' | 'leastNumber'>,
): number {
  const wanted = Math.ceil((2 * leastNumber) / zoom) / 2;
  return Math.min(NUMBER_GROWTH * numberSize, Math.max(numberSize, wanted));
}

/** Width of an edge of a strength, at zoom 1. */
export function edgeWidth(level: number, { lineScale }: Pick<GraphTheme, 'lineScale'>): number {
  return lineScale * (1.8 + level * 1.05);
}

/** How far a loop goes from the middle of its node, to the left and up, at zoom 1. */
export function loopReach({ nodeScale }: Pick<GraphTheme, 'nodeScale'>): number {
  return Math.round(46 * nodeScale);
}

/** Diameter of a node by its visits, at zoom 1: area grows with visits, within bounds. */
export function nodeDiameter(visits: number, { nodeScale }: Pick<GraphTheme, 'nodeScale'>): number {
  return Math.round(nodeScale * Math.min(50, 31 + 3.2 * Math.sqrt(Math.max(0, visits - 1))));
}

/** The usual scale of standardised advantages. */
const USUAL_SCALE = 3;

/**
 * |A| from which edges are widest: 3 for standardised advantages; where the colouring has another unit (bare means, a reward
 * of 1), the power of ten or its 2- or 5-fold that is next above the 95th percentile, so that it seldom changes.
 */
export function advantageScale(advantages: readonly number[]): number {
  const sizes = advantages.map(Math.abs).sort((a, b) => a - b);
  const high = sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 0;
  if (high === 0 || (high >= USUAL_SCALE / 5 && high <= USUAL_SCALE * 2.5)) return USUAL_SCALE;
  const unit = 10 ** Math.floor(Math.log10(high));
  const factor = [1, 2, 5].find((candidate) => candidate * unit >= high) ?? 10;
  return factor * unit;
}
