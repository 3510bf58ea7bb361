/** Where the parts of the page that a stop points at stand now; followed while panels unfold, load and scroll. */
import { useLayoutEffect, useState } from 'react';
import type { Box } from '../controls/placeTooltip.ts';
import type { TourTarget } from './stops.ts';

/** What moves without an event (a panel that arrives, a bar that goes) is noticed after this many milliseconds. */
const LOOK_AGAIN = 150;

const elementOf = (target: TourTarget) => document.querySelector(`[data-tour="${target}"]`);

/**
 * Boxes of those that are in view, in CSS pixels of the window. The first is scrolled there to begin with.
 * @param toTop as far up as it goes: the card covers the lower part of the window
 */
export function useTargets(targets: readonly TourTarget[], toTop: boolean): readonly Box[] {
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  useLayoutEffect(() => {
    const [first] = targets;
    elementOf(first)?.scrollIntoView({ block: toTop ? 'start' : 'nearest', inline: 'nearest' });
    const measure = () => {
      const found = targets.flatMap((target): readonly Box[] => {
        const { left, top, right, bottom } = elementOf(target)?.getBoundingClientRect() ?? new DOMRect();
        const inView = right > Math.max(left, 0) && bottom > 0 && top < window.innerHeight;
        return inView ? [{ left, top, right, bottom }] : [];
      });
      setBoxes((before) => (same(before, found) ? before : found));
    };
    measure();
    const timer = setInterval(measure, LOOK_AGAIN);
    window.addEventListener('resize', measure);
    window.addEventListener('scroll', measure, true);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', measure);
      window.removeEventListener('scroll', measure, true);
    };
  }, [targets, toTop]);
  return boxes;
}

function same(one: readonly Box[], other: readonly Box[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ left, top, right, bottom }, k) =>
        left === other[k].left && top === other[k].top && right === other[k].right && bottom === other[k].bottom,
    )
  );
}
