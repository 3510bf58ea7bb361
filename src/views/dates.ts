/** Dates as the page's language writes them. */
import { spokenLanguage } from '../text/language.ts';
import { languages } from '../text/languages.ts';

/** Writes dates in the page's language: "3 May 2026", "2026年5月3日". To be asked for anew whenever one is written. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(languages[spokenLanguage()].dates, options);
}
