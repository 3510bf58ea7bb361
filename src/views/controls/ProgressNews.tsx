/** Says once in a while how the run on screen stands, for those who cannot see it. */
import { useEffect, useRef, useState } from 'react';
import type { RunState } from '../../store/run.ts';
import { pageText } from '../../text/page.ts';
import { percent } from '../format.ts';
import { useLab } from '../lab.tsx';

/** Shortest time between two announcements, milliseconds: speech is slower than training and playing. */
const ANNOUNCE_EVERY_MS = 5000;

/** The measurements that are news: of the iteration on screen in a recording, which has them all at once, else the newest. */
function latestOf({ metrics, iteration }: RunState, recorded: boolean): RunState['metrics'][number] | undefined {
  return recorded ? metrics[iteration - 1] : metrics.at(-1);
}

export function ProgressNews() {
  const { run, recorded = false } = useLab();
  const [said, setSaid] = useState('');
  const last = useRef(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      last.current = performance.now();
      const latest = latestOf(run.getState(), recorded);
      setSaid(latest === undefined ? '' : pageText.status.announce(latest.iteration, percent(latest.successRate)));
    };
    const unsubscribe = run.subscribe((state, before) => {
      if (timer !== undefined || latestOf(state, recorded) === latestOf(before, recorded)) return;
      timer = setTimeout(say, Math.max(0, last.current + ANNOUNCE_EVERY_MS - performance.now()));
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [run, recorded]);
  return (
    <span className="visually-hidden progress-news" aria-live="polite">
      {said}
    </span>
  );
}
