/**
 * The keys of a lecture and of presenter mode as data, as clickers send them. The dialog and the handler read this one table;
 * what is not in it is the page's own (controls/shortcuts.ts).
 */
import { scenes } from '../../lessons/scenes.ts';
import type { Lab } from '../../store/lab.ts';
import type { Lecture, LectureStore } from '../../store/lecture.ts';
import { presentText } from '../../text/present.ts';
import { scrub, togglePlay, watchTask } from '../controls/shortcuts.ts';

/** What keys act on. */
export interface PresentContext {
  readonly store: LectureStore;
  /** The open lecture; null where none is. */
  readonly lecture: Lecture | null;
  /** What is on screen. */
  readonly lab: Lab;
  readonly help: () => void;
  /** Full screen, and back; presenter mode goes on. */
  readonly full: () => void;
  readonly notes: () => void;
}

export interface PresentKey {
  /** Values of `KeyboardEvent.key`, lower case for letters. */
  readonly keys: readonly string[];
  /** What the list says that it does: a word of `presentText.keys`. */
  readonly label: keyof typeof presentText.keys;
  /** Only in presenter mode: in a lecture on the ordinary page the key is the page's own. */
  readonly presenting?: true;
  /** Whether there is anything to do; where not, the key is left to the page. Absent: always. */
  readonly when?: (context: PresentContext) => boolean;
  readonly act: (context: PresentContext, key: string) => void;
}

/** How far one press merges the rollouts. */
const MELT_STEP = 0.05;

/** Where the scene has a slider for it, or the rollouts stand apart. */
function melts({ lecture, store }: PresentContext): boolean {
  const { scene, melt } = store.getState();
  return lecture !== null && scene !== null && (scenes[scene].melts === true || melt < 1);
}

function meltBy(by: number): PresentKey['act'] {
  return ({ lecture, store }) => lecture?.melt(store.getState().melt + by);
}

const flip = (key: 'black' | 'ring'): PresentKey['act'] => {
  return ({ store }) => store.setState((state) => ({ [key]: !state[key] }));
};

/** The table. */
export const presentKeys: readonly PresentKey[] = [
  {
    keys: [' '],
    label: 'play',
    act: ({ lecture, lab }) => (lecture === null ? togglePlay(lab) : lecture.next()),
  },
  {
    keys: ['PageDown', 'ArrowRight'],
    label: 'next',
    act: ({ lecture, lab }) => (lecture === null ? lab.step() : lecture.next()),
  },
  {
    keys: ['PageUp', 'ArrowLeft'],
    label: 'previous',
    act: ({ lecture, lab }) => (lecture === null ? scrub(lab, -1) : lecture.previous()),
  },
  // Up is more, as on the slider.
  { keys: ['ArrowUp'], label: 'melt', when: melts, act: meltBy(MELT_STEP) },
  { keys: ['ArrowDown'], label: 'melt', when: melts, act: meltBy(-MELT_STEP) },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: 'number',
    act: ({ lecture, lab }, key) => (lecture === null ? watchTask(lab, key) : lecture.open(Number(key) - 1)),
  },
  { keys: ['n'], label: 'notes', act: ({ notes }) => notes() },
  { keys: ['b', '.'], label: 'black', presenting: true, act: flip('black') },
  { keys: ['r'], label: 'ring', presenting: true, act: flip('ring') },
  { keys: ['f'], label: 'full', presenting: true, act: ({ full }) => full() },
  { keys: ['?'], label: 'help', act: ({ help }) => help() },
  {
    keys: ['Escape'],
    label: 'leave',
    presenting: true,
    act: ({ store }) => store.setState({ presenting: false, black: false }),
  },
];

/** The keys in force: all in presenter mode, those of the lecture while one is open, none else. */
export function keysInForce(state: { readonly presenting: boolean; readonly lecture: boolean }): readonly PresentKey[] {
  if (state.presenting) return presentKeys;
  return state.lecture ? presentKeys.filter(({ presenting = false }) => !presenting) : [];
}

/** The entry of a key, letters in either case. */
export function findKey(keys: readonly PresentKey[], key: string): PresentKey | undefined {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  return keys.find((entry) => entry.keys.includes(wanted));
}

/** What is walked through by arrow keys of its own: the graph, tables and maps, the step chips of rollouts, the matrix. */
const WALKED_BY_ARROWS = '[role="application"], [role="grid"], .rollout-rows, .matrix';

/**
 * Whether a key press is for what has the focus rather than for the lecture. In presenter mode arrows are a clicker's, whatever
 * was clicked with the mouse before; only who went into it by keyboard, and so has Page Down for the scenes, walks on in it.
 */
export function walksOn(target: Pick<Element, 'closest'>, key: string, presenting: boolean): boolean {
  if (!key.startsWith('Arrow')) return false;
  const walked = target.closest(WALKED_BY_ARROWS);
  return walked !== null && (!presenting || walked.matches(':focus-visible, :has(:focus-visible)'));
}

/** Rows of the list: entries that share a label are one. */
export function listedKeys(): readonly { readonly keys: readonly string[]; readonly label: string }[] {
  const rows = new Map<string, readonly string[]>();
  for (const { keys, label } of presentKeys) {
    const text = presentText.keys[label];
    rows.set(text, [...(rows.get(text) ?? []), ...keys]);
  }
  return [...rows].map(([label, keys]) => ({ keys, label }));
}

/** What is no key of a page: those that change others, F keys, and those of sound, media players and the browser. */
const NOT_A_PAGES =
  /^(Alt|AltGraph|CapsLock|Control|Fn|FnLock|Hyper|Meta|NumLock|OS|ScrollLock|Shift|Super|Symbol|SymbolLock|Dead|Process|F\d+|(Audio|Browser|Launch|Media|Microphone|Power|Standby|Brightness).*)$/;

/** Whether a key press brings the picture back from a black screen, which is all that it then does; else it is the browser's own. */
export function endsBlack({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return !ctrlKey && !metaKey && !altKey && !NOT_A_PAGES.test(key);
}
