/** Undo and redo of a sketch: whole sketches, which share what did not change. Pure. */
import type { Sketch } from './sketch.ts';

export interface SketchHistory {
  /** Oldest first. */
  readonly past: readonly Sketch[];
  readonly present: Sketch;
  /** What was undone, the last of it first. */
  readonly future: readonly Sketch[];
  /** What the latest edit belongs to: letters typed into one field are undone together; null stands alone. */
  readonly gesture: string | null;
}

/** Edits that are remembered. */
const MOST = 200;

export function historyOf(present: Sketch): SketchHistory {
  return { past: [], present, future: [], gesture: null };
}

/** The history after an edit; what had been undone is gone. Unchanged by no change. */
export function edited(history: SketchHistory, next: Sketch, gesture: string | null = null): SketchHistory {
  const { past, present } = history;
  if (next === present) return history;
  const goesOn = gesture !== null && gesture === history.gesture;
  return { past: goesOn ? past : [...past, present].slice(-MOST), present: next, future: [], gesture };
}

export function undone(history: SketchHistory): SketchHistory {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    gesture: null,
  };
}

export function redone(history: SketchHistory): SketchHistory {
  const [next, ...future] = history.future;
  return next === undefined
    ? history
    : { past: [...history.past, history.present], present: next, future, gesture: null };
}

/** The history once the field that was typed into is left: what is typed next is an edit of its own. */
export function settled(history: SketchHistory): SketchHistory {
  return history.gesture === null ? history : { ...history, gesture: null };
}
