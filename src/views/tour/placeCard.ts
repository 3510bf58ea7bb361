/** Where the card of the tour goes: beside what it points at, always within the window. Pure. */
import type { Box, Size } from '../controls/placeTooltip.ts';

const GAP = 14;
const MARGIN = 12;

/**
 * Upper left corner in CSS pixels: below the target, else above, right or left of it, the first that has the room; where none
 * has, in the target's lower right corner. Without a target in the middle of the window.
 */
export function placeCard(
  target: Box | null,
  card: Size,
  window: Size,
): { readonly left: number; readonly top: number } {
  const within = (start: number, size: number, room: number) => Math.max(MARGIN, Math.min(start, room - size - MARGIN));
  const at = (left: number, top: number) => ({
    left: within(left, card.width, window.width),
    top: within(top, card.height, window.height),
  });
  if (target === null) return at((window.width - card.width) / 2, (window.height - card.height) / 2);
  const { left, top, right, bottom } = target;
  if (bottom + GAP + card.height + MARGIN <= window.height) return at(left, bottom + GAP);
  if (top - GAP - card.height >= MARGIN) return at(left, top - GAP - card.height);
  if (right + GAP + card.width + MARGIN <= window.width) return at(right + GAP, top);
  if (left - GAP - card.width >= MARGIN) return at(left - GAP - card.width, top);
  return at(right - GAP - card.width, bottom - GAP - card.height);
}
