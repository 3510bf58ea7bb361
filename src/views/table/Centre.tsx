/** The middle of the page: the graph, or its twin as a table laid over it. */
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { searchText } from '../../text/search.ts';
import { tableText } from '../../text/table.ts';
import { useLab, useView } from '../lab.tsx';
import { usePageActions } from '../pageActions.tsx';

const GraphTable = lazy(async () => ({ default: (await import('./GraphTable.tsx')).GraphTable }));

/** The graph stays in place while the table is shown: it keeps its memory and camera, and can be saved as a picture. */
export function Centre({ graph }: { readonly graph?: ReactNode }) {
  const table = useView((state) => state.centre === 'table');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!table) return;
    return () => {
      // The table took the focus with it: Tab goes on from the graph that is back in its place.
      if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    };
  }, [table]);
  return (
    <>
      <div ref={place} className="centre-graph" data-hidden={table} inert={table} tabIndex={-1}>
        {graph}
      </div>
      {table && (
        <Suspense>
          <GraphTable />
        </Suspense>
      )}
    </>
  );
}

/** The search, and graph or table. */
export function CentreSwitch() {
  const { view } = useLab();
  const { search } = usePageActions();
  const centre = useView((state) => state.centre);
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
      <fieldset className="switch" title={tableText.hint}>
        <legend className="visually-hidden">{tableText.show}</legend>
        {(['graph', 'table'] as const).map((id) => (
          <label key={id}>
            <input
              type="radio"
              name="centre"
              className="visually-hidden"
              checked={centre === id}
              onChange={() => view.setState({ centre: id })}
            />
            {tableText[id]}
          </label>
        ))}
      </fieldset>
    </>
  );
}
