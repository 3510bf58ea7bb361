/** What is within is made anew when the page gets another language: no word of the old one stays behind. */
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Spoken } from './language.ts';

interface InLanguageProps {
  readonly spoken: Spoken;
  readonly children: ReactNode;
}

export function InLanguage({ spoken, children }: InLanguageProps) {
  const language = useStore(spoken, (state) => state.language);
  const before = useRef(language);
  useEffect(() => {
    const changed = before.current !== language;
    before.current = language;
    // The button that was pressed has gone with its page: the keyboard goes on from the new one.
    if (changed && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('.language')?.focus({ preventScroll: true });
    }
  }, [language]);
  return <Fragment key={language}>{children}</Fragment>;
}
