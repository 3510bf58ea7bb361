/** Undo and redo of settings, as data: what each edit changed, from which value to which. Pure. */
import type { FlatConfig } from '../../config/config.ts';

/** One edit. Both sides have the same keys, or, where it changes the world, are the whole configurations of two worlds. */
export interface SettingsEdit {
  readonly before: FlatConfig;
  readonly after: FlatConfig;
  /** Edits of one gesture (a drag of a slider) are undone together; null stands alone. */
  readonly gesture: string | null;
}

export interface EditHistory {
  /** Oldest first; the last is undone next. */
  readonly past: readonly SettingsEdit[];
  /** What was undone, the last of it first. */
  readonly future: readonly SettingsEdit[];
}

export const noEdits: EditHistory = { past: [], future: [] };

/** Edits that are remembered; older ones can no longer be undone. */
export const MOST_EDITS = 100;

/** The history after the form went from one set of values to another; what had been undone is gone. Unchanged by no change. */
export function recordEdit(
  history: EditHistory,
  before: FlatConfig,
  after: FlatConfig,
  gesture: string | null = null,
): EditHistory {
  const last = history.past.at(-1);
  if (gesture !== null && last?.gesture === gesture && last.before.world === undefined) {
    const merged = difference({ ...after, ...last.before }, after, gesture);
    const past = history.past.slice(0, -1);
    // Dragged back to where it began: nothing to undo.
    return { past: merged === null ? past : [...past, merged], future: [] };
  }
  const edit = difference(before, after, gesture);
  return edit === null ? history : { past: [...history.past, edit].slice(-MOST_EDITS), future: [] };
}

/** The edit to take back and the history without it; null where there is none. */
export function undone({ past, future }: EditHistory): { edit: SettingsEdit; history: EditHistory } | null {
  const edit = past.at(-1);
  return edit === undefined ? null : { edit, history: { past: past.slice(0, -1), future: [edit, ...future] } };
}

/** The edit to make again and the history with it; null where there is none. */
export function redone({ past, future }: EditHistory): { edit: SettingsEdit; history: EditHistory } | null {
  const [edit, ...rest] = future;
  return edit === undefined ? null : { edit, history: { past: [...past, edit], future: rest } };
}

/** The values of a form after one side of an edit is put back into it. */
export function withSide(values: FlatConfig, side: FlatConfig): FlatConfig {
  return side.world === undefined ? { ...values, ...side } : side;
}

function difference(before: FlatConfig, after: FlatConfig, gesture: string | null): SettingsEdit | null {
  if (before.world !== after.world) return { before, after, gesture };
  const keys = Object.keys(after).filter((key) => before[key] !== after[key]);
  if (keys.length === 0) return null;
  const pick = (values: FlatConfig) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  return { before: pick(before), after: pick(after), gesture };
}
