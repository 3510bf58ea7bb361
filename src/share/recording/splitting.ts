/**
 * JSON with one long list, taken apart before it is parsed: `JSON.parse` is one piece of work, and takes seconds of 16 MB that
 * mean harm (deep nesting, a million names).
 */
import { strFromU8, strToU8 } from 'fflate';

/** Bytes between two yields: some 50 ms of work. */
const PIECE = 2 ** 21;

const [QUOTE, BACKSLASH, COMMA, COLON] = strToU8('"\\,:');
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = strToU8('[]{}');

export interface SplitJson {
  /** Bytes of each entry of the list. */
  readonly entries: readonly Uint8Array[];
  /** Bytes of the rest: the same with an empty list. */
  readonly rest: Uint8Array;
}

/**
 * Takes the list of a key out of an object's JSON, in pieces. What is no JSON is told by whoever parses the parts; where the list
 * is not found as `JSON.stringify` writes it, all is rest.
 * @param most entries that are taken: the list of a longer one stays in the rest
 */
export function* splitting(json: Uint8Array, key: string, most: number): Generator<void, SplitJson, undefined> {
  const name = JSON.stringify(key);
  const entries: Uint8Array[] = [];
  /** Where the list begins; null before it does. */
  let list: number | null = null;
  let from = 0;
  let depth = 0;
  let due = PIECE;
  for (let at = 0; at < json.length; at++) {
    if (at >= due) {
      due = at + PIECE;
      yield;
    }
    const byte = json[at];
    if (byte === QUOTE) {
      const end = endOfString(json, at);
      const listed = json[end] === COLON && json[end + 1] === OPEN_LIST;
      if (depth === 1 && list === null && listed && strFromU8(json.subarray(at, end)) === name) {
        list = end + 2;
        from = list;
        depth = 2;
        at = list - 1;
      } else at = end - 1;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      depth--;
      if (list !== null && depth === 1) {
        if (at > list) entries.push(json.subarray(from, at));
        return { entries, rest: joined(json.subarray(0, list), json.subarray(at)) };
      }
    } else if (byte === COMMA && list !== null && depth === 2) {
      entries.push(json.subarray(from, at));
      from = at + 1;
      if (entries.length >= most) break;
    }
  }
  return { entries: [], rest: json };
}

/** Where the string that begins here is over: behind its closing quote, or at the end of what has none. */
function endOfString(json: Uint8Array, start: number): number {
  for (let end = start; ; ) {
    end = json.indexOf(QUOTE, end + 1);
    if (end < 0) return json.length;
    let escapes = 0;
    while (json[end - 1 - escapes] === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}
