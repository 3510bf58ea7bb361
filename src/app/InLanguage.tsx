/** What is within is made anew when the page gets another language: no word of the old one stays behind. */
import { Fragment, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Spoken } from './language.ts';

interface InLanguageProps {
  readonly spoken: Spoken;
  readonly children: ReactNode;
}

export function InLanguage({ spoken, children }: InLanguageProps) {
  return <Fragment key={useStore(spoken, ({ language }) => language)}>{children}</Fragment>;
}
