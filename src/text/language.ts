/**
 * The language of the page. i18next chooses among those that there are, holds their words and says which applies; every part
 * of the page asks here for its own. English is in the code of the part that uses it; another language comes as a whole, when
 * it is first wanted. Its words are functions where they depend on numbers, since languages differ in more than a word's place:
 * the compiler then sees to it that nothing is missing.
 */
import { createInstance } from 'i18next';
import { LANGUAGES, type Language } from './languages.ts';
import { type Messages, translatorOf } from './messages.ts';

/** The same words in any language: what is one text is some text, a choice among several is theirs, functions take what they take. */
export type Words<T> = [T] extends [string]
  ? IsUnion<T> extends true
    ? T
    : string
  : T extends (...values: infer V) => infer R
    ? (...values: V) => Words<R>
    : T extends readonly (infer E)[]
      ? number extends T['length']
        ? readonly Words<E>[]
        : { readonly [K in keyof T]: Words<T[K]> }
      : T extends object
        ? { readonly [K in keyof T]: Words<T[K]> }
        : T;

/** What a language brings: the words of every part of the page by the name of their export, and its messages. */
export interface Translation {
  readonly parts: Readonly<Record<string, object>>;
  readonly messages: Messages;
}

type IsUnion<T, One = T> = One extends T ? ([T] extends [One] ? false : true) : never;

const [SOURCE] = LANGUAGES;
const translations: Readonly<Record<Exclude<Language, typeof SOURCE>, () => Promise<Translation>>> = {
  'zh-CN': async () => (await import('./zh/translation.ts')).translation,
};
/** Where i18next keeps what translates a language's messages; its parts are under names of their own. */
const MESSAGES = 'messages';
const TRANSLATE = 'translate';

// A page has one language, as a document has: there is one of these.
const i18n = createInstance({
  lng: SOURCE,
  fallbackLng: SOURCE,
  supportedLngs: [...LANGUAGES],
  load: 'currentOnly',
  resources: {},
  initAsync: false,
});
void i18n.init();

/**
 * The words of one part of the page: looked up whenever they are read, in the language that the page has then. A module may
 * keep dictionaries by a name, but no single word of them.
 * @param part name of the export, under which other languages have theirs
 */
export function words<const W extends object>(part: string, english: W): Words<W>;
export function words(part: string, english: object): unknown {
  return lookedUp(english, () => i18n.getResourceBundle(i18n.language, part) ?? english);
}

function lookedUp(english: object, current: () => object): object {
  const within = new Map(
    Object.entries(english)
      .filter(([, entry]) => typeof entry === 'object' && !Array.isArray(entry))
      .map(([key, entry]) => [key, lookedUp(entry, () => Reflect.get(current(), key))]),
  );
  return new Proxy(english, {
    get: (_, key) => (typeof key === 'string' ? within.get(key) : undefined) ?? Reflect.get(current(), key),
  });
}

/**
 * What the source says in English beside its data (labels and help of options, messages of checks), in the language of the page;
 * as it is where that language has no words for it.
 */
export function said(english: string): string {
  return i18n.getResource(i18n.language, MESSAGES, TRANSLATE)?.(english) ?? english;
}

/**
 * The language that fits best what somebody reads, most liked first (`navigator.languages`); that of the source if none does.
 * i18next would prefer a region that is there further down the list to the language at its head: Chinese for en-GB, zh-CN.
 */
export function bestLanguage(liked: readonly string[]): Language {
  const languageOf = (tag: string): string => tag.split('-', 1)[0].toLowerCase();
  for (const tag of liked) {
    const best = LANGUAGES.find((language) => languageOf(language) === languageOf(tag));
    if (best !== undefined) return best;
  }
  return SOURCE;
}

/** The language that the page has now. */
export const spokenLanguage = (): Language => LANGUAGES.find((language) => language === i18n.language) ?? SOURCE;

/**
 * Gives the page another language: what is read from now on is in it.
 * @throws where its words cannot be loaded; the page then keeps the one that it has
 */
export async function speak(language: Language): Promise<void> {
  if (language !== SOURCE && !i18n.hasResourceBundle(language, MESSAGES)) {
    const { parts, messages } = await translations[language]();
    const all = { ...parts, [MESSAGES]: { [TRANSLATE]: translatorOf(messages) } };
    for (const [part, dictionary] of Object.entries(all)) {
      // Its functions would not survive being copied.
      i18n.addResourceBundle(language, part, dictionary, false, true, { silent: true, skipCopy: true });
    }
  }
  await i18n.changeLanguage(language);
}
