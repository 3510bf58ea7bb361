/** Where things are drawn on the map, in CSS pixels: the size of its cells, boxes, arrows and tags. Pure. */
import type { GridLayout } from '../../worlds/world.ts';
import type { Point } from '../graph/slots.ts';

type GridSize = Pick<GridLayout, 'width' | 'height'>;

/** Room for the numbers of rows and columns: above, on the left, and on the right to keep the map in the middle. */
export const AXIS = 18;

/** Least distance between the middles of neighbouring cells: below it, numbers no longer fit. */
export const LEAST_PITCH = 30;
/** As large as cells get where the map is not whole in sight anyway. */
const COMFORTABLE_PITCH = 60;
/** Cells grow no further on a large screen. */
const MOST_PITCH = 104;

/** How maps of one size are laid out side by side. */
export interface Fit {
  /** From the middle of a cell to that of its neighbour. */
  readonly pitch: number;
  /** Maps in a row. */
  readonly columns: number;
}

export interface Room {
  readonly width: number;
  /** Infinity where the page grows with what it holds. */
  readonly height: number;
  /** Of a map's caption. */
  readonly caption: number;
  /** Between maps. */
  readonly gap: number;
}

/**
 * The arrangement of `count` maps in which their cells are largest. Where not even the least cells fit, the maps keep
 * cells that can be read and scroll: side by side if the width allows, else under one another.
 */
export function fitMaps({ width, height, caption, gap }: Room, grid: GridSize, count: number): Fit {
  const across = (columns: number) => ((width - gap * (columns - 1)) / columns - 2 * AXIS) / grid.width;
  const down = (rows: number) => ((height - gap * (rows - 1)) / rows - caption - AXIS) / grid.height;
  const most = Number.isFinite(height) ? MOST_PITCH : COMFORTABLE_PITCH;
  let best: Fit = { pitch: 0, columns: 1 };
  for (let columns = 1; columns <= count; columns++) {
    const pitch = Math.floor(Math.min(across(columns), down(Math.ceil(count / columns)), most));
    if (pitch >= best.pitch) best = { pitch, columns };
  }
  if (best.pitch >= LEAST_PITCH) return best;
  if (count > 1 && across(count) >= LEAST_PITCH) return { pitch: LEAST_PITCH, columns: count };
  return { pitch: Math.max(LEAST_PITCH, Math.floor(Math.min(across(1), COMFORTABLE_PITCH))), columns: 1 };
}

/** Sizes that follow from the pitch. */
export interface Sizes {
  readonly pitch: number;
  /** Side of the box that is coloured by value; the rest of the pitch is the corridor that arrows run in. */
  readonly box: number;
  /** How far to the right of the line between two cells their arrow runs. */
  readonly aside: number;
  /** Width of the widest arrow. */
  readonly widest: number;
  /** Height of a tag at a corner of the box. */
  readonly tag: number;
}

export function sizesOf(pitch: number): Sizes {
  const box = Math.round(pitch * 0.6);
  return { pitch, box, aside: box * 0.31, widest: box * 0.18, tag: Math.max(13, Math.min(18, pitch * 0.27)) };
}

/** Middle of a cell. */
export function middleOf(cell: number, { width }: GridSize, pitch: number): Point {
  return { x: AXIS + ((cell % width) + 0.5) * pitch, y: AXIS + (Math.floor(cell / width) + 0.5) * pitch };
}

/** An arrow: a filled outline, the line along its middle, and where its sign stands. */
export interface ArrowShape {
  readonly outline: readonly Point[];
  readonly from: Point;
  readonly to: Point;
  readonly sign: Point;
}

/**
 * The arrow of a width from one cell's box to the other's. Like traffic it keeps to the right, so that a transition and
 * its reverse never meet and neither moves when the other appears. Its sign stands beside its tail on the inner side,
 * where that of the reverse leaves room for it.
 */
export function arrowBetween(from: Point, to: Point, width: number, { box, aside }: Sizes): ArrowShape {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const right = { x: -along.y, y: along.x };
  const at = (forward: number, sideways: number): Point => ({
    x: from.x + along.x * forward + right.x * (aside + sideways),
    y: from.y + along.y * forward + right.y * (aside + sideways),
  });
  // From box to box with a hair's breadth between.
  const start = box / 2 + 1.5;
  const end = length - box / 2 - 1.5;
  const headWidth = width / 2 + box * 0.06;
  const neck = Math.max(start + (end - start) * 0.35, end - headWidth * 1.5);
  return {
    outline: [
      at(start, -width / 2),
      at(neck, -width / 2),
      at(neck, -headWidth),
      at(end, 0),
      at(neck, headWidth),
      at(neck, width / 2),
      at(start, width / 2),
    ],
    from: at(start, 0),
    to: at(end, 0),
    sign: at(start + (end - start) * 0.27, -aside + box * 0.04),
  };
}

/** A corner of a cell's box, and whether the tag there reaches away from the box or over its edge. */
export interface Corner extends Point {
  readonly outwards: boolean;
}

/**
 * What stands at which corner. Of the four tags that may meet where four cells do, two reach towards the meeting point and
 * two away from it, so that none hides another.
 */
export const CORNERS = {
  landmark: { x: -1, y: -1, outwards: true },
  stay: { x: 1, y: -1, outwards: false },
  failure: { x: -1, y: 1, outwards: false },
  success: { x: 1, y: 1, outwards: true },
  phase: { x: 1, y: 1, outwards: true },
} as const satisfies Record<string, Corner>;

export interface TagBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The tag at a corner of the box round `middle`, one or two signs wide. */
export function tagAt(corner: Corner, middle: Point, parts: 1 | 2, { box, tag }: Sizes): TagBox {
  const width = parts === 1 ? tag : tag * 1.55;
  // How much of it lies beyond the side of the box.
  const beyond = corner.outwards ? width - tag / 4 : tag * 0.35;
  return {
    x: corner.x > 0 ? middle.x + box / 2 + beyond - width : middle.x - box / 2 - beyond,
    y: middle.y + corner.y * (box / 2 + 2) - tag / 2,
    width,
    height: tag,
  };
}
