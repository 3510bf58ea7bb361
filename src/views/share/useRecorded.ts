/** The recording of a run as text for a link, worked out when it is wanted. */
import { useEffect, useState } from 'react';
import type { RecordedText, SharedRecording } from './shared.ts';

/** How long a number of iterations must stand before it is worked out, in milliseconds: a slider passes through many. */
const STANDS = 150;

/**
 * @param recording null where there is none
 * @param iterations how many of the run's; null: it is not wanted now
 * @returns null while it is being worked out, and where it is not wanted
 */
export function useRecorded(recording: SharedRecording | null, iterations: number | null): RecordedText | null {
  const [known, setKnown] = useState<{ readonly iterations: number; readonly made: RecordedText } | null>(null);
  const needed = iterations !== null && known?.iterations !== iterations;
  useEffect(() => {
    if (recording === null || iterations === null || !needed) return;
    let wanted = true;
    const tell = (made: RecordedText) => wanted && setKnown({ iterations, made });
    const timer = setTimeout(() => {
      // What cannot be replayed cannot be shared either.
      recording.text(iterations).then(tell, () => tell({ ok: false }));
    }, STANDS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [recording, iterations, needed]);
  return iterations !== null && known?.iterations === iterations ? known.made : null;
}
