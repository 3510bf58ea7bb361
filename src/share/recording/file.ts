/** Recordings as files: written whole, and read as if their maker meant harm. */
import { findWorld } from '../../worlds/registry.ts';
import { readingBody, type Stamp, type Unchecked, writeBody } from './body.ts';
import { readingContainer, unpacking, writeContainer } from './container.ts';
import { type Recording, RecordingError } from './recording.ts';
import { stamping } from './replaying.ts';
import { readWeights, weightsSize, writeWeights } from './weights.ts';

/**
 * The bytes of a recording's file. Replays it first, in pieces (replaying.ts).
 * @throws RecordingError 'world' where it does not replay: it would not be read again
 */
export function* writing(recording: Recording): Generator<void, Uint8Array<ArrayBuffer>, undefined> {
  const stamp = yield* stamping(recording);
  const { checkpoint } = recording;
  return writeContainer({
    body: writeBody({ ...withoutWeights(recording), stamp }),
    weights: checkpoint === null ? new Uint8Array(0) : writeWeights(checkpoint),
  });
}

/**
 * Reads a recording's file, in pieces: sizes before anything is unpacked, every field by its schema, every action by replay.
 * @throws RecordingError
 */
export function* reading(file: Uint8Array): Generator<void, Recording, undefined> {
  const { body, weights } = yield* readingContainer(file);
  const recording = yield* checking(yield* readingBody(yield* unpacking(body)));
  if (weights.size === 0) return recording;
  const { network } = recording.config;
  if (weights.size > weightsSize(network)) {
    throw new RecordingError('large', `${weights.size} bytes of weights, more than a network ${network} has`);
  }
  const checkpoint = readWeights(yield* unpacking(weights), network);
  if (recording.task !== null || checkpoint.iteration > recording.records.length) {
    throw new RecordingError('invalid', `its weights are of iteration ${checkpoint.iteration}`);
  }
  return { ...recording, checkpoint };
}

/** What was read, once its replay shows that it is a run of this page's worlds. */
export function* checking({ stamp, ...recording }: Unchecked): Generator<void, Recording, undefined> {
  const { version, label } = findWorld(recording.config.world);
  if (stamp.worldVersion !== version) {
    throw new RecordingError(
      'world',
      `made in version ${stamp.worldVersion} of ${label}, which has version ${version}`,
    );
  }
  const here: Stamp = yield* stamping(recording);
  if (here.texts !== stamp.texts) throw new RecordingError('world', `the texts of ${label} are others now`);
  return { ...recording, checkpoint: null };
}

export function withoutWeights({ checkpoint: _, ...rest }: Recording): Omit<Recording, 'checkpoint'> {
  return rest;
}
