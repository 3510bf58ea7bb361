/** The page with a recording: the same graph, inspector and charts; it plays, steps and scrubs, and its settings can be read. */
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { OpenedRecording } from '../../store/recordings.ts';
import { PANELS } from '../../store/view.ts';
import { pageText } from '../../text/page.ts';
import { recordingText } from '../../text/recording.ts';
import { SETTINGS_PANEL, SettingsToggle } from '../controls/Header.tsx';
import { Preferences } from '../controls/Preferences.tsx';
import { Shortcuts } from '../controls/Shortcuts.tsx';
import { TaskRow } from '../controls/TaskRow.tsx';
import { Timeline } from '../controls/Timeline.tsx';
import { FocusOnPage } from '../FocusOnPage.tsx';
import { ChartsSlot, HelpButton, PanelTabs, ReadingPanels, Wordmark } from '../frame.tsx';
import { useLab, useRun, useView } from '../lab.tsx';
import { useMedia } from '../media.ts';
import { PageActionsProvider } from '../pageActions.tsx';
import { Story } from '../Story.tsx';
import { ScreenProvider } from '../screen.tsx';
import { Centre } from '../table/Centre.tsx';
import { WhatIfNote } from '../whatIf/WhatIfNote.tsx';
import { PlayButtons, RecordingStatus } from './Player.tsx';

const MadeWith = lazy(async () => ({ default: (await import('./MadeWith.tsx')).MadeWith }));

/** Width from which the settings stand beside the graph without being asked for. */
const ROOM_FOR_SETTINGS = '(min-width: 1500px)';

interface RecordingAppProps {
  readonly graph: ReactNode;
  readonly opened: OpenedRecording;
  /** Where to go from here: back to training, on from its weights. None on a standalone page. */
  readonly ways?: ReactNode;
  /** Bars below the header. */
  readonly notes?: ReactNode;
  /** Open another file, export. */
  readonly menus?: ReactNode;
}

export function RecordingApp({ graph, opened, ways, notes, menus }: RecordingAppProps) {
  const roomy = useMedia(ROOM_FOR_SETTINGS);
  const [asked, setAsked] = useState<boolean | null>(null);
  const settingsOpen = asked ?? roomy;
  const { view } = useLab();
  const panel = useView((state) => state.panel);
  const shortcuts = useRef<HTMLDialogElement>(null);
  const nothingShown = useRun((state) => state.shown === null);
  return (
    <ScreenProvider>
      <PageActionsProvider tour={opened.welcome}>
        <div className="page" data-kind="recording" data-panel={panel} data-settings={settingsOpen ? 'open' : 'closed'}>
          <header className="header">
            <SettingsToggle open={settingsOpen} onToggle={() => setAsked(!settingsOpen)} />
            <Wordmark />
            <PlayButtons quiet={opened.welcome} />
            <RecordingStatus opened={opened} />
            {ways}
            <div className="header-end">
              {menus}
              <Preferences />
              <HelpButton dialog={shortcuts} />
            </div>
          </header>
          <div className="notes">
            {notes}
            <WhatIfNote />
          </div>
          <aside className="panel left" id={SETTINGS_PANEL} data-panel="settings" aria-label={pageText.settings}>
            <Suspense>
              <MadeWith opened={opened} />
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
            {opened.oneTask ? (
              <p className="soft recording-no-charts">{recordingText.page.noCharts}</p>
            ) : (
              <ChartsSlot />
            )}
          </section>
          <Timeline />
          <PanelTabs panels={PANELS} names={pageText} panel={panel} onPick={(id) => view.setState({ panel: id })} />
        </div>
        <Shortcuts dialog={shortcuts} />
        <FocusOnPage page="recording" />
      </PageActionsProvider>
    </ScreenProvider>
  );
}
