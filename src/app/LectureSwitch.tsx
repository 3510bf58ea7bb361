/** A lecture in place of everything else, while a scene is open; and presenter mode over whatever is on screen. */
import { lazy, type ReactNode, Suspense, use } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../store/lab.ts';
import type { Lecture } from '../store/lecture.ts';
import { pageText } from '../text/page.ts';
import { PagesInTurn } from '../views/FocusOnPage.tsx';
import { PresentingContext } from '../views/present/presenting.ts';
import type { LectureDoor } from './lectureDoor.ts';

// A training run paints without them.
const LectureApp = lazy(async () => ({ default: (await import('../views/lessons/LectureApp.tsx')).LectureApp }));
const Presenter = lazy(async () => ({ default: (await import('../views/present/Presenter.tsx')).Presenter }));

interface LectureSwitchProps {
  readonly door: LectureDoor;
  /** What is on screen where no lecture is. */
  readonly lab: () => Lab;
  /** What the lecture's header offers beside its own. */
  readonly menus: ReactNode;
  /** What is to be said of the link that opened it. */
  readonly notes: ReactNode;
  /** The page without a lecture. */
  readonly children: ReactNode;
}

export function LectureSwitch({ door, lab, menus, notes, children }: LectureSwitchProps) {
  const open = useStore(door.store, (state) => state.scene !== null);
  const arriving = useStore(door.store, (state) => state.arriving);
  const presenting = useStore(door.store, (state) => state.presenting);
  return (
    <PresentingContext value={presenting}>
      <PagesInTurn>
        {open ? (
          <Suspense fallback={<OnItsWay onLeave={door.giveUp} />}>
            <OpenLecture door={door} menus={menus} notes={notes} />
          </Suspense>
        ) : arriving ? (
          <OnItsWay onLeave={door.giveUp} />
        ) : (
          <>
            {children}
            {presenting && (
              <Suspense>
                <Presenter store={door.store} lecture={null} lab={lab} />
              </Suspense>
            )}
          </>
        )}
      </PagesInTurn>
    </PresentingContext>
  );
}

/** The lecture is not there yet: shown only where that takes long enough to wonder. */
function OnItsWay({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <main className="on-its-way" aria-busy="true">
      <p role="status">{pageText.lectureOpening}</p>
      <button type="button" onClick={onLeave}>
        {pageText.broken.leave}
      </button>
    </main>
  );
}

/** A scene is open: the lecture is loaded, and the promise of it is kept. */
function OpenLecture({ door, menus, notes }: Pick<LectureSwitchProps, 'door' | 'menus' | 'notes'>) {
  const lecture: Lecture = use(door.load());
  return (
    <>
      <LectureApp lecture={lecture} menus={menus} />
      <div className="notes lecture-notes">{notes}</div>
      <Presenter store={door.store} lecture={lecture} lab={() => lecture.stage.getState().lab} />
    </>
  );
}
