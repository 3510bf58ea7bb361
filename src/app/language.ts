/** The language on the page: chosen by hand, by a link, or what the browser's languages say; and the page anew when it changes. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsStore } from '../store/settings.ts';
import { bestLanguage, speak, spokenLanguage } from '../text/language.ts';
import type { Language } from '../text/languages.ts';
import type { LanguageFailure } from '../views/languageChoice.ts';

/** The language that the page has now, and the one that it was to have last where that could not be loaded. */
export interface Spoken extends StoreApi<{ readonly language: Language; readonly failed: LanguageFailure | null }> {
  /** Chooses a language by hand; the one that is chosen already, and could not be loaded, is tried again. */
  choose(language: Language): void;
}

/**
 * Gives the page its language, and follows the settings from then on.
 * @param root the document's element, which says the language to browsers, fonts and screen readers
 * @param liked the browser's languages, most liked first
 * @returns once the words are there: the page is to be painted then, and anew whenever the store changes. Words that cannot be
 *   loaded are no reason not to paint: the page then stays in the language that it has, and the store says which it was to have.
 */
export async function followLanguage(
  settings: Pick<SettingsStore, 'getState' | 'setState' | 'subscribe'>,
  root: Pick<HTMLElement, 'lang'>,
  liked: readonly string[],
): Promise<Spoken> {
  const load = async (): Promise<LanguageFailure | null> => {
    const { language: chosen } = settings.getState();
    const language = chosen === 'auto' ? bestLanguage(liked) : chosen;
    let failed: LanguageFailure | null = null;
    try {
      await speak(language);
    } catch {
      failed = { language };
    }
    root.lang = spokenLanguage();
    return failed;
  };
  const failed = await load();
  const spoken = createStore(() => ({ language: spokenLanguage(), failed }));
  // One after the other: a language that loads slowly must not come after one that was chosen later.
  let last = Promise.resolve();
  const follow = (): void => {
    last = last.then(load).then((failed) => spoken.setState({ language: spokenLanguage(), failed }));
  };
  settings.subscribe((now, before) => {
    if (now.language !== before.language) follow();
  });
  return Object.assign(spoken, {
    choose: (language: Language) => {
      if (settings.getState().language === language) follow();
      else settings.setState({ language });
    },
  });
}
