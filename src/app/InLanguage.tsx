/** What is within is made anew when the page gets another language: no word of the old one stays behind, but nodes keep their places. */
import { Fragment, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { KeptPlacements, KeptPlacementsContext } from '../views/graph/graphBook.ts';
import { LanguageNews } from '../views/LanguageNews.tsx';
import { LanguageChoiceContext } from '../views/languageChoice.ts';
import type { Spoken } from './language.ts';

interface InLanguageProps {
  readonly spoken: Spoken;
  readonly children: ReactNode;
}

export function InLanguage({ spoken, children }: InLanguageProps) {
  const language = useStore(spoken, (state) => state.language);
  const failed = useStore(spoken, (state) => state.failed);
  const before = useRef(language);
  useEffect(() => {
    const changed = before.current !== language;
    before.current = language;
    // The button that was pressed has gone with its page: the keyboard goes on from the new one.
    if (changed && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('.language')?.focus({ preventScroll: true });
    }
  }, [language]);
  const [placements] = useState(() => new KeptPlacements());
  const choice = useMemo(() => ({ failed, choose: spoken.choose }), [failed, spoken]);
  return (
    <LanguageChoiceContext value={choice}>
      <LanguageNews />
      <KeptPlacementsContext value={placements}>
        <Fragment key={language}>{children}</Fragment>
      </KeptPlacementsContext>
    </LanguageChoiceContext>
  );
}
