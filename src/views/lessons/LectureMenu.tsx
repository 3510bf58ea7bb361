/** The lecture in the page's header: its scenes to choose from, and presenter mode for the page as it is. Loaded when unfolded. */
import { lazy, Suspense, useRef, useState } from 'react';
import type { Lecture, LectureStore } from '../../store/lecture.ts';
import { pageText } from '../../text/page.ts';
import { Popover } from '../controls/Popover.tsx';

const MenuPanel = lazy(async () => ({ default: (await import('./MenuPanel.tsx')).MenuPanel }));

interface LectureMenuProps {
  readonly store: LectureStore;
  /** Loads the lecture, the same every time; may be tried again where that failed. */
  readonly lecture: () => Promise<Lecture>;
}

export function LectureMenu({ store, lecture }: LectureMenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState(false);
  const fold = () => place.current?.querySelector('details')?.removeAttribute('open');
  return (
    <span ref={place} data-tour="lecture">
      <Popover className="lecture-menu" summary={pageText.lecture}>
        <Suspense fallback={<p className="soft">…</p>}>
          <MenuPanel
            failed={failed}
            onOpen={(scene) => {
              setFailed(false);
              lecture().then(
                (loaded) => loaded.open(scene),
                () => setFailed(true),
              );
            }}
            onPresent={() => {
              fold();
              store.setState({ presenting: true });
            }}
          />
        </Suspense>
      </Popover>
    </span>
  );
}
