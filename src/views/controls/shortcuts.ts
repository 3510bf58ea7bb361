/** Every keyboard shortcut as data: its keys, its label and what it does. The help dialog and the handler read this one table. */
import type { Lab } from '../../store/lab.ts';
import type { RunState } from '../../store/run.ts';
import { accuracyText } from '../../text/accuracy.ts';
import { compareText, whatIfText } from '../../text/compare.ts';
import { exportText } from '../../text/export.ts';
import { mapText } from '../../text/map.ts';
import { pageText } from '../../text/page.ts';
import { searchText } from '../../text/search.ts';
import { settingsText } from '../../text/settings.ts';
import { tableText } from '../../text/table.ts';
import { criticalNeighbour, indexElements } from '../locate.ts';
import { hasMap } from '../map/offered.ts';
import { reached } from '../stages.ts';

export interface Shortcut {
  /** Values of `KeyboardEvent.key`, lower case for letters. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly act: (lab: Lab, key: string) => void;
  /** It is about training: there is nothing for it to do where imported rollouts are shown. */
  readonly trains?: true;
  /** It takes the run on. In a lecture the scene does that, and the key does nothing. */
  readonly advances?: true;
}

/** Starts or stops training. Play may be pressed while the backend is still loading. */
export function togglePlay(lab: Lab): void {
  const state = lab.run.getState();
  if (isPlaying(state)) lab.pause();
  else if (state.status !== 'failed') lab.play();
}

/** Whether training goes on until paused or to where a link was made, or will as soon as the backend is there. */
export function isPlaying({ status, queued, aim }: Pick<RunState, 'status' | 'queued' | 'aim'>): boolean {
  if (status === 'playing' || queued === 'playing') return true;
  return aim !== null && (status === 'working' || queued === 'working');
}

/** Moves the iteration on screen by one, within 1 … n; forward from the last one follows the newest again. */
export function scrub(lab: Lab, by: 1 | -1): void {
  const { records, shown } = lab.run.getState();
  if (records.length === 0) return;
  const at = (lab.view.getState().iteration ?? shown?.iteration ?? records.length) + by;
  lab.view.setState({ iteration: at > records.length ? null : Math.max(1, at) });
}

/** Puts a watched task on screen, by its digit from 1; imported rollouts have a list of theirs. */
export function watchTask({ trains, run, view }: Lab, digit: string): void {
  const task = Number(digit) - 1;
  if (trains && task < Math.max(1, run.getState().config.pinned)) view.setState({ task, selection: null, hover: null });
}

/** Selects the next or previous critical transition of the graph on screen. */
export function selectCritical(lab: Lab, by: 1 | -1): void {
  const { shown } = lab.run.getState();
  if (shown === null || !reached(shown.stage, 'advantage')) return;
  const { selection } = lab.view.getState();
  const index = indexElements(shown.rollouts, shown.graph);
  const selected = selection?.kind === 'edge' ? (index.edges.get(selection.edge) ?? null) : null;
  const edge = criticalNeighbour(shown.criticality.ranked, selected, by);
  if (edge !== null) lab.view.setState({ selection: { kind: 'edge', edge: index.edgeKeys[edge] } });
}

/** Lets a token walk the selected trajectory, or stops it there; without one nothing happens. */
export function toggleWalk({ view }: Pick<Lab, 'view'>): void {
  view.setState(({ walking, selection }) => ({ walking: !walking && selection?.kind === 'trajectory' }));
}

/** What a key asks of the page itself rather than of the lab. */
export interface PageRequests {
  /** Opens and closes the dialog that lists the shortcuts. */
  readonly help: () => void;
  readonly search: () => void;
  /** Copies the selection. */
  readonly copy: () => void;
}

