/**
 * Messages of the source in another language. The source writes them in English where they arise, often in a worker, and with
 * their particulars in them: `line 7 is no JSON`. A language lists them with a name for every particular, as gettext does, and
 * may put these in another order: `line {n} is no JSON` → `第 {n} 行不是 JSON`.
 */

/** Translation by English, `{name}` standing for a particular in both. */
export type Messages = Readonly<Record<string, string>>;

/** Longest message that is compared with those that have particulars, in UTF-16 units; longer ones stay as they are. */
const LONGEST = 2000;
/** Messages within messages that are translated: what is wrong, in a field, of a line. */
const DEEPEST = 4;

/** Divides the parts of a message: what is wrong; what to do. */
const PARTS = '; ';
/** Divides a list, in a language that does not say otherwise. */
const LIST = ', ';
const SENTENCES = /(?<=[.!?]) (?=[\p{Lu}“])/u;

const PARTICULAR = /\{(\w+)\}/;
const EVERY_PARTICULAR = /\{(\w+)\}/g;

/** A message with particulars. */
interface Pattern {
  /** What stands before, between and after the particulars: one more than there are `names`. */
  readonly literals: readonly string[];
  readonly names: readonly string[];
  readonly translation: string;
}

/**
 * What translates a message.
 * @returns a function that gives back what it does not know. Several sentences are translated if each is known, the last
 *   without its full stop too. A particular that is itself a message, or a list of them, is translated; one in quotes is not: it is
 *   what a file or a link wrote. Takes time in proportion to the length of the message, whatever it holds.
 */
export function translatorOf(messages: Messages): (english: string) => string {
  const known = new Map(Object.entries(messages));
  const patterns = [...known]
    .filter(([english]) => PARTICULAR.test(english))
    // Where two fit, the one that has an end of its own ("{what} is empty." before "State {n}"), then the one that says more
    // itself ("{n} of {all} tasks" before "{n} tasks").
    .sort(([a], [b]) => Number(a.endsWith('}')) - Number(b.endsWith('}')) || ownCharacters(b) - ownCharacters(a))
    .map(([english, translation]) => patternOf(english, translation));
  const ended = patterns.filter(({ literals }) => literals[literals.length - 1].endsWith('.'));
  /** A list of messages, each of which is known as it is. */
  const listed = (english: string): string | undefined => {
    const items = english.split(LIST);
    const told = items.flatMap((item) => known.get(item) ?? []);
    return items.length > 1 && told.length === items.length ? told.join(known.get(LIST) ?? LIST) : undefined;
  };
  const whole = (english: string, depth: number, among = patterns): string | undefined => {
    const exact = known.get(english);
    if (exact !== undefined || depth > DEEPEST) return exact;
    for (const { literals, names, translation } of among) {
      const found = particularsOf(english, literals);
      if (found === null) continue;
      const particulars = new Map(
        names.map((name, i) => [
          name,
          quoted(literals, i) ? found[i] : (listed(found[i]) ?? one(found[i], depth + 1) ?? found[i]),
        ]),
      );
      return translation.replaceAll(EVERY_PARTICULAR, (all, name) => particulars.get(name) ?? all);
    }
  };
  /** A list of complaints may end without its full stop; particulars have none. */
  const unended = (english: string, depth: number): string | undefined =>
    depth > 0 || english.endsWith('.') ? undefined : whole(`${english}.`, depth, ended)?.replace(/[.。]$/, '');
  const sentence = (english: string, depth: number): string | undefined =>
    known.get(english) ?? unended(english, depth) ?? whole(english, depth);
  const one = (english: string, depth: number): string | undefined => {
    const sentences = english.split(SENTENCES);
    const told = sentences.flatMap((each) => sentence(each, depth) ?? []);
    return told.length === sentences.length ? told.join('') : whole(english, depth);
  };
  return (english) => (english.length > LONGEST ? known.get(english) : one(english, 0)) ?? english;
}

const ownCharacters = (english: string): number => english.replaceAll(EVERY_PARTICULAR, '').length;

function patternOf(english: string, translation: string): Pattern {
  // Splitting at a group gives the names at the odd places.
  const parts = english.split(PARTICULAR);
  const of = (odd: number): readonly string[] => parts.filter((_, i) => i % 2 === odd);
  return { literals: of(0), names: of(1), translation };
}

/** Whether a particular stands in quotes. */
const quoted = (literals: readonly string[], i: number): boolean =>
  /["“]$/.test(literals[i]) && /^["”]/.test(literals[i + 1]);

/**
 * What stands between the literals of a pattern, each as early as may be; null where the text is not of the pattern, or one
 * that is not in quotes reaches from one part of the message into another.
 */
function particularsOf(text: string, literals: readonly string[]): readonly string[] | null {
  const last = literals.length - 1;
  if (!text.startsWith(literals[0]) || !text.endsWith(literals[last])) return null;
  const end = text.length - literals[last].length;
  const found: string[] = [];
  let from = literals[0].length;
  for (const [i, literal] of literals.entries()) {
    if (i === 0) continue;
    const at = i === last ? end : text.indexOf(literal, from);
    if (at < from || at > end) return null;
    const particular = text.slice(from, at);
    if (particular.includes(PARTS) && !quoted(literals, i - 1)) return null;
    found.push(particular);
    from = at + literal.length;
  }
  return found;
}
