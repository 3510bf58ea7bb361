/**
 * Texts in links: a text as few characters that an address can hold, and back. Compressed with a dictionary of what such
 * texts are made of; synchronous, unlike the platform's compression, because links are read before anything is drawn.
 */
import { base64urlnopad } from '@scure/base';
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';

/**
 * What a packed text begins with. Links last: whoever changes the dictionary takes another mark and goes on reading this one.
 */
export const PACKED_MARK = '~1';

/** What the compressor has seen before the first byte: a world definition with the words that such texts are made of. */
const DICTIONARY =
  '{"task":"Find the way to the goal.","maxSteps":24,"start":"start","states":[' +
  '{"name":"start","text":"You stand in a small room. There is a door to the north and a door to the east.","actions":[' +
  '{"text":"go north","to":"hall"},{"text":"go east","to":"corridor"},{"text":"wait","to":"invalid"}]},' +
  '{"name":"hall","text":"A long hall with an open window.","actions":[' +
  '{"text":"go south","to":"start"},{"text":"go back","to":"start"},{"text":"open the door","to":"success"}]},' +
  '{"name":"corridor","text":"You are in a dark corridor. It leads to the left and to the right.","actions":[' +
  '{"text":"turn left","to":"failure"},{"text":"turn right","to":"success"},{"text":"take the key","to":"invalid"}]}]}';

/** Bytes of the checksum that a zlib stream ends with. */
const CHECKSUM_BYTES = 4;

/** A text, packed: `PACKED_MARK` and then letters, digits, `-` and `_`. Lone surrogates become U+FFFD. */
export function packText(text: string): string {
  const bytes = zlibSync(strToU8(text), { level: 9, dictionary: strToU8(DICTIONARY) });
  return PACKED_MARK + base64urlnopad.encode(bytes);
}

/**
 * The text that `packText` was given. Null where `packed` is none of its results, or the text is longer than `maxLength`
 * UTF-16 units. Never throws; the memory that it takes is bounded by `maxLength`.
 */
export function unpackText(packed: string, maxLength: number): string | null {
  if (!packed.startsWith(PACKED_MARK)) return null;
  try {
    const bytes = base64urlnopad.decode(packed.slice(PACKED_MARK.length));
    // A unit has at most 3 bytes. What goes beyond the buffer is dropped, and the checksum tells.
    const room = new Uint8Array(3 * maxLength + 1);
    const unpacked = unzlibSync(bytes, { dictionary: strToU8(DICTIONARY), out: room });
    const sum = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - CHECKSUM_BYTES).getUint32(0);
    if (sum !== adler32(unpacked)) return null;
    const text = strFromU8(unpacked);
    return text.length > maxLength ? null : text;
  } catch {
    // Other characters than base64url's, or no zlib stream.
    return null;
  }
}

/** The checksum of RFC 1950, which the library writes and does not check: a link that was cut off or mistyped is noticed. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
