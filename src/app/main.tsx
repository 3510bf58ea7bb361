/** Entry of the page: makes the lab and what stands beside it, paints, then loads the backend. */
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createOfflineStore } from '../store/offline.ts';
import type { Race } from '../store/race.ts';
import { followAddress } from '../store/traces/follow.ts';
import { createViewStore } from '../store/view.ts';
import { App } from '../views/App.tsx';
import { CorrectionsNote } from '../views/controls/CorrectionsNote.tsx';
import { ErrorBoundary } from '../views/ErrorBoundary.tsx';
import { ExportMenu } from '../views/export/ExportMenu.tsx';
import { LabContext } from '../views/lab.tsx';
import { LectureMenu } from '../views/lessons/LectureMenu.tsx';
import { OfflineNote } from '../views/offline/OfflineNote.tsx';
import { RaceButton } from '../views/race/RaceButton.tsx';
import { ReopenButton } from '../views/recording/Ways.tsx';
import { RunsButton } from '../views/runs/RunsButton.tsx';
import type { SavedRuns } from '../views/runs/savedRuns.ts';
import { ShareButton } from '../views/share/ShareButton.tsx';
import { ImportButton } from '../views/traces/ImportButton.tsx';
import { ReopenRollouts } from '../views/traces/ReopenRollouts.tsx';
import { keepAddress } from './address.ts';
import { createHandle } from './automation.ts';
import { pauseInBackground } from './background.ts';
import { createLab } from './createLab.ts';
import { readEmbed } from './embedAddress.ts';
import { exportFiles } from './exports.ts';
import { InLanguage } from './InLanguage.tsx';
import { createKeeper } from './keeper.ts';
import { LectureSwitch } from './LectureSwitch.tsx';
import { followLanguage } from './language.ts';
import { createLectureDoor } from './lectureDoor.ts';
import { isFirstVisit } from './newcomer.ts';
import { sharePage, shareRecording, shareScene } from './openShare.ts';
import { openTraces } from './openTraces.ts';
import { Root } from './Root.tsx';
import { recordingFiles, withoutUnasked } from './recordingFiles.ts';
import { recordingOf } from './recordingOf.ts';
import { createRecordings, whenClosed } from './recordings.ts';
import './styles.css';
import { showTheme } from './theme.ts';
import { createTrainingWorker } from './trainingWorker.ts';
import { APP_VERSION } from './version.ts';

/** What the browser offers for keeping things, or null where it refuses (private windows, blocked cookies). */
function offered<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** A hidden page draws no pictures; what is on screen must be right all the same when it comes back. */
function nextFrame(callback: () => void): void {
  if (document.hidden) setTimeout(callback, 100);
  else requestAnimationFrame(callback);
}

/** @returns what calls it off */
function later(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

/** What the address asks where this page is a frame in another one, and the file that it names. */
const embed = readEmbed(window.location.search);
const source = new URLSearchParams(window.location.search).get('src');

/** Saved runs; their code is not needed for the first picture. A frame in another page saves nothing, and has none. */
const archive = import('./archive.ts').then(({ openArchiveInWorker, noArchive }) =>
  embed.asked ? noArchive() : openArchiveInWorker(),
);
// Where its code cannot be loaded, whoever needs it says so.
archive.catch(() => {});

const lab = createLab({
  hash: window.location.hash,
  storage: offered(() => window.localStorage),
  createWorker: createTrainingWorker,
  nextFrame,
  ...(embed.asked
    ? {}
    : {
        createKeeper: (run) =>
          createKeeper(
            run,
            archive,
            offered(() => window.sessionStorage),
          ),
      }),
});
showTheme(lab.settings, document.documentElement);
pauseInBackground(document, lab);

/** The archive as the dialog of saved runs works on it: to open a run is to go on with it. */
const savedRuns = async (): Promise<SavedRuns> => {
  const opened = await archive;
  const retry = (): void => lab.keeper?.retry();
  return {
    ...opened,
    current: lab.keeper?.current() ?? null,
    open: (id) => lab.openSaved(id),
    remove: async (id) => {
      const removed = await opened.remove(id);
      retry();
      return removed;
    },
    retry,
  };
};

/** Recordings, each in a lab of its own beside the training run. */
const recordings = createRecordings(
  lab.settings,
  { nextFrame, later },
  ({ checkpoint, ...recording }) => checkpoint !== null && lab.goOn({ ...recording, checkpoint }),
);

/** Imported rollouts, in a lab of their own. */
const traceLab = openTraces(lab.settings, recordings.divert);
if (!embed.asked) traceLab.traces.store.setState({ asked: source });
traceLab.traces.store.subscribe((now, before) => {
  if (now.active && (!before.active || now.number !== before.number)) recordings.show(false);
});
const showRun = (): void => {
  // A frame that plays a file has no way back to it.
  if (embed.asked && source !== null) return;
  recordings.show(false);
  traceLab.traces.show(false);
};
keepAddress(
  { lab, recordings, showRun },
  {
    hash: () => window.location.hash,
    replace: (hash) => history.replaceState(null, '', hash),
    later,
    listen: (type, listener) => window.addEventListener(type, listener),
  },
);
window.g2poLab = createHandle(lab, traceLab, recordings);
const follow = followAddress(window.location);
if (follow !== null) traceLab.traces.follow(follow);
// Neither the first picture nor a file that is opened by hand waits for it.
else if (!embed.asked)
  void import('./traceKeeper.ts').then(({ browserTraceStorage, keepTraces }) =>
    keepTraces(
      traceLab,
      browserTraceStorage(),
      offered(() => window.sessionStorage),
    ),
  );

/** The race: its code, too, comes when it is asked for. */
const race = async (): Promise<Race> => {
  const { openRace } = await import('./openRace.ts');
  return openRace(
    lab,
    offered(() => window.localStorage),
  );
};

/** The lecture: its code, its runs and its workers come when a scene is opened. A frame in another page has none to open. */
const lecture = createLectureDoor(embed.asked ? createViewStore() : lab.view, async (store) => {
  const { openLecture } = await import('./openLecture.ts');
  return openLecture(lab, () => recordings.store.getState().opened?.lab ?? null, store, nextFrame);
});

const backToRun = async (): Promise<void> => {
  if (lecture.store.getState().scene !== null) (await lecture.load()).close();
  showRun();
};

/** Somebody new is shown what there is to see before they have to do anything. */
const greeted = isFirstVisit(lab.settings.getState(), window.location)
  ? import('./firstVisit.ts').then(({ greet }) => greet({ lab, recordings, archive, traceLab, lecture: lecture.store }))
  : Promise.resolve();
// Where its code cannot be loaded there is no greeting.
const whenGreeted = greeted.catch(() => {});

const offline = createOfflineStore();
/** What is fetched to be kept for later comes after all that is wanted now. */
const keepOffline = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const registering = await import('./offline/keepOffline.ts');
  await registering.keepOffline(offline, { workers: navigator.serviceWorker, reload: () => window.location.reload() });
};
// Where `cli serve` gives the page its server is there anyway, and the page must be as new as the build.
if (import.meta.env.PROD && follow === null && !embed.asked) {
  const stop = lab.run.subscribe(({ status }) => {
    if (status === 'loading') return;
    stop();
    // A page that cannot keep itself works all the same.
    keepOffline().catch(() => {});
  });
}

