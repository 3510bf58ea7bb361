/** Entry of the page: makes the lab, paints, then loads the backend; keeps the address in step with what is on screen. */
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { readLink } from '../share/link.ts';
import { createOfflineStore } from '../store/offline.ts';
import type { Race } from '../store/race.ts';
import { followAddress } from '../store/traces/follow.ts';
import { App } from '../views/App.tsx';
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
import { sharePage, shareScene } from './openShare.ts';
import { openTraces } from './openTraces.ts';
import { Root } from './Root.tsx';
import { recordingFiles, withoutUnasked } from './recordingFiles.ts';
import { recordingOf } from './recordingOf.ts';
import { createRecordings, linkedRecording, whenClosed, withLinked } from './recordings.ts';
import './styles.css';
import { showTheme } from './theme.ts';
import { createTrainingWorker } from './trainingWorker.ts';
import { APP_VERSION } from './version.ts';

/** How long the address may lag behind the screen; browsers refuse more than some 100 changes in 30 seconds. */
const ADDRESS_DELAY = 400;

/** What the browser offers for keeping things, or null where it refuses (private windows, blocked cookies). */
function offered<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Saved runs; their code is not needed for the first picture. */
const archive = import('./archive.ts').then(({ openArchiveInWorker }) => openArchiveInWorker());
// Where its code cannot be loaded, whoever needs it says so.
archive.catch(() => {});

/** A hidden page draws no pictures; what is on screen must be right all the same when it comes back. */
function nextFrame(callback: () => void): void {
  if (document.hidden) setTimeout(callback, 100);
  else requestAnimationFrame(callback);
}

/** What the address asks where this page is a frame in another one. */
const embed = readEmbed(window.location.search);

const lab = createLab({
  hash: window.location.hash,
  storage: offered(() => window.localStorage),
  createWorker: createTrainingWorker,
  nextFrame,
  // A frame in another page saves nothing.
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

let addressTimer: ReturnType<typeof setTimeout> | undefined;
// An address that is not of this page's making stays as it is until something changes.
let addressed = lab.link();
const writeAddress = (): void => {
  clearTimeout(addressTimer);
  addressTimer = undefined;
  const link = lab.link();
  if (link === addressed) return;
  addressed = link;
  showAddress();
};
/** The run's link, and the recording that it has with it as long as the run is on its way. */
const showAddress = (): void => {
  const link = lab.link();
  const carried = readLink(link).to > 0 ? recordings.store.getState().carried : null;
  history.replaceState(null, '', `#${withLinked(link, carried)}`);
};
const keepAddress = (): void => {
  addressTimer ??= setTimeout(writeAddress, ADDRESS_DELAY);
};
// A reload right after a change must not lose it.
window.addEventListener('pagehide', writeAddress);
lab.run.subscribe(keepAddress);
lab.view.subscribe((now, before) => {
  if (now.hover === before.hover) keepAddress();
});
lab.settings.subscribe(keepAddress);
window.addEventListener('hashchange', () => {
  lab.open(window.location.hash);
  addressed = lab.link();
});

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
  {
    nextFrame,
    later: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  ({ checkpoint, ...recording }) => checkpoint !== null && lab.goOn({ ...recording, checkpoint }),
);
const openLinked = (): void => {
  const linked = linkedRecording(window.location.hash);
  recordings.store.setState({ carried: linked?.ofRun ? linked.text : null });
  if (linked?.ofRun === false) void recordings.openText(linked.text);
};
openLinked();
window.addEventListener('hashchange', openLinked);
recordings.store.subscribe((now, before) => {
  // The link was the recording's; what is on screen now has another.
  if (before.active && !now.active && linkedRecording(window.location.hash) !== null) showAddress();
});

/** Imported rollouts, in a lab of their own. */
const traceLab = openTraces(lab.settings, recordings.divert);
traceLab.traces.store.subscribe((now, before) => {
  if (now.active && (!before.active || now.number !== before.number)) recordings.show(false);
});
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

/** The lecture: its code, its runs and its workers come when a scene is opened. */
const lecture = createLectureDoor(lab.view, async (store) => {
  const { openLecture } = await import('./openLecture.ts');
  return openLecture(lab, store, nextFrame);
});

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
if (embed.asked) void import('./openEmbed.ts').then(({ openEmbed }) => openEmbed(embed.origin, lab, recordings));

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with id "root"');
const spoken = await followLanguage(lab.settings, document.documentElement, navigator.languages);
createRoot(container).render(
  <StrictMode>
    <InLanguage spoken={spoken}>
      {embed.asked ? (
        <Suspense>
          <EmbedRoot lab={lab} recordings={recordings} />
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
        >
          <Root
            traceLab={traceLab}
            source={new URLSearchParams(window.location.search).get('src')}
            recordings={recordings}
            recordingMenus={({ view }) => (
              <>
                <ImportButton />
                <ExportMenu files={recordedFiles} view={view} />
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
      <OfflineNote store={offline} />
    </InLanguage>
  </StrictMode>,
);

// The first picture comes first: TensorFlow.js and its backend load behind it.
nextFrame(() =>
  setTimeout(() => void whenGreeted.then(() => whenClosed(recordings.store, () => void lab.reconnect())), 0),
);
