/** The token that walks a trajectory over the drawn graph: where it is. Pure. */
import { bundleKey } from '../../credit/keys.ts';
import type { Geometry } from './captions.ts';
import { between, type Spot } from './lanes.ts';
import type { Point } from './slots.ts';

/** A token on its way along one step of a trajectory. */
export interface Token {
  readonly trajectory: number;
  /** 0-based. */
  readonly step: number;
  /** 0 at the step's own node, 1 at the node that it leads to. */
  readonly progress: number;
  /** Keys of the two nodes. */
  readonly source: string;
  readonly target: string;
}

/** The token on screen: round a node it is a ring (`wide` 1), between nodes a bead (`wide` 0). */
export interface TokenSpot extends Spot {
  readonly wide: number;
}

/** Share of a step in which the token leaves its node for the edge, and again to come from the edge into the next node. */
const DOORSTEP = 0.18;

/** Radius of the bead, pixels. */
export const BEAD = 7;
/** Distance of the ring from its node's rim, pixels. */
const CLEARANCE = 5;

/**
 * Where a token is: on its bundle's line as it is drawn, curve and loop too; straight from node to node where none is drawn.
 * Null where one of the two nodes is not drawn.
 * @param bead radius of the bead, pixels
 */
export function tokenSpot(token: Token, geometry: Geometry, bead = BEAD): TokenSpot | null {
  const { source, target, progress } = token;
  const from = geometry.node(source);
  const to = geometry.node(target);
  if (from === null || to === null) return null;
  const key = bundleKey(source, target);
  const line = (t: number): Point =>
    geometry.along(key, t) ?? { x: between(from.x, to.x, t), y: between(from.y, to.y, t) };
  const near = progress < DOORSTEP ? from : to;
  const wide = Math.max(0, 1 - Math.min(progress, 1 - progress) / DOORSTEP);
  const onLine = line(Math.min(1, Math.max(0, (progress - DOORSTEP) / (1 - 2 * DOORSTEP))));
  return {
    x: between(onLine.x, near.x, wide),
    y: between(onLine.y, near.y, wide),
    radius: between(bead, near.radius + CLEARANCE, wide),
    wide,
  };
}

/** The token on the lanes, before and while they melt: straight from point to point. Null beyond its lane. */
export function tokenOnLanes(
  { trajectory, step, progress }: Pick<Token, 'trajectory' | 'step' | 'progress'>,
  points: readonly (readonly Spot[])[],
): TokenSpot | null {
  const from = points[trajectory]?.[step];
  const to = points[trajectory]?.[step + 1];
  if (from === undefined || to === undefined) return null;
  return {
    x: between(from.x, to.x, progress),
    y: between(from.y, to.y, progress),
    radius: between(from.radius, to.radius, progress) + CLEARANCE,
    wide: 1,
  };
}
