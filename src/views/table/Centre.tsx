/** The middle of the page: the graph, or one of its twins laid over it, the map of a grid or the table; or how right the estimators are. */
import { lazy, type ReactNode, Suspense, use, useEffect, useRef, useState } from 'react';
import type { ViewState } from '../../store/view.ts';
import { accuracyText } from '../../text/accuracy.ts';
import { compareText } from '../../text/compare.ts';
import { mapText } from '../../text/map.ts';
import { searchText } from '../../text/search.ts';
import { tableText } from '../../text/table.ts';
import type { WorldId } from '../../worlds/registry.ts';
import { GraphBook, GraphBookContext, KeptPlacementsContext } from '../graph/graphBook.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { centreShown, centresOffered } from '../map/offered.ts';
import { usePageActions } from '../pageActions.tsx';

const GraphTable = lazy(async () => ({ default: (await import('./GraphTable.tsx')).GraphTable }));
const Accuracy = lazy(async () => ({ default: (await import('../accuracy/Accuracy.tsx')).Accuracy }));
const Compare = lazy(async () => ({ default: (await import('../compare/Compare.tsx')).Compare }));
const WorldMap = lazy(async () => ({ default: (await import('../map/WorldMap.tsx')).WorldMap }));

/** The world on screen; null where imported rollouts are. */
function useShownWorld(): WorldId | null {
  const { trains } = useLab();
  return useRun((state) => (trains ? state.config.world : null));
}

/** What the middle of the page shows in this world. */
export function useCentre(): ViewState['centre'] {
  const world = useShownWorld();
  return useView((state) => centreShown(state.centre, world));
}

/** The graph stays in place while a twin is shown: it keeps its memory and camera, and can be saved as a picture. */
export function Centre({ graph }: { readonly graph?: ReactNode }) {
  const shown = useCentre();
  const covered = shown !== 'graph';
  const place = useRef<HTMLDivElement>(null);
  const lab = useLab();
  const kept = use(KeptPlacementsContext);
  const [book] = useState(() => new GraphBook(kept?.of(lab)));
  useEffect(() => {
    if (!covered) return;
    return () => {
      // The twin took the focus with it: keys and Tab go on in the graph that is back in its place.
      if (document.activeElement !== document.body) return;
      const graph = place.current?.querySelector<HTMLElement>('.graph-canvas') ?? place.current;
      graph?.focus({ preventScroll: true });
    };
  }, [covered]);
  return (
    <GraphBookContext value={book}>
      <div ref={place} className="centre-graph" data-hidden={covered} inert={covered} tabIndex={-1}>
        {graph}
      </div>
      <Suspense>
        {shown === 'map' && <WorldMap />}
        {shown === 'table' && <GraphTable />}
        {shown === 'accuracy' && <Accuracy />}
        {shown === 'compare' && <Compare />}
      </Suspense>
    </GraphBookContext>
  );
}

const centreWords = (): Readonly<Record<ViewState['centre'], { readonly name: string; readonly hint?: string }>> => ({
  graph: { name: tableText.graph },
  map: { name: mapText.map, hint: mapText.hint },
  table: { name: tableText.table, hint: tableText.hint },
  accuracy: { name: accuracyText.name, hint: accuracyText.hint },
  compare: { name: compareText.name, hint: compareText.hint },
});

/** The search, and what the middle of the page shows. */
export function CentreSwitch() {
  const { view } = useLab();
  const { search } = usePageActions();
  const world = useShownWorld();
  const centre = useCentre();
  const words = centreWords();
  return (
    <>
      <button
        type="button"
        className="button-round search-open"
        aria-label={searchText.open}
        title={searchText.open}
        onClick={search}
      >
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="5.8" cy="5.8" r="4.3" />
          <path d="m9.2 9.2 3.8 3.8" />
        </svg>
      </button>
      <fieldset className="switch">
        <legend className="visually-hidden">{tableText.show}</legend>
        {centresOffered(world).map((id) => (
          <label key={id} title={words[id].hint}>
            <input
              type="radio"
              name="centre"
              className="visually-hidden"
              checked={centre === id}
              onChange={() => view.setState({ centre: id })}
            />
            {words[id].name}
          </label>
        ))}
      </fieldset>
    </>
  );
}
