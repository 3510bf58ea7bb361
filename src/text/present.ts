/** Words of presenter mode. */
import { words } from './language.ts';

export const presentText = words('presentText', {
  heading: 'Keys in presenter mode',
  close: 'Close',
  leave: 'Leave presenter mode',
  /** Shown for a moment at the beginning: full screen, not yet full screen because no hand asked for it, and never. */
  welcome: '? lists the keys · Esc leaves',
  offered: 'F for full screen · ? lists the keys · Esc leaves',
  windowed: 'This browser gives no full screen; the page fills the window. ? lists the keys · Esc leaves',
  blocked: 'The browser blocked the window with the notes. Allow pop-ups for this page, then press N again.',
  black: 'The screen is black. B brings it back.',
  keys: {
    next: 'Reveal, or next scene; without a lecture: the next stage',
    play: 'Reveal, or next scene; without a lecture: play or pause',
    previous: 'Back; without a lecture: the iteration before',
    black: 'Black screen, and back',
    number: 'Scene 1 … 9; without a lecture: task 1 … 9',
    melt: 'Merge the rollouts; take them apart',
    search: 'Search states and actions',
    full: 'Full screen, and back',
    ring: 'Pointer ring, and off',
    notes: 'Notes and next scene in a second window',
    help: 'This list',
    leave: 'Leave presenter mode',
  },
  /** Keys whose own name is not to be read. */
  keyNames: {
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    ArrowUp: '↑',
    ArrowDown: '↓',
  } as Readonly<Record<string, string>>,
  notes: {
    title: 'Speaker notes',
    next: (title: string): string => `Next: ${title}`,
    last: 'This is the last scene.',
    none: 'No scene is open.',
    elapsed: (minutes: number): string => `${minutes} min`,
  },
});
