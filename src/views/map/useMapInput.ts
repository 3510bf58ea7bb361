/** Pointer and keyboard on the maps: what they rest on, what they pick, and which cell of each map Tab comes to. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useLab, useView } from '../lab.tsx';
import type { GridModel } from './cells.ts';
import {
  elementOn,
  moveBy,
  nextWithin,
  type OnMap,
  onMap,
  pickElement,
  restOn,
  type Spot,
  spotOf,
  transitionToward,
} from './picking.ts';

/** Where on which map an event was; null beside the maps. */
function spotAt(target: EventTarget | null): Spot | null {
  const element = target instanceof Element ? target.closest<SVGElement>('[data-transition], [data-cell]') : null;
  if (element === null) return null;
  const { map, transition } = element.dataset;
  const cell = element.closest<SVGElement>('[data-cell]')?.dataset.cell;
  return { map: Number(map), cell: Number(cell), transition: transition ?? null };
}

function sameSpot(a: Spot | null, b: Spot | null): boolean {
  return a?.map === b?.map && a?.cell === b?.cell && a?.transition === b?.transition;
}

/** @param place the element that holds the maps */
export function useMapInput(model: GridModel, place: RefObject<HTMLElement | null>) {
  const { view } = useLab();
  const selection = useView((state) => state.selection);
  const { grid, maps } = model;
  const [spot, setSpot] = useState<Spot | null>(null);
  /** Where the keyboard was last, map by map. */
  const [been, setBeen] = useState<readonly (number | undefined)[]>([]);
  const visit = (map: number, cell: number) => {
    if (been[map] !== cell) setBeen(maps.map((_, k) => (k === map ? cell : been[k])));
  };
  // A selection made elsewhere is where the keyboard starts from.
  const [followed, setFollowed] = useState(selection);
  if (followed !== selection) {
    setFollowed(selection);
    const selected = onMap(selection, model);
    if (selected !== null) visit(spotOf(selected).map, spotOf(selected).cell);
  }
  const start = grid.landmarks.find(({ id }) => id === 'start')?.cell ?? 0;
  const active = maps.map((_, map) => been[map] ?? start);

  const focus = (selector: string, options?: FocusOptions) =>
    place.current?.querySelector<SVGElement>(selector)?.focus(options);
  // Opened by its key, the map has the keyboard at once; a click on the switch keeps the focus there.
  const open = useEffectEvent(() => {
    if (document.activeElement?.closest('.switch') == null) focus('[data-cell][tabindex="0"]', { preventScroll: true });
  });
  useEffect(() => open(), []);
  // What it rested on is not to stay lit in the graph that comes back.
  useEffect(() => () => view.setState({ hover: null }), [view]);

  // The iteration on screen has changed: a transition that had the focus may be gone, its cell is still there.
  const held = useRef<Spot | null>(null);
  const keepFocus = useEffectEvent(() => {
    if (held.current === null || document.activeElement !== document.body) return;
    focus(`[data-map="${held.current.map}"][data-cell="${held.current.cell}"]`, { preventScroll: true });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another picture is drawn
  useEffect(() => keepFocus(), [model]);

  const rest = (next: Spot | null) => {
    if (sameSpot(next, spot)) return;
    setSpot(next);
    const element = elementOn(model, next);
    view.setState({ hover: element === null ? null : restOn(element, model) });
  };

  // What is selected elsewhere is what is looked at now. Where the map itself scrolls, it comes in sight.
  const follow = useEffectEvent(() => {
    const target = onMap(selection, model);
    const at = target === null ? null : spotOf(target);
    if (!sameSpot(at, spot)) rest(null);
    const scroller = place.current;
    const selected = scroller?.querySelector('[aria-selected="true"], [aria-pressed="true"]');
    if (!scroller || !selected || scroller.scrollHeight <= scroller.clientHeight) return;
    const { top, bottom } = selected.getBoundingClientRect();
    const sight = scroller.getBoundingClientRect();
    if (top < sight.top) scroller.scrollTop += top - sight.top;
    else if (bottom > sight.bottom) scroller.scrollTop += bottom - sight.bottom;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something else is selected
  useEffect(() => follow(), [selection]);

  const pick = (element: OnMap) => {
    const picked = pickElement(element, model, selection);
    if (picked !== null) view.setState({ selection: picked });
  };

  /** Whether the key was of use. */
  const press = (element: OnMap, { key, shiftKey }: KeyboardEvent): boolean => {
    const { map, cell, transition } = spotOf(element);
    const { transitions } = maps[map];
    if ((key === 'Enter' && !shiftKey) || (key === ' ' && transition !== null)) {
      pick(element);
      return true;
    }
    if (shiftKey) {
      const within = key === 'Enter';
      const to = within ? nextWithin(cell, transitions, transition) : transitionToward(key, cell, transitions, grid);
      if (to !== null) focus(`[data-map="${map}"][data-transition="${to.key}"]`);
      return within || key.startsWith('Arrow');
    }
    const next = moveBy(key, cell, grid);
    if (next !== null) focus(`[data-map="${map}"][data-cell="${next}"]`);
    return next !== null;
  };

  const handlers = {
    onPointerOver: (event: PointerEvent) => rest(spotAt(event.target)),
    onPointerLeave: () => rest(null),
    onClick: (event: MouseEvent) => {
      const element = elementOn(model, spotAt(event.target));
      if (element !== null) pick(element);
    },
    onFocus: (event: FocusEvent) => {
      const at = spotAt(event.target);
      held.current = at;
      if (at === null) return;
      visit(at.map, at.cell);
      rest(at);
    },
    onBlur: (event: FocusEvent) => {
      // An element that is taken away with the focus on it gives it to nobody.
      if (event.target.isConnected) held.current = null;
      rest(null);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const element = elementOn(model, spotAt(event.target));
      // The page's own arrow keys scrub through iterations.
      if (element !== null && press(element, event)) event.preventDefault();
    },
  };
  return { active, rested: elementOn(model, spot), handlers };
}
