/** The page: header, settings, graph, inspector, charts and timeline in one window. */
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { pageText } from '../text/page.ts';
import { Header } from './controls/Header.tsx';
import { Notes } from './controls/Notes.tsx';
import { Shortcuts, toggleDialog } from './controls/Shortcuts.tsx';
import { TaskRow } from './controls/TaskRow.tsx';
import { Timeline } from './controls/Timeline.tsx';
import { useRun, useSettings } from './lab.tsx';
import { ScreenProvider } from './screen.tsx';

// The first paint is header, task row and graph; the panels round them follow with their own code.
const Charts = lazy(async () => ({ default: (await import('./charts/Charts.tsx')).Charts }));
const Inspector = lazy(async () => ({ default: (await import('./inspector/Inspector.tsx')).Inspector }));
const Rollouts = lazy(async () => ({ default: (await import('./trajectories/Rollouts.tsx')).Rollouts }));
const Settings = lazy(async () => ({ default: (await import('./controls/Settings.tsx')).Settings }));

/** The panels that share one place on a narrow window. */
const PANELS = ['inspector', 'rollouts', 'charts', 'settings'] as const;
type Panel = (typeof PANELS)[number];

/** Hands the theme to the style sheet, before anything is painted in the wrong colours. */
function useTheme(): void {
  const theme = useSettings((state) => state.theme);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** @param graph The graph panel; it fills the centre and sizes itself to it. */
export function App({ graph }: { readonly graph?: ReactNode }) {
  useTheme();
  const shortcuts = useRef<HTMLDialogElement>(null);
  const [panel, setPanel] = useState<Panel>('inspector');
  const nothingShown = useRun((state) => state.shown === null);
  return (
    <ScreenProvider>
      <div className="page" data-panel={panel}>
        <Header onHelp={() => toggleDialog(shortcuts.current)} />
        <Notes />
        <aside className="panel left" data-panel="settings" aria-label={pageText.settings}>
          <Suspense>
            <Settings />
          </Suspense>
        </aside>
        <main className="centre" aria-label={pageText.graph}>
          <TaskRow />
          <div className="graph-slot">
            {graph}
            {nothingShown && <p className="graph-empty soft">{pageText.empty.graph}</p>}
          </div>
        </main>
        <aside className="panel right">
          <div className="scroll" data-panel="inspector">
            <Suspense>
              <Inspector />
            </Suspense>
          </div>
          <div className="rollouts-panel" data-panel="rollouts">
            <Suspense>
              <Rollouts />
            </Suspense>
          </div>
        </aside>
        <section className="panel bottom" data-panel="charts" aria-label={pageText.charts}>
          <Suspense fallback={<div className="charts" />}>
            <Charts />
          </Suspense>
        </section>
        <Timeline />
        <nav className="tabs" aria-label={pageText.panels}>
          {PANELS.map((id) => (
            <button key={id} type="button" aria-pressed={panel === id} onClick={() => setPanel(id)}>
              {pageText[id]}
            </button>
          ))}
        </nav>
      </div>
      <Shortcuts dialog={shortcuts} />
    </ScreenProvider>
  );
}
