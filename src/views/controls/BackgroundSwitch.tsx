/** Training while the tab is hidden: the switch, and the news when it was paused there. */
import { useEffect, useState } from 'react';
import type { Background } from '../../store/run.ts';
import { pageText } from '../../text/page.ts';
import { useLab, useRun, useSettings } from '../lab.tsx';
import { durationText } from './duration.ts';

export function BackgroundSwitch() {
  const { settings } = useLab();
  const background = useSettings((state) => state.background);
  return (
    <label className="choice background">
      <input
        type="checkbox"
        checked={background}
        onChange={(event) => settings.setState({ background: event.currentTarget.checked })}
      />
      <span className="choice-name">{pageText.background.label}</span>
      <small className="choice-help soft">{pageText.background.help}</small>
    </label>
  );
}

/** How long the news stays, in milliseconds: whoever comes back first looks at the graph. */
const NEWS_STAYS = 8000;

/** Says on return that training was paused, and goes on. */
export function BackgroundNews() {
  const background = useRun((state) => state.background);
  const [over, setOver] = useState<Background | null>(null);
  useEffect(() => {
    if (background?.state !== 'returned') return;
    const timer = setTimeout(() => setOver(background), NEWS_STAYS);
    return () => clearTimeout(timer);
  }, [background]);
  const shown = background?.state === 'returned' && background !== over;
  return (
    <output className="page-message" data-shown={shown}>
      {shown && pageText.background.returned(durationText(background.milliseconds))}
    </output>
  );
}
