/** Where a tooltip goes: near its anchor, off the control it explains, always within the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const MARGIN = 8;

/**
 * Upper left corner in CSS pixels. 'below' the anchor, or above it where the window ends; 'beside' it to the right, else to the
 * left, so that the rows below a form field stay free, or as 'below' where there is no room.
 */
export function placeTooltip(
  anchor: Box,
  tip: Size,
  window: Size,
  side: 'below' | 'beside' = 'below',
): { readonly left: number; readonly top: number } {
  const within = (start: number, size: number, room: number) => Math.max(MARGIN, Math.min(start, room - size - MARGIN));
  if (side === 'beside') {
    const [right, left] = [anchor.right + 2 * GAP, anchor.left - 2 * GAP - tip.width];
    const fits = right + tip.width <= window.width - MARGIN ? right : left >= MARGIN ? left : null;
    if (fits !== null) {
      return { left: within(fits, tip.width, window.width), top: within(anchor.top, tip.height, window.height) };
    }
  }
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - tip.height;
  const top = below + tip.height <= window.height - MARGIN || above < MARGIN ? below : above;
  return { left: within(anchor.left, tip.width, window.width), top: within(top, tip.height, window.height) };
}
