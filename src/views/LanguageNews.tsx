/** Says that the language that was wanted could not be loaded. */
import { useEffect, useState } from 'react';
import { languages } from '../text/languages.ts';
import { pageText } from '../text/page.ts';
import { type LanguageFailure, useLanguageChoice } from './languageChoice.ts';

/** How long the news stays, in milliseconds; the button that chooses languages goes on saying it. */
const NEWS_STAYS = 8000;

export function LanguageNews() {
  const { failed } = useLanguageChoice();
  const [over, setOver] = useState<LanguageFailure | null>(null);
  useEffect(() => {
    if (failed === null) return;
    const timer = setTimeout(() => setOver(failed), NEWS_STAYS);
    return () => clearTimeout(timer);
  }, [failed]);
  const shown = failed !== null && failed !== over;
  return (
    <output className="page-message" data-shown={shown}>
      {shown && pageText.languageFailed(languages[failed.language].name)}
    </output>
  );
}
