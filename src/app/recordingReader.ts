/** Reads recordings and puts them into labs. Loaded when the first one comes. */
import { madeWith, versionsChanged } from '../share/made.ts';
import { reading } from '../share/recording/file.ts';
import { readingLink } from '../share/recording/link.ts';
import { type Recording, RecordingError } from '../share/recording/recording.ts';
import { inPieces } from '../share/recording/replaying.ts';
import type { Lab } from '../store/lab.ts';
import type { OpenedRecording, RecordingFailure } from '../store/recordings.ts';
import { findWorld } from '../worlds/registry.ts';
import { createRecordingLab, type RecordingHost } from './recordingLab.ts';

/** Largest file that is read at all, in bytes; packed, no recording comes near it. */
const MOST_BYTES = 2 ** 27;

export interface ReadRecording {
  readonly recording: Recording;
  readonly opened: Omit<OpenedRecording, 'number' | 'welcome'>;
}

/** Gives the page a turn between two pieces of work. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** @throws RecordingError, or what the browser throws of a file that it cannot read */
export async function readRecordingFile(file: Blob): Promise<Recording> {
  if (file.size > MOST_BYTES) throw new RecordingError('large', `${file.size} bytes`);
  return inPieces(reading(new Uint8Array(await file.arrayBuffer())), pause);
}

/** @throws RecordingError */
export function readRecordingText(text: string): Promise<Recording> {
  return inPieces(readingLink(text), pause);
}

/**
 * A recording in a lab of its own.
 * @throws EstimatorChanged where an estimator of it has another version here; that of its world was checked as it was read
 */
export function openRecording(
  recording: Recording,
  name: string | null,
  settings: Lab['settings'],
  host: RecordingHost,
): ReadRecording {
  const { config, changes, made, app, created, on, records, task, checkpoint } = recording;
  const [changed] = versionsChanged(made, madeWith(config, changes, findWorld(config.world).version));
  if (changed !== undefined) throw new EstimatorChanged(changed);
  return {
    recording,
    opened: {
      name,
      lab: createRecordingLab(recording, settings, host),
      app,
      created,
      on: on === null ? null : [on.backend, on.adapter].filter((part) => part !== '').join(', '),
      iterations: records.length,
      oneTask: task !== null,
      weights: checkpoint?.iteration ?? null,
    },
  };
}

/** The credit of the recording would come out otherwise than it trained. */
class EstimatorChanged extends Error {}

/** What the page says of something thrown. */
export function failureOf(error: unknown, name: string | null): RecordingFailure {
  if (error instanceof RecordingError) return { name, fault: error.fault, detail: error.detail };
  const detail = error instanceof Error ? error.message : String(error);
  return { name, fault: error instanceof EstimatorChanged ? 'estimator' : 'failed', detail };
}
