/** A span of time in words. */
import { pageText } from '../../text/page.ts';

/** Milliseconds as "8 s", "3 min" or "1 h 5 min", rounded to what is written; at least "1 s". */
export function durationText(milliseconds: number): string {
  const { seconds, minutes, hours } = pageText.background;
  const s = Math.max(1, Math.round(milliseconds / 1000));
  if (s < 60) return seconds(s);
  const min = Math.round(s / 60);
  return min < 60 ? minutes(min) : hours(Math.floor(min / 60), min % 60);
}
