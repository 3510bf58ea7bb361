/** Says what is selected, whichever view it was selected in, for those who cannot see it. */
import { useEffect, useEffectEvent, useState } from 'react';
import { mapText } from '../text/map.ts';
import { useTitles } from './inspector/titles.ts';
import { useView } from './lab.tsx';
import { locate } from './locate.ts';
import { type Screen, useScreen } from './screen.tsx';
import { spokenParts } from './spoken.ts';

/** How long a selection stands before it is spoken of, milliseconds: keys that are held down pass over many. */
const SETTLED_MS = 150;

export function SelectionNews() {
  const screen = useScreen();
  return screen === null ? null : <Spoken screen={screen} />;
}

function Spoken({ screen }: { readonly screen: Screen }) {
  const selection = useView((state) => state.selection);
  // A token on its way selects a step after the other.
  const walking = useView((state) => state.walking);
  const title = useTitles(screen);
  const [said, setSaid] = useState('');
  const say = useEffectEvent(() => {
    const { rollouts } = screen.shown;
    const located = selection === null ? null : locate(selection, rollouts, screen.index);
    setSaid(located === null ? '' : spokenParts(located, screen, title).join(mapText.spokenJoin));
  });
  // Not with every iteration: the numbers of a selection change while it stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another element is selected
  useEffect(() => {
    if (walking) return;
    const timer = setTimeout(() => say(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [selection, walking]);
  return <output className="visually-hidden selection-news">{said}</output>;
}
