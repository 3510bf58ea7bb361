/**
 * Edits of the settings, without React: each goes to the run that is under way or into the draft, and can be undone. A live
 * change that is undone is sent to the run like any other, and logged again.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type FlatConfig, flatten } from '../../config/config.ts';
import type { OptionValue } from '../../options/option.ts';
import type { Lab } from '../../store/lab.ts';
import { nextConfig, type RunState } from '../../store/run.ts';
import { configOf, type Draft, draftedKeys, edit, presetOf, route, shownValues } from './draft.ts';
import { type EditHistory, noEdits, recordEdit, redone, undone, withSide } from './editHistory.ts';

export interface EditsState {
  readonly draft: Draft;
  readonly history: EditHistory;
  /** A draft that went with its run, reset or replaced from elsewhere: how many settings, and whether undo brings them back. */
  readonly dropped: { readonly count: number; readonly undoable: boolean } | null;
}

export interface Edits {
  readonly store: StoreApi<EditsState>;
  /** Sets one field. @param gesture Edits of one gesture are undone together. */
  set(key: string, value: OptionValue, gesture?: string): void;
  /** Puts these fields, by default all, back to the preset of the world that the form shows. */
  toPreset(keys?: readonly string[]): void;
  undo(): void;
  redo(): void;
  /** Forgets the draft; undo brings it back. */
  discard(): void;
  /** Starts over with the draft; undo then brings the former settings into the draft. */
  apply(): void;
  /** Puts the word about a dropped draft away. */
  dismiss(): void;
  /** Follows the lab's runs; returns what stops it. */
  connect(): () => void;
}

export function createEdits(lab: Pick<Lab, 'run' | 'change' | 'reset'>): Edits {
  const store = createStore<EditsState>(() => ({ draft: {}, history: noEdits, dropped: null }));
  /** Set while Apply starts its own run. */
  let applying = false;

  const running = (): FlatConfig => runningValues(lab.run.getState());
  const shown = (): FlatConfig => shownValues(running(), store.getState().draft);

  /** Makes the form show these values, with the history that goes with it. */
  const show = (wanted: FlatConfig, history: EditHistory): void => {
    const { live, draft } = route(running(), wanted);
    store.setState({ draft, history, dropped: null });
    if (Object.keys(live).length > 0) lab.change(live);
  };
  const make = (wanted: FlatConfig, gesture?: string): void =>
    show(wanted, recordEdit(store.getState().history, shown(), wanted, gesture));

  return {
    store,
    set: (key, value, gesture) => make(edit(shown(), key, value), gesture),
    toPreset: (keys) => {
      const values = shown();
      const preset = presetOf(values);
      const reset = Object.fromEntries((keys ?? Object.keys(preset)).map((key) => [key, preset[key] ?? values[key]]));
      make({ ...values, ...reset });
    },
    undo: () => {
      const back = undone(store.getState().history);
      if (back !== null) show(withSide(shown(), back.edit.before), back.history);
    },
    redo: () => {
      const again = redone(store.getState().history);
      if (again !== null) show(withSide(shown(), again.edit.after), again.history);
    },
    discard: () => make(running()),
    apply: () => {
      const { config } = configOf(shown());
      store.setState({ draft: {}, dropped: null });
      applying = true;
      lab.reset(config);
      applying = false;
    },
    dismiss: () => store.setState({ dropped: null }),
    connect: () =>
      lab.run.subscribe((now, before) => {
        if (now.run !== before.run && !applying) store.setState(afterNewRun(store.getState(), before, now));
      }),
  };
}

/** What the run is made with as the form sees it: the next iteration's settings, those that wait for it included. */
export function runningValues(state: Pick<RunState, 'config' | 'changes' | 'pending'>): FlatConfig {
  return flatten(nextConfig(state));
}

/** The form's state once another run is on screen that the form did not ask for: the same again, a link, a saved run. */
function afterNewRun({ draft, history }: EditsState, before: RunState, now: RunState): EditsState {
  const [former, running] = [runningValues(before), runningValues(now)];
  const count = draftedKeys(former, draft).size;
  // Reset and New seed go on with the same settings, so their edits can still be undone; those of another run cannot.
  const same = Object.keys({ ...former, ...running }).every((key) => key === 'seed' || former[key] === running[key]);
  if (!same) return { draft: {}, history: noEdits, dropped: count === 0 ? null : { count, undoable: false } };
  if (count === 0) return { draft, history, dropped: null };
  // What was drafted, on top of what runs now: that is what undo brings back, not the former seed.
  const drafted = shownValues(running, draft);
  return { draft: {}, history: recordEdit(history, drafted, running), dropped: { count, undoable: true } };
}
