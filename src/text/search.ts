/** Words of the search by text. Imports nothing. */
import { words } from './language.ts';

export const searchText = words('searchText', {
  heading: 'Search',
  shortcut: 'Search by text',
  open: 'Search states and transitions (/)',
  placeholder: 'words of an observation or an action',
  results: 'Matches',
  hint: 'States are found by their observation, transitions by their action. ↑ ↓ choose, Enter selects, Esc closes.',
  none: 'Nothing on screen has these words.',
  notYet: 'The states are not merged yet: the next stage is Merge.',
  state: 'state',
  transition: 'transition',
  fromTo: (source: string, target: string) => `${source} → ${target}`,
  count: (n: number) => `${n} ${n === 1 ? 'match' : 'matches'}`,
  more: (n: number) => `${n} more: add a word`,
});
