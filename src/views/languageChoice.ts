/** Choosing the page's language, and what became of it: provided round the whole page. */
import { createContext, use } from 'react';
import type { Language } from '../text/languages.ts';

/** A language whose words could not be loaded; another object each time. */
export interface LanguageFailure {
  readonly language: Language;
}

export interface LanguageChoice {
  /** Of the language that was wanted last; null where the page has it. */
  readonly failed: LanguageFailure | null;
  /** Gives the page a language; one that could not be loaded is tried again. */
  choose(language: Language): void;
}

export const LanguageChoiceContext = createContext<LanguageChoice | null>(null);

/** Throws outside a `LanguageChoiceContext`. */
export function useLanguageChoice(): LanguageChoice {
  const choice = use(LanguageChoiceContext);
  if (choice === null) throw new Error('useLanguageChoice needs a LanguageChoiceContext above it.');
  return choice;
}
