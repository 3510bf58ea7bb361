/** A saved run in words: its title, its size, how long ago. */

import { findEstimator } from '../../credit/estimators/registry.ts';
import type { ArchivedSummary } from '../../store/archive/archive.ts';
import { said } from '../../text/language.ts';
import { runsText } from '../../text/runs.ts';
import { findWorld } from '../../worlds/registry.ts';
import { dateFormat } from '../dates.ts';
import { decimal } from '../format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on a date says more. */
const LONG_AGO = 7 * DAY;

/** "House · G2PO · seed 58". */
export function setupText({ world, estimator, seed }: ArchivedSummary): string {
  return [said(findWorld(world).label), findEstimator(estimator).label, runsText.seed(seed)].join(' · ');
}

/** Its name, or what it is a run of. */
export function titleOf(run: ArchivedSummary): string {
  return run.name ?? setupText(run);
}

/** Bytes with two significant digits or all those before the point: "740 B", "12 kB", "8.8 MB", "128 MB". */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return runsText.bytes(String(bytes), 'B');
  const [size, unit] = bytes < 999_500 ? ([bytes / 1e3, 'kB'] as const) : ([bytes / 1e6, 'MB'] as const);
  return runsText.bytes(decimal(size, size < 9.95 ? 1 : 0), unit);
}

/** How long before `now` a time lies, both in milliseconds since 1970; beyond a week its date ("3 May 2026"). */
export function agoText(time: number, now: number): string {
  const passed = now - time;
  // A clock that was set back leaves runs in the future.
  if (passed < MINUTE) return runsText.now;
  if (passed < HOUR) return runsText.minutesAgo(Math.floor(passed / MINUTE));
  if (passed < DAY) return runsText.hoursAgo(Math.floor(passed / HOUR));
  if (passed < LONG_AGO) return runsText.daysAgo(Math.floor(passed / DAY));
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(time);
}

/** Day and time in full: "3 May 2026 at 14:05". */
export function dateText(time: number): string {
  return dateFormat({ dateStyle: 'long', timeStyle: 'short' }).format(time);
}
