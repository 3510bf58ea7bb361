/** Bytes of text: decoding that keeps every character, and what bytes are that are no UTF-8. */
import { strFromU8, strToU8 } from 'fflate';
import { TraceError } from './adapter.ts';

const REPLACEMENT = '\uFFFD';
export const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

/** Whole UTF-8 characters as text; bytes that are none become U+FFFD. A byte-order mark is kept: it may stand within a text. */
export function decode(bytes: Uint8Array): string {
  const text = strFromU8(bytes);
  return startsWith(bytes, BYTE_ORDER_MARK) && !text.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}

/** Whether a text was decoded from bytes that were no UTF-8: U+FFFD can stand for itself. */
export function isBroken(text: string, bytes: Uint8Array): boolean {
  if (!text.includes(REPLACEMENT)) return false;
  const encoded = strToU8(text);
  return encoded.length !== bytes.length || encoded.some((byte, i) => byte !== bytes[i]);
}

/** How many bytes at the end belong to a character that is not complete: 0 … 3. */
export function cutBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    // Byte 110xxxxx begins a character of 2 bytes, 1110xxxx of 3, 11110xxx of 4; 10xxxxxx goes on with one.
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** Beginnings of files that people have beside their rollouts, and what to do with them. */
const OTHER_FILES: readonly { readonly start: readonly number[]; readonly is: string; readonly remedy: string }[] = [
  { start: [0xff, 0xfe], is: 'its text is UTF-16', remedy: 'save the file as UTF-8' },
  { start: [0xfe, 0xff], is: 'its text is UTF-16', remedy: 'save the file as UTF-8' },
  { start: [0x28, 0xb5, 0x2f, 0xfd], is: 'it is compressed by Zstandard', remedy: 'unpack it, or use gzip' },
  { start: [0xfd, 0x37, 0x7a, 0x58], is: 'it is compressed by xz', remedy: 'unpack it, or use gzip' },
  { start: [0x42, 0x5a, 0x68], is: 'it is compressed by bzip2', remedy: 'unpack it, or use gzip' },
  { start: [0x37, 0x7a, 0xbc, 0xaf], is: 'it is a 7z archive', remedy: 'unpack it, or use zip' },
  { start: [0x50, 0x41, 0x52, 0x31], is: 'it is a Parquet file', remedy: 'write its rows as JSON, one object a line' },
  { start: [0x80], is: 'it is a pickle', remedy: 'write the rollouts as JSON, one object a line' },
];

/** Bytes that are looked at for a zero, which no text has. */
const LOOKED_AT = 512;

/** @throws TraceError where a file that begins so is no UTF-8 text, with what it is and the remedy */
export function refuseOtherFiles(head: Uint8Array): void {
  const other = OTHER_FILES.find(({ start }) => startsWith(head, start));
  if (other !== undefined) throw new TraceError(0, null, other.is, other.remedy);
  if (head.subarray(0, LOOKED_AT).includes(0)) {
    const remedy = 'give JSON as UTF-8, one object a line, as it is or in a .gz or .zip file';
    throw new TraceError(0, null, 'it is no UTF-8 text', remedy);
  }
}
