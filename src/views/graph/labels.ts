/** Label placement on screen, as on a map: by priority, each at the first of its positions that is free, else not at all. Pure. */
import type { Point } from './slots.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelWish {
  readonly id: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Centres, the best first. */
  readonly centres: readonly Point[];
  /** Higher goes first; equal ones by id. */
  readonly priority: number;
}

/** Side of the squares by which what is taken is looked up. */
const CELL = 64;

/** Places that are taken, by squares, so that many labels stay linear. */
export class TakenBoxes {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes === undefined) this.#cells.set(cell, [box]);
      else boxes.push(box);
    }
  }

  isFree(box: Box): boolean {
    return cellsOf(box).every((cell) => !this.#cells.get(cell)?.some((other) => overlap(box, other)));
  }
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) cells.push(`${x}/${y}`);
  }
  return cells;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isWithin(box: Box, { left, top, right, bottom }: Box): boolean {
  return box.left >= left && box.top >= top && box.right <= right && box.bottom <= bottom;
}

export function boxAround({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/**
 * Centres of the labels that are shown: no two overlap, none overlaps an obstacle, and each lies whole within the bounds.
 * @param obstacles boxes that stay clear: nodes, panels
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Box[],
  bounds: Box,
): ReadonlyMap<string, Point> {
  const taken = new TakenBoxes();
  for (const box of obstacles) taken.add(box);
  const shown = new Map<string, Point>();
  const byPriority = [...wishes].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const { id, width, height, centres } of byPriority) {
    const centre = centres.find((candidate) => {
      const box = boxAround(candidate, width, height);
      return isWithin(box, bounds) && taken.isFree(box);
    });
    if (centre === undefined) continue;
    taken.add(boxAround(centre, width, height));
    shown.set(id, centre);
  }
  return shown;
}

/** The box moved, as little as possible, into the bounds; at their start where it is larger. */
export function clampBox(box: Box, bounds: Box): Point {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const left = Math.max(bounds.left, Math.min(bounds.right - width, box.left));
  const top = Math.max(bounds.top, Math.min(bounds.bottom - height, box.top));
  return { x: left + width / 2, y: top + height / 2 };
}

/** Room between a box and the line that it stands at, and between it and the line's ends. */
const ASIDE = 14;
const BEYOND = 3;

/**
 * Centre of a box that has to be shown, near a line. What it is about stays in sight: the ends of the line, then the other
 * nodes, then the box itself, then the line. Other lines may be covered.
 * @param line points on it, the best first; not empty
 */
export function placeAtLine(
  line: readonly Point[],
  size: { readonly width: number; readonly height: number },
  clear: { readonly ends: readonly Box[]; readonly others: readonly Box[]; readonly panels: readonly Box[] },
  bounds: Box,
): Point {
  const centres = aroundLine(line, size, clear.ends).map((centre) =>
    clampBox(boxAround(centre, size.width, size.height), bounds),
  );
  const covered = centres.map((centre) => {
    const box = boxAround(centre, size.width, size.height);
    const hit = (boxes: readonly Box[]) => boxes.filter((other) => overlap(box, other)).length;
    const ofLine = line.filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom).length;
    return 1e6 * hit(clear.ends) + 1e4 * hit(clear.others) + 100 * hit(clear.panels) + ofLine;
  });
  return centres[covered.indexOf(Math.min(...covered))];
}

/** Centres, the best first: above and below a point of the line, beside it, on it; then beyond its ends. */
function aroundLine(
  line: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
  ends: readonly Box[],
): readonly Point[] {
  const half = height / 2;
  const along = line.flatMap((point) => {
    const { x, y } = point;
    const [left, right] = [x - width / 2 - ASIDE, x + width / 2 + ASIDE];
    const beside = [y, y - half, y + half].flatMap((level) => [
      { x: right, y: level },
      { x: left, y: level },
    ]);
    return [{ x, y: y - half - ASIDE }, { x, y: y + half + ASIDE }, ...beside, point];
  });
  const [{ x, y }] = line;
  const top = Math.min(y, ...ends.map((box) => box.top));
  const bottom = Math.max(y, ...ends.map((box) => box.bottom));
  return [...along, { x, y: top - half - BEYOND }, { x, y: bottom + half + BEYOND }];
}

/** A text in at most two lines: broken at " · ", else at the space nearest to the middle, where one line would be too wide. */
export function wrapTitle(title: string, maxWidth: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(title) <= maxWidth) return [title];
  const middle = title.length / 2;
  const breaks = [...title.matchAll(/ · | /gu)].map((match) => ({
    at: match.index,
    length: match[0].length,
    // A break between the parts of a title is worth a longer line.
    cost: Math.abs(match.index + match[0].length / 2 - middle) - (match[0].length > 1 ? 6 : 0),
  }));
  const best = breaks.reduce((least, one) => (one.cost < least.cost ? one : least), {
    at: -1,
    length: 0,
    cost: Infinity,
  });
  if (best.at < 0) return [title];
  return [title.slice(0, best.at), title.slice(best.at + best.length)];
}
