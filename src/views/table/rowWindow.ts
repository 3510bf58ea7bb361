/** Which rows of a long table are in sight: only those are in the document. All rows are equally high. */

export interface Viewport {
  /** CSS pixels from the top of the first row to the top of what is seen. */
  readonly scrollTop: number;
  /** Height of what is seen, below the header, in CSS pixels. */
  readonly height: number;
  readonly rowHeight: number;
}

/** Rows beyond the edges that are drawn too, so that scrolling shows no gap. */
const OVERSCAN = 8;

/** Rows first … end − 1 to draw, of `count`. */
export function rowsInSight(
  { scrollTop, height, rowHeight }: Viewport,
  count: number,
): { readonly first: number; readonly end: number } {
  const top = Math.floor(scrollTop / rowHeight) - OVERSCAN;
  const bottom = Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN;
  const end = Math.min(count, Math.max(0, bottom));
  return { first: Math.max(0, Math.min(top, end)), end };
}

/** Where to scroll so that a row is wholly in sight: as little as possible, not at all where it is. */
export function scrollToRow({ scrollTop, height, rowHeight }: Viewport, row: number): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
