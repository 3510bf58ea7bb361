/** The world that is being edited as a small drawing: every state, and arrows for where its actions lead. */
import { useMemo } from 'react';
import { FAILURE_KEY, SUCCESS_KEY } from '../../credit/keys.ts';
import { graphText } from '../../text/graph.ts';
import { worldText } from '../../text/world.ts';
import type { GraphScene, SceneBundle } from '../graph/memory.ts';
import { place } from '../graph/place.ts';
import type { Point } from '../graph/slots.ts';
import { previewScene, stateKey } from './previewScene.ts';
import type { Sketch } from './sketch.ts';

/** Width of the drawing, in its units: about as many pixels on a wide window, so that names are legible. */
const WIDTH = 430;
/** Heights between which it grows with the rows of its placement, and what is left of their distance. */
const HEIGHTS = { least: 170, most: 560 };
const SQUEEZE = 0.62;
const RADIUS = 12;
const MARGIN = 38;
/** How far an arrow bends where there is one the other way too. */
const BEND = 10;
/** Width of a letter of a name, on average. */
const LETTER = 5.6;
/** Letters of a name that are shown however near its neighbours are. */
const LEAST_LETTERS = 7;

interface PreviewProps {
  readonly sketch: Sketch;
  /** Ids of states that look like another. */
  readonly alike: ReadonlySet<number>;
  /** A state was clicked. */
  readonly onPick: (state: number) => void;
}

export function Preview({ sketch, alike, onPick }: PreviewProps) {
  const { states } = sketch;
  const { scene, places, height, letters } = useMemo(() => {
    const made = previewScene({ states });
    return { scene: made, ...fitted(made) };
  }, [states]);
  return (
    <figure className="world-preview">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={worldText.previewName(states.length, scene.bundles.size)}
      >
        <defs>
          <marker
            id="world-arrow"
            className="world-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 .8 7.5 4 0 7.2z" />
          </marker>
        </defs>
        {[...scene.bundles.values()].map((bundle) => {
          const [from, to] = [places.get(bundle.source), places.get(bundle.target)];
          if (from === undefined || to === undefined) return null;
          return (
            <path key={bundle.key} className="world-edge" d={arrow(bundle, from, to)} markerEnd="url(#world-arrow)">
              <title>{bundle.actions.map(({ action }) => action).join(' / ')}</title>
            </path>
          );
        })}
        {states.map(({ id, name, start, text }, i) => {
          const at = places.get(stateKey(id));
          if (at === undefined) return null;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the form is all there by keyboard
            <g
              key={id}
              className="world-node"
              data-start={start}
              data-alike={alike.has(id)}
              transform={`translate(${at.x} ${at.y})`}
              onClick={() => onPick(id)}
            >
              <title>{text}</title>
              <circle r={RADIUS} />
              <text y={RADIUS + 12}>{name.trim() === '' ? String(i + 1) : cut(name, letters)}</text>
            </g>
          );
        })}
        <Terminal at={places.get(SUCCESS_KEY)} kind="success" />
        <Terminal at={places.get(FAILURE_KEY)} kind="failure" />
      </svg>
      <figcaption className="soft">{worldText.previewHint}</figcaption>
    </figure>
  );
}

function Terminal({ at, kind }: { readonly at: Point | undefined; readonly kind: 'success' | 'failure' }) {
  if (at === undefined) return null;
  return (
    <g className="world-node" data-kind={kind} transform={`translate(${at.x} ${at.y})`}>
      <rect x={-RADIUS + 2} y={-RADIUS + 2} width={2 * RADIUS - 4} height={2 * RADIUS - 4} rx={4} />
      <path d={kind === 'success' ? 'M-5 0-1.5 4 5-4' : 'M-4-4 4 4M4-4-4 4'} />
      <text y={RADIUS + 11}>{graphText[kind]}</text>
    </g>
  );
}

/** The placement of a scene, brought to the width of the drawing, and how many letters a name may have there. */
function fitted(scene: GraphScene) {
  const { places: all, columns } = place(scene, null);
  // Placement keeps room for both outcomes, whether anything leads there or not.
  const places = new Map([...all].filter(([key]) => scene.nodes.has(key)));
  const points = [...places.values()];
  const extent = (of: (point: Point) => number) => {
    const from = Math.min(...points.map(of));
    return { from, size: Math.max(1, Math.max(...points.map(of)) - from) };
  };
  const [x, y] = [extent((point) => point.x), extent((point) => point.y)];
  const height = Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, SQUEEZE * y.size + 2 * MARGIN));
  const spread = (from: number, size: number, to: number) => (at: number) =>
    MARGIN + ((at - from) / size) * (to - 2 * MARGIN);
  const [across, down] = [spread(x.from, x.size, WIDTH), spread(y.from, y.size, height)];
  const column = (WIDTH - 2 * MARGIN) / Math.max(1, columns.length - 1);
  return {
    places: new Map([...places].map(([key, at]): [string, Point] => [key, { x: across(at.x), y: down(at.y) }])),
    height,
    letters: Math.max(LEAST_LETTERS, Math.floor((1.4 * column) / LETTER)),
  };
}

/** A name of at most so many letters. */
function cut(name: string, letters: number): string {
  const all = [...name];
  return all.length <= letters ? name : `${all.slice(0, letters - 1).join('')}…`;
}

/** The line of an arrow from rim to rim: straight, bent where the other way exists too, a loop above a state. */
function arrow({ selfLoop, opposite }: SceneBundle, from: Point, to: Point): string {
  if (selfLoop) {
    const [x, y] = [from.x, from.y - RADIUS];
    return `M${x - 6} ${y + 2}C${x - 20} ${y - 20} ${x + 20} ${y - 20} ${x + 6} ${y + 1}`;
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const bend = opposite ? BEND : 0;
  const middle = { x: (from.x + to.x) / 2 - 2 * bend * uy, y: (from.y + to.y) / 2 + 2 * bend * ux };
  const start = rim(from, middle, RADIUS);
  const end = rim(to, middle, RADIUS + 2);
  return `M${start}Q${middle.x} ${middle.y} ${end}`;
}

/** The point of a circle that faces another point. */
function rim(centre: Point, towards: Point, radius: number): string {
  const length = Math.hypot(towards.x - centre.x, towards.y - centre.y) || 1;
  return `${centre.x + ((towards.x - centre.x) * radius) / length} ${centre.y + ((towards.y - centre.y) * radius) / length}`;
}
