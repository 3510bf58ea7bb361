/** A recording in place of everything else, while one is on screen; and what is to be said of one that is being opened. */
import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import type { RecordingsControl } from '../store/recordings.ts';
import { LabContext } from '../views/lab.tsx';
import { RecordingsContext } from '../views/recording/recordings.tsx';
import { Ways } from '../views/recording/Ways.tsx';
import type { PageParts } from './Root.tsx';

// A training run paints without it.
const RecordingApp = lazy(async () => ({
  default: (await import('../views/recording/RecordingApp.tsx')).RecordingApp,
}));

const Welcome = lazy(async () => ({ default: (await import('../views/tour/Welcome.tsx')).Welcome }));

const RecordingNews = lazy(async () => ({
  default: (await import('../views/recording/RecordingNews.tsx')).RecordingNews,
}));

interface RecordingSwitchProps {
  readonly recordings: RecordingsControl;
  readonly parts: PageParts;
  /** Open another file, export. */
  readonly menus: ReactNode;
  /** The page without a recording. */
  readonly children: ReactNode;
}

export function RecordingSwitch({ recordings, parts, menus, children }: RecordingSwitchProps) {
  const opened = useStore(recordings.store, (state) => (state.active ? state.opened : null));
  const greeting = useStore(recordings.store, (state) => state.greeting);
  const news = useStore(recordings.store, ({ reading, failure }) => reading !== null || failure !== null);
  return (
    <RecordingsContext value={recordings}>
      {opened === null ? (
        children
      ) : (
        <LabContext key={opened.number} value={opened.lab}>
          <Suspense>
            <RecordingApp
              graph={parts.graph}
              opened={opened}
              ways={<Ways />}
              notes={greeting && <Welcome onSkip={recordings.dismissGreeting} />}
              menus={menus}
            />
          </Suspense>
        </LabContext>
      )}
      <Suspense>{news && <RecordingNews />}</Suspense>
    </RecordingsContext>
  );
}
