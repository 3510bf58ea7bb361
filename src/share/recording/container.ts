/**
 * The file round a recording: a magic, a version, and two packed sections (the run; the weights, which may be empty), each with
 * its sizes and a checksum. Sizes are checked before anything is unpacked, and nothing is unpacked beyond them.
 *
 *     0  8  magic        12  4  run: bytes unpacked     24  4  weights: bytes unpacked, 0 where there are none
 *     8  4  version      16  4  run: bytes packed       28  4  weights: bytes packed
 *                        20  4  run: CRC-32 of these    32  4  weights: CRC-32 of these      36  the run, the weights
 *
 * Numbers are unsigned, the lowest byte first; sections are raw DEFLATE (RFC 1951).
 */
import { deflateSync, Inflate } from 'fflate';
import { isRecording, MAGIC } from './magic.ts';
import { MAX_BODY, MAX_WEIGHTS, RECORDING_VERSION, RecordingError } from './recording.ts';

const HEADER_BYTES = 36;
/** Packed bytes that are unpacked at a time: at most 1032 times as many come of them. */
const SLICE = 4096;
/** Bytes between two yields: some 20 ms of summing or unpacking. */
const PIECE = 2 ** 22;

export interface Sections {
  readonly body: Uint8Array;
  /** Empty where there are none. */
  readonly weights: Uint8Array;
}

/** A section as the file has it: whole, but not unpacked yet. */
export interface PackedSection {
  /** Bytes that it announces. */
  readonly size: number;
  readonly packed: Uint8Array;
}

export function writeContainer({ body, weights }: Sections): Uint8Array<ArrayBuffer> {
  const packed = [
    deflateSync(body, { level: 9 }),
    // Weights hardly pack beyond their zeros.
    weights.length === 0 ? weights : deflateSync(weights, { level: 1 }),
  ];
  const file = new Uint8Array(HEADER_BYTES + packed[0].length + packed[1].length);
  file.set(MAGIC);
  const header = new DataView(file.buffer);
  const numbers = [body, weights].flatMap(({ length }, k) => [length, packed[k].length, crc32(packed[k])]);
  [RECORDING_VERSION, ...numbers].forEach((value, k) => {
    header.setUint32(MAGIC.length + 4 * k, value, true);
  });
  file.set(packed[0], HEADER_BYTES);
  file.set(packed[1], HEADER_BYTES + packed[0].length);
  return file;
}

/**
 * The sections of a file, in pieces; nothing is unpacked, so that what one says can bound the other.
 * @throws RecordingError 'foreign', 'newer', 'damaged' or 'large'
 */
export function* readingContainer(
  file: Uint8Array,
): Generator<void, { readonly [Name in keyof Sections]: PackedSection }, undefined> {
  if (!isRecording(file)) throw new RecordingError('foreign', 'it does not begin as recordings do');
  if (file.length < HEADER_BYTES) throw new RecordingError('damaged', 'it ends within its header');
  const header = new DataView(file.buffer, file.byteOffset);
  const number = (k: number) => header.getUint32(MAGIC.length + 4 * k, true);
  const version = number(0);
  if (version === 0) throw new RecordingError('damaged', 'it has no version');
  if (version > RECORDING_VERSION) {
    throw new RecordingError('newer', `version ${version}, this page reads ${RECORDING_VERSION}`);
  }
  const [bodySize, bodyPacked, bodySum, weightsSize, weightsPacked, weightsSum] = [1, 2, 3, 4, 5, 6].map(number);
  if (bodySize > MAX_BODY || weightsSize > MAX_WEIGHTS) {
    throw new RecordingError('large', `${bodySize + weightsSize} bytes unpacked`);
  }
  const due = HEADER_BYTES + bodyPacked + weightsPacked;
  if (file.length !== due) throw new RecordingError('damaged', `${file.length} bytes where ${due} are due`);
  const body = file.subarray(HEADER_BYTES, HEADER_BYTES + bodyPacked);
  const weights = file.subarray(HEADER_BYTES + bodyPacked);
  if ((yield* summing(body)) !== bodySum || (yield* summing(weights)) !== weightsSum) {
    throw new RecordingError('damaged', 'its checksum is another');
  }
  return { body: { size: bodySize, packed: body }, weights: { size: weightsSize, packed: weights } };
}

/** Exactly the bytes that a section announces, in pieces, and no more memory than them. @throws RecordingError 'damaged' */
export function* unpacking(
  { size, packed }: PackedSection,
  dictionary?: Uint8Array,
): Generator<void, Uint8Array<ArrayBuffer>, undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate(dictionary === undefined ? {} : { dictionary }, (part) => {
    length += part.length;
    if (length <= size) parts.push(part);
  });
  let done = 0;
  for (let at = 0; at < packed.length && length <= size; at += SLICE) {
    try {
      // The library keeps what it is given: a copy, not a view of the file.
      inflate.push(packed.slice(at, at + SLICE), at + SLICE >= packed.length);
    } catch (error) {
      throw new RecordingError('damaged', error instanceof Error ? error.message : String(error));
    }
    // Packed bytes count too: empty blocks, of which nothing comes, take their time all the same.
    if (at + length - done >= PIECE) {
      done = at + length;
      yield;
    }
  }
  if (length !== size) throw new RecordingError('damaged', `other than the ${size} bytes that it announces`);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** `crc32` in pieces. */
function* summing(bytes: Uint8Array): Generator<void, number, undefined> {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (at > 0) yield;
    sum = crc32(bytes.subarray(at, at + PIECE), sum);
  }
  return sum;
}

/** CRC-32 (IEEE 802.3), four bits at a time. @param before that of the bytes which come before these */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before;
  for (let k = 0; k < bytes.length; k++) {
    sum ^= bytes[k];
    sum = (sum >>> 4) ^ CRC_TABLE[sum & 15];
    sum = (sum >>> 4) ^ CRC_TABLE[sum & 15];
  }
  return ~sum >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 16 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 4; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
