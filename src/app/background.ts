/** Pauses training while the tab is hidden, and goes on with it when it is seen again: a talk that switches to slides. */
import type { Lab } from '../store/lab.ts';
import { pageText } from '../text/page.ts';

/** The part of a document that is used. */
export interface HideableDocument {
  readonly hidden: boolean;
  title: string;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
}

/**
 * Watches the document for the rest of the page's life. Only training that would go on for ever is paused; a few
 * iterations that were asked for come to their end. Whatever is ordered meanwhile, a pause too, holds on return.
 * @param now Milliseconds that go on while the tab is hidden.
 */
export function pauseInBackground(
  page: HideableDocument,
  { run, view, settings, play, pause }: Pick<Lab, 'run' | 'view' | 'settings' | 'play' | 'pause'>,
  now: () => number = Date.now,
): void {
  const title = page.title;
  let since = 0;

  const paused = (): boolean => run.getState().background?.state === 'paused';
  const hide = (): void => {
    const { status, queued } = run.getState();
    if (settings.getState().background || (status !== 'playing' && queued !== 'playing')) return;
    since = now();
    pause();
    // After the pause, which takes it for the user's own.
    run.setState({ background: { state: 'paused' } });
  };
  const returned = (): void => {
    if (!paused()) return;
    // Play goes to the newest iteration; whoever was looking at an earlier one still is.
    const { iteration } = view.getState();
    play();
    view.setState({ iteration });
    run.setState({ background: { state: 'returned', milliseconds: Math.max(0, now() - since) } });
  };

  page.addEventListener('visibilitychange', () => (page.hidden ? hide() : returned()));
  // The tab strip tells too.
  run.subscribe(({ background }, before) => {
    if (background !== before.background) page.title = paused() ? pageText.background.title(title) : title;
  });
  // Wanted in the background after all (another tab cannot say so, but a script can).
  settings.subscribe(({ background }, before) => {
    if (background && !before.background) returned();
  });
}
