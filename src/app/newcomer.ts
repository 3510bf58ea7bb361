/** Whether somebody comes to the page for the first time, and for nothing in particular. */
import type { Settings } from '../store/settings.ts';

/** What an address asks for besides its hash: a file, a frame in another page, a run that is followed. */
const ASKED = ['src', 'embed', 'follow'];

/** @param location the page's address; its hash is a link to something */
export function isFirstVisit(
  { newcomer }: Pick<Settings, 'newcomer'>,
  { hash, search }: Pick<Location, 'hash' | 'search'>,
): boolean {
  const asked = new URLSearchParams(search);
  return newcomer && hash.length <= 1 && ASKED.every((key) => !asked.has(key));
}
