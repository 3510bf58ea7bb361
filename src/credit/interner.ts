/** Numbers for texts, so that columns of a million steps hold each text once. */

/** Strings to dense numbers, in order of first appearance. */
export class Interner {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** Number of a text; a new one where it was not seen before. */
  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
