/** The page as a frame in another one: the graph, play, the timeline, and the way to the whole page. */
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import { pageText } from '../../text/page.ts';
import { recordingText } from '../../text/recording.ts';
import { CorrectionsNote } from '../controls/CorrectionsNote.tsx';
import { Shortcuts } from '../controls/Shortcuts.tsx';
import { Timeline } from '../controls/Timeline.tsx';
import { percent } from '../format.ts';
import { useLab, useRun } from '../lab.tsx';
import { PageActionsProvider } from '../pageActions.tsx';
import { PlayButtons } from '../recording/Player.tsx';
import { ScreenProvider } from '../screen.tsx';
import { Centre } from '../table/Centre.tsx';

interface EmbedAppProps {
  readonly graph: ReactNode;
  /** Address of the whole page with what is on screen. */
  readonly fullPage: () => string;
  /** What the address names as the origin that is heard, where it is none; else null. */
  readonly wrongOrigin: string | null;
}

export function EmbedApp({ graph, fullPage, wrongOrigin }: EmbedAppProps) {
  const { view } = useLab();
  const shortcuts = useRef<HTMLDialogElement>(null);
  const task = useRun((state) => state.shown?.task.text ?? null);
  // A frame has no switch of its own: it shows the graph, or what its link chose.
  useEffect(() => {
    view.setState(({ centre }) => (centre === 'accuracy' || centre === 'compare' ? { centre: 'graph' } : {}));
  }, [view]);
  const toWhatIsOnScreen = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>): void => {
    currentTarget.href = fullPage();
  };
  return (
    <ScreenProvider>
      <PageActionsProvider>
        <div className="embed">
          <header className="header">
            <PlayButtons />
            <EmbedStatus />
            <a
              className="button embed-full"
              href={fullPage()}
              target="_blank"
              rel="noopener"
              title={recordingText.embed.fullHint}
              // As it is now, however it is opened.
              onPointerDown={toWhatIsOnScreen}
              onClick={toWhatIsOnScreen}
            >
              {recordingText.embed.full}
            </a>
          </header>
          <main className="centre" tabIndex={-1} aria-label={pageText.graph}>
            <CorrectionsNote />
            {wrongOrigin !== null && <p className="embed-wrong">{recordingText.embed.wrongOrigin(wrongOrigin)}</p>}
            {task !== null && <p className="embed-task">{task}</p>}
            <div className="graph-slot">
              <Centre graph={graph} />
              {task === null && <p className="graph-empty soft">{pageText.empty.graph}</p>}
            </div>
          </main>
          <Timeline />
        </div>
        <Shortcuts dialog={shortcuts} />
      </PageActionsProvider>
    </ScreenProvider>
  );
}

function EmbedStatus() {
  const status = useRun((state) => state.status);
  const success = useRun(({ shown, metrics }) => metrics[(shown?.iteration ?? 0) - 1]?.successRate ?? null);
  const text = pageText.status;
  return (
    <p className="status">
      {status === 'loading' && <span className="status-loading">{text.loading}</span>}
      {status === 'failed' && <span className="status-failed">{text.failed}</span>}
      {success !== null && <b>{text.success(percent(success))}</b>}
    </p>
  );
}
