import { describe, expect, it } from 'vitest';
import { parseLiveSettings } from '../../../src/config/changes.ts';
import { defaultConfig, type FlatConfig, flatten, type RunConfig } from '../../../src/config/config.ts';
import { createRunStore, freshRun, nextConfig } from '../../../src/store/run.ts';
import { shownValues } from '../../../src/views/controls/draft.ts';
import { createEdits, runningValues } from '../../../src/views/controls/edits.ts';

/** A lab in which a run is under way, and which writes down what it is asked. Changes stay pending. */
function trainingLab() {
  const run = createRunStore(defaultConfig(), []);
  const changed: FlatConfig[] = [];
  const started: RunConfig[] = [];
  const edits = createEdits({
    run,
    change: (given) => {
      // Throws on what cannot change during a run, as the lab does.
      const settings = parseLiveSettings(nextConfig(run.getState()), given);
      changed.push(settings);
      run.setState(({ pending }) => ({ pending: { ...pending, ...settings } }));
    },
    reset: (config) => {
      started.push(config);
      newRun(config);
    },
  });
  const newRun = (config: RunConfig) => run.setState(({ run: id }) => freshRun(id + 1, config), true);
  edits.connect();
  const shown = () => shownValues(runningValues(run.getState()), edits.store.getState().draft);
  return { run, edits, changed, started, newRun, shown, draft: () => edits.store.getState().draft };
}

const preset = flatten(defaultConfig());

describe('edits of the settings', () => {
  it('send live settings to the run and keep the others until Apply', () => {
    const { edits, changed, started, draft, shown } = trainingLab();
    edits.set('gamma', 0.9);
    edits.set('tasks', 8);
    expect(changed).toEqual([{ gamma: 0.9 }]);
    expect(draft()).toEqual({ tasks: 8 });
    expect(started).toEqual([]);
    edits.apply();
    // What is pending for the old run is what the new one begins with.
    expect(started).toEqual([{ ...defaultConfig(), gamma: 0.9, tasks: 8 }]);
    expect(draft()).toEqual({});
    expect(shown()).toEqual({ ...preset, gamma: 0.9, tasks: 8 });
  });

  it('are undone by sending the former value, and made again by sending the later one', () => {
    const { edits, changed, shown } = trainingLab();
    edits.set('gamma', 0.9);
    edits.undo();
    edits.redo();
    edits.undo();
    expect(changed).toEqual([{ gamma: 0.9 }, { gamma: preset.gamma }, { gamma: 0.9 }, { gamma: preset.gamma }]);
    expect(shown()).toEqual(preset);
    edits.undo();
    expect(changed.length).toBe(4);
  });

  it('of one drag are undone together', () => {
    const { edits, changed } = trainingLab();
    edits.set('gamma', 0.9, 'drag');
    edits.set('gamma', 0.8, 'drag');
    edits.undo();
    expect(changed.at(-1)).toEqual({ gamma: preset.gamma });
    expect(edits.store.getState().history.past).toEqual([]);
  });

  it('after Apply are undone into the draft', () => {
    const { edits, started, draft } = trainingLab();
    edits.set('tasks', 8);
    edits.apply();
    edits.undo();
    expect(draft()).toEqual({ tasks: preset.tasks });
    expect(started.length).toBe(1);
    edits.redo();
    expect(draft()).toEqual({});
  });

  it('of the world wait as a whole, and come back as a whole', () => {
    const { edits, changed, draft, shown } = trainingLab();
    edits.set('gamma', 0.9);
    edits.set('world', 'keydoor');
    edits.set('gamma', 0.5);
    expect(changed).toEqual([{ gamma: 0.9 }]);
    expect(shown()).toEqual({ ...flatten(defaultConfig('keydoor')), gamma: 0.5 });
    edits.undo();
    edits.undo();
    expect(draft()).toEqual({});
    expect(shown()).toEqual({ ...preset, gamma: 0.9 });
    expect(changed.length).toBe(1);
  });

  it('go back to the preset, one or all, as one edit', () => {
    const { edits, changed, shown, draft } = trainingLab();
    edits.set('gamma', 0.9);
    edits.set('weight', 2);
    edits.set('tasks', 8);
    edits.toPreset(['gamma']);
    expect(changed.at(-1)).toEqual({ gamma: preset.gamma });
    edits.toPreset();
    expect(shown()).toEqual(preset);
    edits.undo();
    expect(shown()).toEqual({ ...preset, weight: 2, tasks: 8 });
    expect(draft()).toEqual({ tasks: 8 });
  });

  it('that are discarded can be brought back', () => {
    const { edits, draft } = trainingLab();
    edits.set('tasks', 8);
    edits.set('seed', 7);
    edits.discard();
    expect(draft()).toEqual({});
    edits.undo();
    expect(draft()).toEqual({ tasks: 8, seed: 7 });
  });
});

describe('another run', () => {
  it('of the same settings drops the draft with a word, and undo brings it back', () => {
    const { edits, newRun, draft } = trainingLab();
    edits.set('tasks', 8);
    // New seed: the draft had nothing to say about it, and its undo must not say anything either.
    newRun({ ...defaultConfig(), seed: 59 });
    expect(draft()).toEqual({});
    expect(edits.store.getState().dropped).toEqual({ count: 1, undoable: true });
    edits.undo();
    expect(draft()).toEqual({ tasks: 8 });
    expect(edits.store.getState().dropped).toBeNull();
  });

  it('without a draft says nothing and leaves the edits to be undone', () => {
    const { edits, newRun, changed } = trainingLab();
    edits.set('gamma', 0.9);
    newRun({ ...defaultConfig(), gamma: 0.9 });
    expect(edits.store.getState().dropped).toBeNull();
    edits.undo();
    expect(changed.at(-1)).toEqual({ gamma: preset.gamma });
  });

  it('of other settings, as from a link, ends the history: its values were another run’s', () => {
    const { edits, newRun, shown } = trainingLab();
    edits.set('weight', 2);
    edits.set('tasks', 8);
    newRun({ ...defaultConfig(), gamma: 0.5 });
    expect(edits.store.getState()).toMatchObject({ draft: {}, dropped: { count: 1, undoable: false } });
    edits.undo();
    expect(shown()).toEqual({ ...preset, gamma: 0.5 });
  });
});
