/** A live graph in an element, for as long as that is on the page. */
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { createGraphView } from './adapter.ts';
import { Cadence } from './cadence.ts';
import { useGraphBook } from './graphBook.ts';
import type { GraphCallbacks, GraphView } from './graphView.ts';
import type { SharedCadence } from './sharedCadence.ts';
import type { GraphTheme } from './themes.ts';

export interface GraphViewInput extends Required<GraphCallbacks> {
  /** Fills a positioned element that has a size. */
  readonly container: RefObject<HTMLElement | null>;
  readonly theme: GraphTheme;
  /** What several drawings share where they stand beside each other; absent, it keeps its own. */
  readonly cadence?: SharedCadence;
  /** Hands out the running view, and null when it ends. */
  readonly onView: (view: GraphView | null) => void;
  /** The element changed its size; the view follows after this. */
  readonly onResize?: (view: GraphView) => void;
}

/** The view, null until Cytoscape is there; and whether it could not be had. */
export function useGraphView(input: GraphViewInput): { readonly view: GraphView | null; readonly failed: boolean } {
  const { container, cadence } = input;
  const book = useGraphBook();
  const [view, setView] = useState<GraphView | null>(null);
  const [failed, setFailed] = useState(false);
  const select = useEffectEvent(input.onSelect);
  const point = useEffectEvent(input.onHover);
  const taken = useEffectEvent(input.onCameraMoved);
  const camera = useEffectEvent(input.onCamera);
  const handOut = useEffectEvent(input.onView);
  const resized = useEffectEvent((changed: GraphView) => input.onResize?.(changed));
  const firstTheme = useEffectEvent(() => input.theme);

  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let ended = false;
    let created: GraphView | null = null;
    const callbacks: GraphCallbacks = {
      onSelect: (selection) => select(selection),
      onHover: (selection) => point(selection),
      onCameraMoved: (byUser) => taken(byUser),
      onCamera: (place, byUser) => camera(place, byUser),
    };
    const options = { placements: book.placements, cadence: cadence?.member() ?? new Cadence() };
    createGraphView(element, callbacks, firstTheme(), options).then(
      (next) => {
        if (ended) {
          next.destroy();
          return;
        }
        created = next;
        setView(next);
        handOut(next);
      },
      () => setFailed(true),
    );
    const observer = new ResizeObserver(() => {
      if (created === null) return;
      resized(created);
      created.resize();
    });
    observer.observe(element);
    return () => {
      ended = true;
      observer.disconnect();
      created?.destroy();
      setView(null);
      handOut(null);
    };
  }, [container, cadence, book]);

  useEffect(() => view?.setTheme(input.theme), [view, input.theme]);
  return { view, failed };
}
