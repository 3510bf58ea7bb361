/** Recordings on this page: the one that is open, in a lab of its own, and what became of the last that was to be opened. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Lab } from './lab.ts';

/** An open recording, as the page shows it. */
export interface OpenedRecording {
  /** Counts what was opened. */
  readonly number: number;
  /** Name of its file; null for one from a link. */
  readonly name: string | null;
  readonly lab: Lab;
  /** Version of the app that made it, '' where it is not said. */
  readonly app: string;
  /** Milliseconds since 1970; 0 where it is not said. */
  readonly created: number;
  /** Backend, and GPU adapter where there was one; null where it is not said. */
  readonly on: string | null;
  readonly iterations: number;
  /** It holds one task alone, and no curves. */
  readonly oneTask: boolean;
  /** Iteration that its weights can be gone on from; null where it has none. */
  readonly weights: number | null;
  /** Shown unasked, to somebody who comes for the first time. */
  readonly welcome: boolean;
}

export interface RecordingFailure {
  /** Of its file; null for one from a link. */
  readonly name: string | null;
  readonly fault: 'foreign' | 'damaged' | 'newer' | 'large' | 'invalid' | 'world' | 'estimator' | 'host' | 'failed';
  readonly detail: string;
}

export interface RecordingsState {
  /** The page shows the open recording in place of the training run. */
  readonly active: boolean;
  readonly opened: OpenedRecording | null;
  /** One that is being read, by the name of its file, or null where it is from a link. */
  readonly reading: { readonly name: string | null } | null;
  /** Until dismissed. */
  readonly failure: RecordingFailure | null;
  /** A newcomer is told what the recording that welcomes is, until that is dismissed. */
  readonly greeting: boolean;
  /** A recording that the link of the run has with it, packed, for where the run comes out otherwise; null: it has none. */
  readonly carried: string | null;
}

/** What can be done with recordings: one object, made by app/, that views ask. */
export interface RecordingsControl {
  readonly store: StoreApi<RecordingsState>;
  /** Reads a file and shows it; what is on screen stays until it is read, and if it fails. Resolves when that is decided. */
  open(file: Blob, name: string): Promise<void>;
  /** The same for the text of a link (`rec`). */
  openText(text: string): Promise<void>;
  /** Between the training run and the open recording; the other one stays as it is, but the one that welcomes is closed. */
  show(recording: boolean): void;
  /** Closes it: the page shows the training run. */
  close(): void;
  /** Trains on from the weights of the open recording. Does nothing where it has none. */
  goOn(): void;
  dismissFailure(): void;
  dismissGreeting(): void;
}

export function createRecordingsStore(): StoreApi<RecordingsState> {
  return createStore<RecordingsState>(() => ({
    active: false,
    opened: null,
    reading: null,
    failure: null,
    greeting: false,
    carried: null,
  }));
}
