/** The page: the training run, or imported rollouts in its place. Whichever is not on screen stays as it is. */
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RecordingsControl } from '../store/recordings.ts';
import { ConnectedGraph } from '../views/ConnectedGraph.tsx';
import type { GraphView } from '../views/graph/graphView.ts';
import { LabContext } from '../views/lab.tsx';
import type { TraceFormat } from '../views/traces/formats.ts';
import { DropCatcher } from '../views/traces/ImportButton.tsx';
import { TracesContext } from '../views/traces/traces.tsx';
import { RecordingSwitch } from './RecordingSwitch.tsx';
import type { TraceLab } from './traceLab.ts';

// A training run paints without it.
const TracesApp = lazy(async () => ({ default: (await import('../views/traces/TracesApp.tsx')).TracesApp }));

/** What both pages have. */
export interface PageParts {
  readonly graph: ReactNode;
  /** The graph as it is in view; null while there is none. */
  readonly view: () => GraphView | null;
}

interface RootProps {
  readonly traceLab: TraceLab;
  /** The page of the training run, and what the header of the imported one has at its end. */
  readonly training: (parts: PageParts) => ReactNode;
  readonly importedMenus: (parts: PageParts) => ReactNode;
  readonly recordings: RecordingsControl;
  readonly recordingMenus: (parts: PageParts) => ReactNode;
}

export function Root({ traceLab, training, importedMenus, recordings, recordingMenus }: RootProps) {
  const { lab, traces } = traceLab;
  const graphView = useRef<GraphView | null>(null);
  const active = useStore(traces.store, (state) => state.active);
  const formats = useFormats();
  const parts = useMemo(
    (): PageParts => ({
      graph: (
        <ConnectedGraph
          onView={(view) => {
            graphView.current = view;
          }}
        />
      ),
      view: () => graphView.current,
    }),
    [],
  );
  return (
    <TracesContext value={traces}>
      <DropCatcher formats={formats} recordings={recordings.store}>
        <RecordingSwitch recordings={recordings} parts={parts} menus={recordingMenus(parts)}>
          {active ? (
            <LabContext value={lab}>
              <Suspense>
                <TracesApp graph={parts.graph} menus={importedMenus(parts)} formats={formats} />
              </Suspense>
            </LabContext>
          ) : (
            training(parts)
          )}
        </RecordingSwitch>
      </DropCatcher>
    </TracesContext>
  );
}

/** The rollout formats; their code comes after the first picture. */
function useFormats(): readonly TraceFormat[] {
  const [formats, setFormats] = useState<readonly TraceFormat[]>([]);
  useEffect(() => {
    // Where it cannot be loaded a file is read all the same: its worker has them too.
    import('../traces/registry.ts').then(
      ({ traceAdapters }) => setFormats(traceAdapters),
      () => {},
    );
  }, []);
  return formats;
}
