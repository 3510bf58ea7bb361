/** Sentences of which one comes from elsewhere and may be in English. */

/** One sentence after another: without a space between them, unless the first ends as English does. */
export const followed = (first: string, second: string): string =>
  /[。！？]$/.test(first) ? `${first}${second}` : `${first} ${second}`;
