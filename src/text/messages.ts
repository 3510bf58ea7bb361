/**
 * Messages of the source in another language. The source writes them in English where they arise, often in a worker, and with
 * their particulars in them: `line 7 is no JSON`. A language lists them with a name for every particular, as gettext does, and
 * may put these in another order: `line {n} is no JSON` → `第 {n} 行不是 JSON`.
 */

/** Translation by English, `{name}` standing for a particular in both. */
export type Messages = Readonly<Record<string, string>>;

/** Longest message that is compared with those that have particulars, in UTF-16 units; longer ones stay as they are. */
const LONGEST = 2000;

const PARTICULAR = /\{(\w+)\}/;
const EVERY_PARTICULAR = /\{(\w+)\}/g;

/**
 * What translates a message.
 * @returns a function that gives back what it does not know. A particular that is itself a message is translated too, once:
 *   what a file wrote may stand there, and is otherwise left as it is.
 */
export function translatorOf(messages: Messages): (english: string) => string {
  const known = new Map(Object.entries(messages));
  const patterns = [...known]
    .filter(([english]) => PARTICULAR.test(english))
    // Where two fit, the one that says more itself: "{n} of {all} tasks" before "{n} tasks".
    .sort(([a], [b]) => ownCharacters(b) - ownCharacters(a))
    .map(([english, translation]) => ({ ...patternOf(english), translation }));
  return (english) => {
    const exact = known.get(english);
    if (exact !== undefined || english.length > LONGEST) return exact ?? english;
    for (const { expression, names, translation } of patterns) {
      const found = expression.exec(english);
      if (found === null) continue;
      const particulars = new Map(names.map((name, i) => [name, known.get(found[i + 1]) ?? found[i + 1]]));
      return translation.replaceAll(EVERY_PARTICULAR, (whole, name) => particulars.get(name) ?? whole);
    }
    return english;
  };
}

const ownCharacters = (english: string): number => english.replaceAll(EVERY_PARTICULAR, '').length;

function patternOf(english: string): { readonly expression: RegExp; readonly names: readonly string[] } {
  // Splitting at a group gives the names at the odd places.
  const parts = english.split(PARTICULAR);
  const literal = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return {
    expression: new RegExp(`^${parts.map((part, i) => (i % 2 === 0 ? literal(part) : '([^]*?)')).join('')}$`),
    names: parts.filter((_, i) => i % 2 === 1),
  };
}
