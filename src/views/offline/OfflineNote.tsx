/** The small note in the corner: ready to work offline, or a new version to reload into. Nothing happens unasked. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { OfflineStore } from '../../store/offline.ts';
import { offlineText } from '../../text/offline.ts';
import { holdFocusAfter } from '../FocusOnPage.tsx';

/** How long the good news stays by itself, in milliseconds: longer than the page's other news, for it also explains. */
const READY_STAYS = 12_000;

export function OfflineNote({ store }: { readonly store: OfflineStore }) {
  const news = useStore(store, (state) => state.news);
  const note = useRef<HTMLElement>(null);
  const dismiss = (): void => holdFocusAfter(() => store.setState({ news: null }));

  useEffect(() => {
    if (news?.kind !== 'ready') return;
    const timer = setInterval(() => {
      // Not from under a pointer or the focus.
      if (note.current?.matches(':hover, :focus-within') !== true) store.setState({ news: null });
    }, READY_STAYS);
    return () => clearInterval(timer);
  }, [news, store]);

  return (
    <section ref={note} className="offline-note" role="status" aria-label={offlineText.label} hidden={news === null}>
      {news?.kind === 'ready' && (
        <>
          <p>{offlineText.ready}</p>
          <button type="button" onClick={dismiss}>
            {offlineText.dismiss}
          </button>
        </>
      )}
      {news?.kind === 'update' && (
        <>
          <p>
            <b>{offlineText.update}</b> {offlineText.updateDetail}
          </p>
          <div>
            <button type="button" className="primary" onClick={news.reload}>
              {offlineText.reload}
            </button>
            <button type="button" title={offlineText.laterHint} onClick={dismiss}>
              {offlineText.later}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
