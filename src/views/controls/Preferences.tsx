/** How the page speaks and looks: language and theme, at the end of every header. */
import { THEMES, type Theme } from '../../store/settings.ts';
import { spokenLanguage } from '../../text/language.ts';
import { LANGUAGES, languages } from '../../text/languages.ts';
import { pageText } from '../../text/page.ts';
import { useLab, useSettings } from '../lab.tsx';
import { useLanguageChoice } from '../languageChoice.ts';

export function Preferences() {
  return (
    <>
      <LanguageButton />
      <ThemeMenu />
    </>
  );
}

/** Goes on to the next language; it says which in that language, for those who cannot read the one that is shown. */
function LanguageButton() {
  const { failed, choose } = useLanguageChoice();
  const next = LANGUAGES[(LANGUAGES.indexOf(spokenLanguage()) + 1) % LANGUAGES.length];
  const { name, short } = languages[next];
  return (
    <button
      type="button"
      className="language"
      lang={next}
      aria-label={name}
      title={failed === null ? name : pageText.languageFailed(languages[failed.language].name)}
      onClick={() => choose(next)}
    >
      {short}
    </button>
  );
}

/** Light, dark, projector, or as the system has it. */
function ThemeMenu() {
  const { settings } = useLab();
  const theme = useSettings((state) => state.theme);
  const choose = (value: string) => {
    const chosen: Theme | undefined = THEMES.find((known) => known === value);
    if (chosen !== undefined) settings.setState({ theme: chosen });
  };
  return (
    <label className="theme">
      <span className="visually-hidden">{pageText.theme}</span>
      <select value={theme} title={pageText.theme} onChange={(event) => choose(event.currentTarget.value)}>
        {THEMES.map((id) => (
          <option key={id} value={id}>
            {pageText.themes[id]}
          </option>
        ))}
      </select>
      <svg className="theme-glyph" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M7 1a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
    </label>
  );
}
