/** Small signs of the map, drawn and not written, so that they look the same in every font. */
import type { Point } from '../graph/slots.ts';

/** Strokes on a square from −5 to 5. */
const STROKES = {
  start: 'M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0M-.6 0a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0',
  key: 'M-4.2 0a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0H4.2V2.2M1.8 0V2',
  vault: 'M-3.6-3.6H3.6V3.6H-3.6ZM-1.2 0a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0',
  success: 'M-3.6.4-1.2 3 3.6-3',
  failure: 'M-3-3 3 3M3-3-3 3',
  phase: 'M-3.4-3-.4 0-3.4 3M.6-3 3.6 0 .6 3',
  stay: 'M2.9-1.9A3.5 3.5 0 1 0 3.4 1.1M3.4-4.4 3.2-1.5.4-2',
  plus: 'M-3.2 0H3.2M0-3.2V3.2',
  minus: 'M-3.2 0H3.2',
} as const satisfies Readonly<Record<string, string>>;

type Stroke = keyof typeof STROKES;

const isStroke = (name: string): name is Stroke => name in STROKES;

interface SignProps {
  /** A name from the table above; of any other the first letter is written. */
  readonly name: string;
  readonly at: Point;
  /** Side of the square that it fills, CSS pixels. */
  readonly size: number;
  readonly colour: string;
}

export function Sign({ name, at, size, colour }: SignProps) {
  if (!isStroke(name)) {
    return (
      <text x={at.x} y={at.y} fontSize={size} fill={colour} className="map-text">
        {name.slice(0, 1).toUpperCase()}
      </text>
    );
  }
  return (
    <path
      d={STROKES[name]}
      transform={`translate(${at.x} ${at.y}) scale(${size / 10})`}
      fill="none"
      stroke={colour}
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** The sign of an advantage: what colour says, said again. */
export function signOf(mean: number): 'plus' | 'minus' {
  return mean > 0 ? 'plus' : 'minus';
}
