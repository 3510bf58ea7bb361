/** One transition of the map: an arrow to another cell, or a tag at a corner of its own where it leads out of the map or nowhere. */
import type { Point } from '../graph/slots.ts';
import type { GraphTheme } from '../graph/themes.ts';
import type { Drawn, Standing } from './CellView.tsx';
import type { MapTransition } from './cells.ts';
import { arrowBetween, CORNERS, middleOf, tagAt } from './geometry.ts';
import { transitionLook } from './look.ts';
import { Sign, signOf } from './marks.tsx';

interface TransitionProps extends Drawn {
  readonly transition: MapTransition;
  readonly standing: Standing;
  readonly dimmed: boolean;
}

export function TransitionView(props: TransitionProps) {
  const { transition, standing, dimmed, map, nameOfTransition } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons in SVG
    <g
      role="button"
      tabIndex={-1}
      aria-label={nameOfTransition(transition)}
      aria-pressed={standing === 'selected'}
      data-map={map}
      data-transition={transition.key}
      data-dim={dimmed}
      className="map-transition"
    >
      {transition.kind === 'move' ? <Arrow {...props} /> : <Tag {...props} kind={transition.kind} />}
    </g>
  );
}

/** Colour and opacity of what lies under a transition: the selection before the halo of a critical one. */
function underlay(standing: Standing, halo: string | null, theme: GraphTheme): { colour: string; opacity: number } {
  if (standing !== 'plain') return { colour: theme.accent, opacity: standing === 'selected' ? 0.55 : 0.3 };
  return { colour: halo ?? 'none', opacity: 0.22 };
}

const pointsOf = (points: readonly Point[]) => points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

function Arrow({ transition, standing, model, sizes, theme, scale }: TransitionProps) {
  const { box, pitch, widest } = sizes;
  const { colour, strength, signInk, halo } = transitionLook(transition, theme, scale);
  const to = transition.to === null ? transition.from : transition.to.cell;
  const {
    outline,
    from,
    to: tip,
    sign,
  } = arrowBetween(
    middleOf(transition.from, model.grid, pitch),
    middleOf(to, model.grid, pitch),
    Math.max(1.4, strength * widest),
    sizes,
  );
  const under = underlay(standing, halo, theme);
  const line = { x1: from.x, y1: from.y, x2: tip.x, y2: tip.y };
  return (
    <>
      <line {...line} stroke="transparent" strokeWidth={Math.max(24, box * 0.5)} className="map-hit" />
      {under.colour !== 'none' && (
        <polygon
          points={pointsOf(outline)}
          fill={under.colour}
          stroke={under.colour}
          strokeWidth={box * (standing === 'plain' ? 0.2 : 0.28)}
          strokeLinejoin="round"
          opacity={under.opacity}
        />
      )}
      <polygon points={pointsOf(outline)} fill={colour} />
      {signInk !== null && (
        <Sign name={signOf(transition.spread?.mean ?? 0)} at={sign} size={Math.max(6, box * 0.23)} colour={signInk} />
      )}
      <line {...line} strokeWidth={box * 0.5} className="map-focus" />
    </>
  );
}

function Tag(props: TransitionProps & { readonly kind: Exclude<MapTransition['kind'], 'move'> }) {
  const { transition, kind, standing, model, sizes, theme, scale } = props;
  const { tag, pitch } = sizes;
  const { colour, strength, signInk, halo } = transitionLook(transition, theme, scale);
  const place = tagAt(CORNERS[kind], middleOf(transition.from, model.grid, pitch), signInk === null ? 1 : 2, sizes);
  const under = underlay(standing, halo, theme);
  const around = (by: number) => ({
    x: place.x - by,
    y: place.y - by,
    width: place.width + 2 * by,
    height: place.height + 2 * by,
    rx: place.height / 2 + by,
  });
  const size = tag * 0.66;
  // What neither earns nor loses and leads nowhere is all over an untrained policy's map.
  const quiet = kind === 'stay' && signInk === null && halo === null;
  const middle = place.y + tag / 2;
  return (
    <>
      <rect {...around(Math.max(0, (24 - tag) / 2))} fill="transparent" className="map-hit" />
      {under.colour !== 'none' && <rect {...around(tag * 0.28)} fill={under.colour} opacity={under.opacity} />}
      <rect
        {...around(quiet ? -1.5 : 0)}
        fill="var(--paper)"
        stroke={quiet ? 'none' : colour}
        strokeWidth={1 + strength * 2}
      />
      <Sign
        name={kind}
        at={{ x: place.x + tag * 0.52, y: middle }}
        size={size}
        colour={quiet ? theme.outline : theme.ink}
      />
      {signInk !== null && (
        <Sign
          name={signOf(transition.spread?.mean ?? 0)}
          at={{ x: place.x + tag * 1.12, y: middle }}
          size={size * 0.8}
          colour={signInk}
        />
      )}
      <rect {...around(3)} className="map-focus" />
    </>
  );
}
