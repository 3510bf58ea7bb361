/** What an agent saw and did is data: it keeps its own direction and language, whatever those of the page are. */
import type { ReactNode } from 'react';
import type { Shown } from '../store/shown.ts';

type Source = Pick<Shown, 'imported'>;

/** Attributes of an element that is such a text as a whole. The worlds speak English; what a file speaks nobody knows. */
export function agentText({ imported }: Source): { readonly lang: string; readonly dir: 'auto' } {
  return { lang: imported === null ? 'en' : '', dir: 'auto' };
}

/** Such a text among words of the page. */
export function AgentText({ shown, children }: { readonly shown: Source; readonly children: ReactNode }) {
  return <bdi {...agentText(shown)}>{children}</bdi>;
}
