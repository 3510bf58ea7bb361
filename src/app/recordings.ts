/** Recordings on this page: opens them beside the training run, which stays as it is, and goes on training from their weights. */
import { readLink } from '../share/link.ts';
import { readPairs } from '../share/pairs.ts';
import { isRecording, MAGIC, RECORDING_KEY } from '../share/recording/magic.ts';
import type { Recording } from '../share/recording/recording.ts';
import type { Lab } from '../store/lab.ts';
import {
  createRecordingsStore,
  type RecordingFailure,
  type RecordingsControl,
  type RecordingsState,
} from '../store/recordings.ts';
import type { RecordingHost } from './recordingLab.ts';
import type { ReadRecording } from './recordingReader.ts';

export interface Recordings extends RecordingsControl {
  /** What is open; null where nothing is. */
  recording(): Recording | null;
  /** Opens a file that is a recording, and says whether it is one. */
  divert(file: Blob, name: string): Promise<boolean>;
  /** Says of one that it cannot be had. */
  fail(failure: RecordingFailure): void;
  /**
   * Shows a recording that nobody asked for, unless another has been opened by the time it is read, or it is not wanted then.
   * @returns whether it is on screen; rejects with what is wrong with it
   */
  welcome(file: Blob, wanted: () => boolean): Promise<boolean>;
}

/**
 * @param settings what this person prefers, shared with the other labs
 * @param goOn trains on from a recording with weights
 */
export function createRecordings(
  settings: Lab['settings'],
  host: RecordingHost,
  goOn: (recording: Recording) => void,
): Recordings {
  const store = createRecordingsStore();
  let held: Recording | null = null;
  /** Counts what was asked for: an older reading that ends late changes nothing. */
  let asked = 0;

  const close = (): void => {
    asked++;
    store.getState().opened?.lab.pause();
    held = null;
    store.setState({ active: false, opened: null, reading: null, greeting: false });
  };

  type Reader = typeof import('./recordingReader.ts');
  const read = async (name: string | null, from: (reader: Reader) => Promise<Recording>): Promise<void> => {
    const number = ++asked;
    store.setState({ reading: { name }, failure: null });
    let reader: Reader | null = null;
    let read: ReadRecording;
    try {
      reader = await import('./recordingReader.ts');
      read = reader.openRecording(await from(reader), name, settings, host);
    } catch (error) {
      if (number !== asked) return;
      const detail = error instanceof Error ? error.message : String(error);
      const failure = reader?.failureOf(error, name) ?? { name, fault: 'failed' as const, detail };
      store.setState({ reading: null, failure });
      return;
    }
    if (number !== asked) return;
    store.getState().opened?.lab.pause();
    held = read.recording;
    store.setState({
      active: true,
      opened: { ...read.opened, number, welcome: false },
      reading: null,
      greeting: false,
    });
  };

  const open = (file: Blob, name: string): Promise<void> => read(name, (reader) => reader.readRecordingFile(file));

  return {
    store,
    open,
    divert: async (file, name) => {
      let head: ArrayBuffer;
      try {
        head = await file.slice(0, MAGIC.length).arrayBuffer();
      } catch {
        // What cannot be read is for the other reader to say.
        return false;
      }
      if (!isRecording(new Uint8Array(head))) return false;
      void open(file, name);
      return true;
    },
    openText: (text) => read(null, (reader) => reader.readRecordingText(text)),
    show: (recording) => {
      const { opened, reading } = store.getState();
      // Nobody asked for the one that welcomes: there is no way back to it.
      if (!recording && opened?.welcome) return close();
      // Something else is to be seen: what is still being read does not come over it.
      if (!recording && reading !== null) {
        asked++;
        store.setState({ reading: null });
      }
      if (!recording) opened?.lab.pause();
      store.setState({ active: recording && opened !== null });
    },
    close,
    goOn: () => {
      if (held?.checkpoint == null) return;
      const recording = held;
      store.getState().opened?.lab.pause();
      store.setState({ active: false });
      goOn(recording);
    },
    fail: (failure) => store.setState({ failure, reading: null }),
    welcome: async (file, wanted) => {
      const before = asked;
      const reader = await import('./recordingReader.ts');
      const read = reader.openRecording(await reader.readRecordingFile(file), null, settings, host);
      if (asked !== before || !wanted()) return false;
      held = read.recording;
      store.setState({ active: true, opened: { ...read.opened, number: ++asked, welcome: true }, greeting: true });
      return true;
    },
    dismissFailure: () => store.setState({ failure: null }),
    dismissGreeting: () => store.setState({ greeting: false }),
    recording: () => held,
  };
}

export interface LinkedRecording {
  /** Packed. */
  readonly text: string;
  /**
   * A link with an iteration to play to is one of a run, and has the recording with it: the run is trained, and the recording
   * offered. A link without is one of the recording, which is opened.
   */
  readonly ofRun: boolean;
}

/** The recording in an address' hash; null where there is none. */
export function linkedRecording(hash: string): LinkedRecording | null {
  const text = readPairs(hash.replace(/^#/, '')).pairs.get(RECORDING_KEY) ?? '';
  return text === '' ? null : { text, ofRun: readLink(hash).to > 0 };
}

/** The hash of a link together with a recording; null: without. */
export function withLinked(hash: string, recording: string | null): string {
  return recording === null ? hash : `${hash}&${RECORDING_KEY}=${recording}`;
}

/** Calls back once no recording that somebody asked for is on screen or on its way there: at once where none is. */
export function whenClosed(store: RecordingsControl['store'], act: () => void): void {
  const closed = ({ active, opened, reading }: RecordingsState) =>
    (!active || opened?.welcome === true) && reading === null;
  if (closed(store.getState())) {
    act();
    return;
  }
  const stop = store.subscribe((now) => {
    if (!closed(now)) return;
    stop();
    act();
  });
}
