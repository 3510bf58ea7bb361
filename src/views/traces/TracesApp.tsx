/** The page with imported rollouts: the same graph, inspector and what-if, round them the file, its tasks and what is wrong with it. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import { tracesText } from '../../text/traces.ts';
import { ColouringMenu } from '../controls/ColouringMenu.tsx';
import { Preferences } from '../controls/Preferences.tsx';
import { Shortcuts } from '../controls/Shortcuts.tsx';
import { FocusOnPage } from '../FocusOnPage.tsx';
import { HelpButton, PanelTabs, PanelToggle, ReadingPanels, Wordmark } from '../frame.tsx';
import { useRun } from '../lab.tsx';
import { useMedia } from '../media.ts';
import { PageActionsProvider } from '../pageActions.tsx';
import { ScreenProvider } from '../screen.tsx';
import { Centre, CentreSwitch } from '../table/Centre.tsx';
import { WhatIfNote } from '../whatIf/WhatIfNote.tsx';
import { FilePanel } from './FilePanel.tsx';
import type { TraceFormat } from './formats.ts';
import { IterationSlider } from './IterationSlider.tsx';
import { TaskPanels } from './TaskPanels.tsx';
import { TaskSteps } from './TaskSteps.tsx';
import { useTraces, useTracesState } from './traces.tsx';
import { useTraceEditKeys } from './useKeys.ts';

/** The panels that share one place on a narrow window. */
const PANELS = ['inspector', 'rollouts', 'tasks', 'file'] as const;
type Panel = (typeof PANELS)[number];

/** Width from which the file stands beside the graph without being asked for. */
const ROOM_FOR_FILE = '(min-width: 1400px)';
const FILE_PANEL = 'file-panel';

interface TracesAppProps {
  readonly graph: ReactNode;
  /** Open another file, export. */
  readonly menus: ReactNode;
  readonly formats: readonly TraceFormat[];
}

export function TracesApp({ graph, menus, formats }: TracesAppProps) {
  const roomy = useMedia(ROOM_FOR_FILE);
  const [asked, setAsked] = useState<boolean | null>(null);
  const fileOpen = asked ?? roomy;
  const [panel, setPanel] = useState<Panel>('inspector');
  const shortcuts = useRef<HTMLDialogElement>(null);
  const nothingShown = useRun((state) => state.shown === null);
  const text = tracesText.page;
  return (
    <ScreenProvider>
      <PageActionsProvider>
        {/* The narrow page knows its panels by the places that they share with those of a training run. */}
        <div
          className="page"
          data-kind="traces"
          data-panel={{ inspector: 'inspector', rollouts: 'rollouts', tasks: 'charts', file: 'settings' }[panel]}
          data-settings={fileOpen ? 'open' : 'closed'}
        >
          <header className="header">
            <PanelToggle
              panel={FILE_PANEL}
              open={fileOpen}
              label={text.file}
              hint={fileOpen ? text.hideFile : text.showFile}
              glyph="file"
              onToggle={() => setAsked(!fileOpen)}
            />
            <Wordmark />
            <FileName />
            <BackToTraining />
            <EditHistory />
            <div className="header-end">
              {menus}
              <Preferences />
              <HelpButton dialog={shortcuts} />
            </div>
          </header>
          <div className="notes">
            <Failure />
            <WhatIfNote />
          </div>
          <aside className="panel left" id={FILE_PANEL} data-panel="settings" aria-label={text.file}>
            <FilePanel formats={formats} />
          </aside>
          <main className="centre" tabIndex={-1} aria-label={pageText.graph}>
            <div className="task-row">
              <TaskSteps />
              <CentreSwitch />
              <ColouringMenu />
            </div>
            <div className="graph-slot">
              <Centre graph={graph} />
              {nothingShown && <p className="graph-empty soft">{text.nothingYet}</p>}
            </div>
          </main>
          <ReadingPanels />
          <section className="panel bottom" data-panel="charts" aria-label={text.tasks}>
            <TaskPanels />
          </section>
          <IterationSlider />
          <PanelTabs panels={PANELS} names={text.panels} panel={panel} onPick={setPanel} />
        </div>
        <Shortcuts dialog={shortcuts} />
        <FocusOnPage page="rollouts" />
      </PageActionsProvider>
    </ScreenProvider>
  );
}

/** The file's name and how much is in it. */
function FileName() {
  const opened = useTracesState((state) => state.opened);
  const [said, setSaid] = useState('');
  const size = opened === null ? '' : tracesText.page.size(opened.groups.length, opened.trajectories, opened.successes);
  // Said once the page stands: what is there from the beginning is no news to a screen reader.
  useEffect(() => {
    setSaid(size);
  }, [size]);
  if (opened === null) return null;
  const { report } = opened;
  return (
    <p className="status traces-name" aria-live="polite" aria-atomic="true">
      <b title={report.name}>{report.name}</b>
      <span className="status-separator"> · </span>
      <span>{said}</span>
    </p>
  );
}

function BackToTraining() {
  const traces = useTraces();
  const text = tracesText.page;
  return (
    <button type="button" title={text.backHint} onClick={() => traces.show(false)}>
      {text.back}
    </button>
  );
}

/** Undo and redo of what was edited of the file. */
function EditHistory() {
  const traces = useTraces();
  const past = useTracesState((state) => state.past.length);
  const future = useTracesState((state) => state.future.length);
  useTraceEditKeys();
  const text = tracesText.page;
  if (past + future === 0) return null;
  return (
    <fieldset className="buttons" aria-label={text.edits}>
      <button type="button" title={text.undoHint} disabled={past === 0} onClick={traces.undo}>
        {text.undo}
      </button>
      <button type="button" title={text.redoHint} disabled={future === 0} onClick={traces.redo}>
        {text.redo}
      </button>
    </fieldset>
  );
}

function Failure() {
  const traces = useTraces();
  const failure = useTracesState((state) => state.failure);
  const refused = useTracesState((state) => state.refused);
  if (failure === null) return null;
  return (
    <section className="note failure" role="alert">
      <p>
        {refused !== null && <b>{tracesText.open.refusedName(refused.source.name)}</b>}
        {said(failure)}
      </p>
      <button type="button" onClick={traces.dismissFailure}>
        {pageText.notes.dismiss}
      </button>
    </section>
  );
}
