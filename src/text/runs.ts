/** The words of the saved runs. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const runsText = words('runsText', {
  button: 'Runs',
  heading: 'Saved runs',
  close: 'Close',
  reading: 'Reading the saved runs…',
  empty: 'No run is saved yet. Press Play: every run is saved here while it trains.',
  /** How long unnamed runs stay. */
  hint: (kept: number) => `The ${kept} newest unnamed runs stay. Keep a run by giving it a name.`,
  local: 'Saved in this browser only; nothing is uploaded.',
  inMemory: (reason: string) => `Runs are lost when this tab closes. ${reason}`,

  seed: (seed: number) => `seed ${seed}`,
  iterations: (n: number) => count(n, 'iteration', 'iterations'),
  success: (share: string) => `success ${share}`,
  current: 'open',
  historyOnly: 'history only',
  historyOnlyHint: 'Its weights are not saved, so it cannot be gone on with.',
  broken: 'Cannot be read',

  open: 'Open',
  openLabel: (run: string) => `Open ${run}`,
  keep: 'Keep…',
  keepLabel: (run: string) => `Keep ${run} by giving it a name`,
  rename: 'Rename…',
  renameLabel: (run: string) => `Rename ${run}`,
  name: 'Name',
  nameHint: 'Without a name the run is removed when enough newer ones are there.',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Delete',
  removeLabel: (run: string) => `Delete ${run}`,
  removeCurrent: 'This run is open: start or open another to delete it.',
  removed: (run: string) => `Deleted: ${run}.`,
  undo: 'Undo',

  room: {
    offer: 'Make room…',
    asking: 'Looking at the saved runs…',
    ask: (n: number) =>
      `Delete the weights of ${count(n, 'other run', 'other runs')}? Their history stays, to look at; they can no longer be gone on with.`,
    confirm: 'Delete the weights',
    cancel: 'Cancel',
    nothing: 'No other run has weights to delete. Deleting whole runs makes room too.',
    done: (n: number, size: string) => `The weights of ${count(n, 'run', 'runs')} are deleted: ${size} less.`,
  },

  bytes: (n: string, unit: 'B' | 'kB' | 'MB') => `${n} ${unit}`,
  now: 'just now',
  minutesAgo: (n: number) => `${n} min ago`,
  hoursAgo: (n: number) => `${n} h ago`,
  daysAgo: (n: number) => `${count(n, 'day', 'days')} ago`,
});
