/**
 * The first visit: a recorded run that already plays, while the page's own loads behind it. Whatever goes wrong with it, the page
 * is the one that it is on every later visit. `npm run -s cli -- train --pinned 1 --seed 8 --iterations 16 --recording
 * public/first-visit.g2po` makes the recording.
 */
import type { Archive, ArchiveListing, ArchiveResult } from '../store/archive/archive.ts';
import type { Lab } from '../store/lab.ts';
import type { LectureStore } from '../store/lecture.ts';
import type { SettingsStore } from '../store/settings.ts';
import type { Recordings } from './recordings.ts';
import type { TraceLab } from './traceLab.ts';

/** Beside the page, wherever that lies. */
const RECORDING = './first-visit.g2po';
/** Speed at which the learning can be watched: a little more than a second an iteration. */
const PACE = 0.7;

export interface FirstVisit {
  readonly settings: SettingsStore;
  readonly recordings: Pick<Recordings, 'store' | 'welcome'>;
  /** Saved runs of this browser. */
  readonly saved: () => Promise<ArchiveResult<ArchiveListing>>;
  /** Something was begun on the page meanwhile. */
  readonly busy: () => boolean;
  /** Whoever likes it still presses Play. */
  readonly reducedMotion: boolean;
  readonly fetch: (address: string) => Promise<Response>;
}

/** The parts of the page that somebody may have begun something with. */
interface Page {
  readonly lab: Pick<Lab, 'run'> & { readonly settings: SettingsStore };
  readonly recordings: Recordings;
  readonly archive: Promise<Archive>;
  readonly traceLab: TraceLab;
  readonly lecture: LectureStore;
}

/** Milliseconds that training waits for the welcome: the network may hang, or the storage. */
const PATIENCE = 4000;

/** `welcome` on the page in this window. Resolves once it is decided, or has taken too long to be waited for. Never rejects. */
export function greet({ lab, recordings, archive, traceLab, lecture }: Page): Promise<void> {
  const welcomed = welcome({
    settings: lab.settings,
    recordings,
    saved: async () => (await archive).list(),
    busy: () => {
      const { status, queued } = lab.run.getState();
      const begun = status !== 'loading' || queued !== null;
      return begun || traceLab.traces.store.getState().active || lecture.getState().scene !== null;
    },
    reducedMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    fetch: (address) => window.fetch(address),
  });
  return Promise.race([welcomed, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** Resolves once the recording is on screen, or it is decided that it will not be. Never rejects. */
export async function welcome({ settings, recordings, saved, busy, reducedMotion, fetch }: FirstVisit): Promise<void> {
  try {
    const [answer, runs] = await Promise.all([fetch(RECORDING), saved()]);
    // Somebody who was here before there was a welcome, or something in its way.
    if (!answer.ok || busy() || (runs.ok && runs.runs.length + runs.broken.length > 0)) return;
    if (!(await recordings.welcome(await answer.blob(), () => !busy()))) return;
  } catch {
    // A file that is cut off, or of another version: not a newcomer's trouble.
    return;
  } finally {
    settings.setState({ newcomer: false });
  }
  const { opened } = recordings.store.getState();
  if (opened === null) return;
  settings.lend({ ...settings.lent(), speed: PACE });
  const stop = recordings.store.subscribe((now) => {
    if (now.active && now.opened === opened) return;
    stop();
    // Their own run is to train as fast as they like.
    const { speed: _, ...others } = settings.lent();
    settings.lend(others);
  });
  if (!reducedMotion) opened.lab.play();
}
