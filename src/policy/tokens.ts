/** Words of a text as 32-bit numbers, and the hash that turns a few numbers into a feature's bucket. Imports nothing. */

/** A text as its words, in order. Words are equal where their codes are (32-bit hashes: a clash is as good as impossible). */
export interface Tokens {
  readonly length: number;
  /** Code of each word, never 0. */
  readonly code: Int32Array;
  /** 1 where the word is all digits. */
  readonly numeric: Uint8Array;
}

/** Stands for "no word here" where a feature asks for the word before the first. */
export const NO_WORD = 0;

/** Finaliser of MurmurHash3: every input bit reaches every output bit. */
function finish(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** 32-bit code of a word: FNV-1a over its UTF-16 units, finished. */
function codeOf(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return finish(h) || 1;
}

/** Splits a text into lower-case runs of letters, digits and `$` (WORLDS.md "Policy that works from scratch"). */
export function tokenise(text: string): Tokens {
  const words = text.toLowerCase().match(/[\p{L}\p{N}$]+/gu) ?? [];
  return {
    length: words.length,
    code: Int32Array.from(words, codeOf),
    numeric: Uint8Array.from(words, (word) => (/^\p{Nd}+$/u.test(word) ? 1 : 0)),
  };
}

/** Whether a word code occurs in a text. */
export function contains(tokens: Tokens, code: number): boolean {
  return tokens.code.includes(code);
}

/**
 * Bucket in [0, buckets) of the feature (kind, a, b, c). `buckets` is a power of two.
 * Each number is folded in by its own odd multiplier, so that the order of a, b and c matters.
 */
export function bucketOf(kind: number, a: number, b: number, c: number, buckets: number): number {
  let h = Math.imul(kind + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ a, 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x297a2d39);
  h = Math.imul(h ^ (h >>> 15) ^ c, 0x1b56c4e9);
  return finish(h) & (buckets - 1);
}
