/** The page: header, settings, graph, inspector, charts and timeline in one window. */
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { controlsShown } from '../share/options.ts';
import { PANELS } from '../store/view.ts';
import { pageText } from '../text/page.ts';
import { shareText } from '../text/share.ts';
import { BackgroundNews } from './controls/BackgroundSwitch.tsx';
import { Header, SETTINGS_PANEL } from './controls/Header.tsx';
import { Notes } from './controls/Notes.tsx';
import { Shortcuts } from './controls/Shortcuts.tsx';
import { TaskRow } from './controls/TaskRow.tsx';
import { Timeline } from './controls/Timeline.tsx';
import { FocusOnPage } from './FocusOnPage.tsx';
import { ChartsSlot, PanelTabs, ReadingPanels } from './frame.tsx';
import { useLab, useRun, useSettings, useView } from './lab.tsx';
import { useMedia } from './media.ts';
import { PageActionsProvider } from './pageActions.tsx';
import { Story } from './Story.tsx';
import { ScreenProvider } from './screen.tsx';
import { Centre } from './table/Centre.tsx';

const Settings = lazy(async () => ({ default: (await import('./controls/Settings.tsx')).Settings }));

/** Width from which the settings stand beside the graph without being asked for. */
const ROOM_FOR_SETTINGS = '(min-width: 1400px)';

/** Whether the settings are unfolded: as last asked for, at first where there is room. In a hall the graph comes first. */
function useSettingsPanel(): readonly [boolean, () => void] {
  const roomy = useMedia(ROOM_FOR_SETTINGS);
  const projected = useSettings((state) => state.theme === 'projector');
  const { view } = useLab();
  const asked = useView((state) => state.settingsOpen);
  const open = asked ?? (roomy && !projected);
  return [open, () => view.setState({ settingsOpen: !open })];
}

interface AppProps {
  /** The graph panel; it fills the centre and sizes itself to it. */
  readonly graph?: ReactNode;
  /** Saved runs and export, in the header. */
  readonly menus?: ReactNode;
  /** What can be done where there is no room to save the run. */
  readonly storageActions?: ReactNode;
}

export function App({ graph, menus, storageActions }: AppProps) {
  const shortcuts = useRef<HTMLDialogElement>(null);
  const { view } = useLab();
  const options = useView((state) => state.options);
  const { settings: withSettings } = controlsShown(options);
  const panels = PANELS.filter((id) => withSettings || id !== 'settings');
  const panel = useView((state) => (panels.includes(state.panel) ? state.panel : 'inspector'));
  const [unfolded, toggleSettings] = useSettingsPanel();
  const settingsOpen = unfolded && withSettings;
  const nothingShown = useRun((state) => state.shown === null);
  return (
    <ScreenProvider>
      <PageActionsProvider tour>
        <div
          className="page"
          data-panel={panel}
          data-settings={settingsOpen ? 'open' : 'closed'}
          data-hide={options.hide}
        >
          <Header shortcuts={shortcuts} settingsOpen={settingsOpen} onToggleSettings={toggleSettings} menus={menus} />
          <Notes storageActions={storageActions} />
          <aside className="panel left" id={SETTINGS_PANEL} data-panel="settings" aria-label={pageText.settings}>
            <Suspense>
              {options.viewOnly ? (
                <fieldset className="settings-locked" disabled>
                  <legend>{shareText.viewOnly}</legend>
                  <Settings />
                </fieldset>
              ) : (
                <Settings />
              )}
            </Suspense>
          </aside>
          <main className="centre" tabIndex={-1} aria-label={pageText.graph}>
            <TaskRow />
            <Story />
            <div className="graph-slot" data-tour="graph">
              <Centre graph={graph} />
              {nothingShown && <p className="graph-empty soft">{pageText.empty.graph}</p>}
            </div>
          </main>
          <ReadingPanels />
          <section className="panel bottom" data-panel="charts" aria-label={pageText.charts}>
            <ChartsSlot />
          </section>
          <Timeline />
          <PanelTabs panels={panels} names={pageText} panel={panel} onPick={(id) => view.setState({ panel: id })} />
        </div>
        <BackgroundNews />
        <Shortcuts dialog={shortcuts} />
        <FocusOnPage page="training" />
      </PageActionsProvider>
    </ScreenProvider>
  );
}
