/** The language on the page: chosen by hand, by a link, or what the browser's languages say; and the page anew when it changes. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsStore } from '../store/settings.ts';
import { bestLanguage, speak, spokenLanguage } from '../text/language.ts';
import type { Language } from '../text/languages.ts';

/** The language that the page has now. */
export type Spoken = StoreApi<{ readonly language: Language }>;

/**
 * Gives the page its language, and follows the settings from then on.
 * @param root the document's element, which says the language to browsers, fonts and screen readers
 * @param liked the browser's languages, most liked first
 * @returns once the words are there: the page is to be painted then, and anew whenever the store changes. Words that cannot be
 *   loaded are no reason not to paint: the page then stays in the language that it has.
 */
export async function followLanguage(
  settings: Pick<SettingsStore, 'getState' | 'subscribe'>,
  root: Pick<HTMLElement, 'lang'>,
  liked: readonly string[],
): Promise<Spoken> {
  const load = async (): Promise<void> => {
    const { language } = settings.getState();
    try {
      await speak(language === 'auto' ? bestLanguage(liked) : language);
    } catch {
      // As said above.
    }
    root.lang = spokenLanguage();
  };
  await load();
  const spoken: Spoken = createStore(() => ({ language: spokenLanguage() }));
  // One after the other: a language that loads slowly must not come after one that was chosen later.
  let last = Promise.resolve();
  settings.subscribe((now, before) => {
    if (now.language === before.language) return;
    last = last.then(load).then(() => spoken.setState({ language: spokenLanguage() }));
  });
  return spoken;
}
