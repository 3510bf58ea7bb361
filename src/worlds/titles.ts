/** What the titles of every world share: how long they may be, and how a longer text is brought to that length. */

/** Longest title, in UTF-16 units. */
export const TITLE_LENGTH = 24;

/** A text on one line; the middle is taken out of one that is too long, without splitting a character. */
export function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= TITLE_LENGTH) return plain;
  const head = plain.slice(0, TITLE_LENGTH / 2).replace(/[\uD800-\uDBFF]$/, '');
  const tail = plain.slice(1 - TITLE_LENGTH / 2).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}…${tail}`;
}