/** The table. */
export function shortcutsOf({ help, search, copy }: PageRequests): readonly Shortcut[] {
  const text = pageText.shortcuts;
  return [
    { keys: [' '], label: text.play, act: togglePlay, trains: true, advances: true },
    { keys: ['s'], label: text.step, act: (lab) => lab.step(), trains: true, advances: true },
    { keys: ['i'], label: text.iterate, act: (lab) => lab.iterate(1), trains: true, advances: true },
    { keys: [']'], label: text.nextCritical, act: (lab) => selectCritical(lab, 1) },
    { keys: ['['], label: text.previousCritical, act: (lab) => selectCritical(lab, -1) },
    { keys: ['w'], label: text.walk, act: toggleWalk },
    { keys: ['ArrowLeft'], label: text.earlier, act: (lab) => scrub(lab, -1), trains: true },
    { keys: ['ArrowRight'], label: text.later, act: (lab) => scrub(lab, 1), trains: true },
    { keys: ['l'], label: text.live, act: (lab) => lab.view.setState({ iteration: null }), trains: true },
    {
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      label: text.task,
      trains: true,
      act: watchTask,
    },
    {
      keys: ['t'],
      label: tableText.shortcut,
      act: ({ view }) => view.setState(({ centre }) => ({ centre: centre === 'table' ? 'graph' : 'table' })),
    },
    {
      keys: ['m'],
      label: mapText.shortcut,
      trains: true,
      act: ({ run, view }) => {
        if (!hasMap(run.getState().config.world)) return;
        view.setState(({ centre }) => ({ centre: centre === 'map' ? 'graph' : 'map' }));
      },
    },
    {
      keys: ['a'],
      label: accuracyText.shortcut,
      trains: true,
      act: ({ view }) => view.setState(({ centre }) => ({ centre: centre === 'accuracy' ? 'graph' : 'accuracy' })),
    },
    {
      keys: ['e'],
      label: compareText.shortcut,
      act: ({ view }) => view.setState(({ centre }) => ({ centre: centre === 'compare' ? 'graph' : 'compare' })),
    },
    {
      keys: ['f'],
      label: whatIfText.shortcut,
      act: ({ view }) => view.setState(({ whatIfOpen }) => ({ whatIfOpen: !whatIfOpen })),
    },
    { keys: ['/'], label: searchText.shortcut, act: search },
    { keys: ['c'], label: exportText.shortcut, act: copy },
    { keys: ['Escape'], label: text.clear, act: (lab) => lab.view.setState({ selection: null, hover: null }) },
    { keys: ['?'], label: text.help, act: help },
  ];
}

/** Undo and redo of the settings, for the dialog. They go with Ctrl or ⌘, and the form acts on them: it has the history. */
export const editShortcuts: readonly { readonly keys: string; readonly label: string }[] = [
  settingsText.shortcuts.undo,
  settingsText.shortcuts.redo,
];

/** What a key press asks of the settings' history: Ctrl or ⌘ with Z undoes; with Shift, or with Y, it makes again. */
export function editAsked({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  // ⌘ Y is the browser's own.
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

/** What a key press meets: enough of `Element` to tell whether it types, slides or presses something itself. */
export interface KeyTarget {
  readonly tagName: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
}

const PRESSED_BY_SPACE = new Set(['BUTTON', 'SUMMARY', 'A']);
const ARROW_INPUTS = new Set(['range', 'radio']);

/**
 * Whether a key belongs to the element that has the focus and so is no shortcut: everything in text fields and menus,
 * the space bar on buttons, arrows and space on sliders and radio buttons.
 */
export function belongsToTarget(target: KeyTarget, key: string): boolean {
  if (target.isContentEditable === true || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  if (target.tagName === 'INPUT') {
    if (target.type === 'checkbox') return key === ' ';
    if (!ARROW_INPUTS.has(target.type ?? '')) return true;
    return key === ' ' || key.startsWith('Arrow');
  }
  return key === ' ' && PRESSED_BY_SPACE.has(target.tagName);
}

const NO_TEXT = new Set(['checkbox', 'radio', 'range', 'button']);

/** Whether an element has an undo of its own: text is typed into it. */
export function isTextEntry({ tagName, type, isContentEditable }: KeyTarget): boolean {
  return isContentEditable === true || tagName === 'TEXTAREA' || (tagName === 'INPUT' && !NO_TEXT.has(type ?? ''));
}

/** The shortcut of a key, letters in either case. */
export function findShortcut(shortcuts: readonly Shortcut[], key: string): Shortcut | undefined {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  return shortcuts.find(({ keys }) => keys.includes(wanted));
}