/** What a run, and an open recording, are exported with. */
const runFiles = {
  ...exportFiles,
  recording: recordingFiles((run, weights) =>
    recordingOf(run, weights ? lab.checkpoint() : null, { app: APP_VERSION, created: Date.now() }),
  ),
};
const recordedFiles = {
  ...exportFiles,
  recording: recordingFiles((_, weights) => withoutUnasked(recordings.recording(), weights)),
};

// Where nothing fails to be saved it is not needed.
const MakeRoom = lazy(async () => ({ default: (await import('../views/runs/MakeRoom.tsx')).MakeRoom }));
const EmbedRoot = lazy(async () => ({ default: (await import('./EmbedRoot.tsx')).EmbedRoot }));
/** A frame that plays a recording trains nothing behind it. Where its code cannot be loaded it still trains. */
const whenFramed = embed.asked
  ? import('./openEmbed.ts').then(({ openEmbed }) => openEmbed(embed.origin, source, lab, recordings)).catch(() => {})
  : Promise.resolve();

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with id "root"');
const spoken = await followLanguage(lab.settings, document.documentElement, navigator.languages);
createRoot(container).render(
  <StrictMode>
    <InLanguage spoken={spoken}>
      <ErrorBoundary onLeave={backToRun}>
        {embed.asked ? (
          <Suspense>
            <EmbedRoot lab={lab} recordings={recordings} wrongOrigin={embed.wrongOrigin} />
          </Suspense>
        ) : (
          <LectureSwitch
            door={lecture}
            lab={() => {
              const { active, opened } = recordings.store.getState();
              if (active && opened !== null) return opened.lab;
              return traceLab.traces.store.getState().active ? traceLab.lab : lab;
            }}
            menus={<ShareButton share={() => shareScene(lecture.store, lab.settings)} />}
            notes={
              <LabContext value={lab}>
                <CorrectionsNote />
              </LabContext>
            }
          >
            <Root
              traceLab={traceLab}
              recordings={recordings}
              recordingMenus={({ view }) => (
                <>
                  <ImportButton />
                  <ExportMenu files={recordedFiles} view={view} />
                  <ShareButton share={() => shareRecording(recordings, view, recordedFiles.recording)} />
                </>
              )}
              training={({ graph, view }) => {
                const exports = <ExportMenu files={runFiles} view={view} />;
                return (
                  <LabContext value={lab}>
                    <App
                      graph={graph}
                      menus={
                        <>
                          <ReopenButton />
                          <ReopenRollouts />
                          <ImportButton />
                          <RaceButton race={race} />
                          <LectureMenu store={lecture.store} lecture={lecture.load} />
                          <RunsButton savedRuns={savedRuns} />
                          {exports}
                          <ShareButton share={() => sharePage(lab, view, runFiles.recording)} />
                        </>
                      }
                      storageActions={
                        <>
                          <Suspense>
                            <MakeRoom savedRuns={savedRuns} />
                          </Suspense>
                          <RunsButton savedRuns={savedRuns} />
                          {exports}
                        </>
                      }
                    />
                  </LabContext>
                );
              }}
              importedMenus={({ view }) => (
                <>
                  <ImportButton />
                  <ExportMenu files={{ ...exportFiles, fileCredits: traceLab.traces.credits }} view={view} />
                  <ShareButton share={() => sharePage(traceLab.lab, view)} />
                </>
              )}
            />
          </LectureSwitch>
        )}
      </ErrorBoundary>
      <OfflineNote store={offline} />
    </InLanguage>
  </StrictMode>,
);

// The first picture comes first: TensorFlow.js and its backend load behind it.
nextFrame(() =>
  setTimeout(async () => {
    await Promise.all([whenGreeted, whenFramed]);
    whenClosed(recordings.store, () => void lab.reconnect());
  }, 0),
);
