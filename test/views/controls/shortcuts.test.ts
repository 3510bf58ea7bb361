import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../src/config/config.ts';
import type { Lab } from '../../../src/store/lab.ts';
import { createRunStore, type RunState } from '../../../src/store/run.ts';
import { createSettingsStore } from '../../../src/store/settings.ts';
import { createViewStore } from '../../../src/store/view.ts';
import {
  belongsToTarget,
  editAsked,
  findShortcut,
  isTextEntry,
  scrub,
  shortcutsOf,
} from '../../../src/views/controls/shortcuts.ts';

/** A lab that writes down what is asked of it. */
function recordingLab(state: Partial<RunState> = {}) {
  const run = createRunStore(defaultConfig(), []);
  run.setState(state);
  const asked: string[] = [];
  const lab: Lab = {
    trains: true,
    run,
    view: createViewStore(),
    settings: createSettingsStore(null),
    play: () => asked.push('play'),
    pause: () => asked.push('pause'),
    step: () => asked.push('step'),
    iterate: (count) => asked.push(`iterate ${count}`),
    reset: () => asked.push('reset'),
    change: () => asked.push('change'),
    shownAt: () => null,
    graphAt: () => null,
    creditOf: () => ({ unavailable: 'not computed here' }),
    accuracyOf: () => [],
    study: () => asked.push('study'),
    cancelStudy: () => asked.push('cancel study'),
    retry: () => asked.push('retry'),
    dismissNotes: () => asked.push('dismiss'),
  };
  const press = (key: string) =>
    findShortcut(
      shortcutsOf({
        help: () => asked.push('help'),
        search: () => asked.push('search'),
        copy: () => asked.push('copy'),
      }),
      key,
    )?.act(lab, key);
  return { lab, asked, press };
}

const record = (iteration: number): RunState['records'][number] => ({
  iteration,
  taskSeeds: new Uint32Array(0),
  lengths: new Uint16Array(0),
  actions: new Uint16Array(0),
  logProbs: new Float32Array(0),
  probabilities: [],
  truths: [],
});

describe('shortcuts', () => {
  it('share no key', () => {
    const nothing = () => undefined;
    const keys = shortcutsOf({ help: nothing, search: nothing, copy: nothing }).flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('ask for what their button asks, in either case', () => {
    const { asked, press } = recordingLab({ status: 'idle' });
    for (const key of ['s', 'I', '?', '/', 'C']) press(key);
    expect(asked).toEqual(['step', 'iterate 1', 'help', 'search', 'copy']);
  });

  it('turn from the graph to its table and back', () => {
    const { lab, press } = recordingLab();
    press('t');
    expect(lab.view.getState().centre).toBe('table');
    press('T');
    expect(lab.view.getState().centre).toBe('graph');
  });

  it('turn to the comparison and back, and unfold the what-if', () => {
    const { lab, press } = recordingLab();
    press('e');
    expect(lab.view.getState().centre).toBe('compare');
    press('f');
    expect(lab.view.getState()).toMatchObject({ centre: 'compare', whatIfOpen: true });
    press('E');
    press('F');
    expect(lab.view.getState()).toMatchObject({ centre: 'graph', whatIfOpen: false });
  });

  it('turn to the map and back where the world has a grid, and to the table from there', () => {
    const { lab, press } = recordingLab({ config: defaultConfig('keydoor') });
    const centre = () => lab.view.getState().centre;
    press('m');
    expect(centre()).toBe('map');
    press('t');
    expect(centre()).toBe('table');
    press('M');
    expect(centre()).toBe('map');
    press('m');
    expect(centre()).toBe('graph');
  });

  it('do not turn to a map that there is not', () => {
    const { lab, press } = recordingLab({ config: defaultConfig('house') });
    press('m');
    expect(lab.view.getState().centre).toBe('graph');
    // Left from a world with a grid: what is seen is the graph, and T turns to its table.
    lab.view.setState({ centre: 'map' });
    press('t');
    expect(lab.view.getState().centre).toBe('table');
  });

  it.each<[Partial<RunState>, string[]]>([
    [{ status: 'idle' }, ['play']],
    [{ status: 'playing' }, ['pause']],
    [{ status: 'loading' }, ['play']],
    [{ status: 'loading', queued: 'playing' }, ['pause']],
    [{ status: 'failed' }, []],
  ])('play or pause at the space bar: %o', (state, expected) => {
    const { asked, press } = recordingLab(state);
    press(' ');
    expect(asked).toEqual(expected);
  });

  it('pick a watched task, but none that is not watched', () => {
    const { lab, press } = recordingLab();
    press('3');
    expect(lab.view.getState().task).toBe(2);
    press('9');
    expect(lab.view.getState().task).toBe(2);
  });

  it('walk the selected rollout and pause, and do nothing where none is selected', () => {
    const { lab, press } = recordingLab();
    const { view } = lab;
    view.setState({ selection: { kind: 'node', node: 'n' } });
    press('w');
    expect(view.getState().walking).toBe(false);
    view.setState({ selection: { kind: 'trajectory', trajectory: 1, step: null } });
    press('W');
    expect(view.getState().walking).toBe(true);
    press('w');
    expect(view.getState().walking).toBe(false);
  });

  it('clear the selection', () => {
    const { lab, press } = recordingLab();
    lab.view.setState({ selection: { kind: 'node', node: 'n' } });
    press('Escape');
    expect(lab.view.getState().selection).toBeNull();
  });
});

describe('scrubbing', () => {
  it('goes from the newest back to the first and no further, and forward to live again', () => {
    const { lab } = recordingLab({ records: [record(1), record(2), record(3)] });
    const at = () => lab.view.getState().iteration;
    const seen = [-1, -1, -1, 1, 1, 1].map((by) => {
      scrub(lab, by === 1 ? 1 : -1);
      return at();
    });
    // Following shows 3: back to 2, 1, stays at 1; forward to 2, 3, then beyond the last: live.
    expect(seen).toEqual([2, 1, 1, 2, 3, null]);
  });

  it('does nothing before the first iteration', () => {
    const { lab } = recordingLab();
    scrub(lab, -1);
    expect(lab.view.getState().iteration).toBeNull();
  });
});

describe('a key press', () => {
  it('belongs to text fields and menus whatever it is', () => {
    for (const target of [{ tagName: 'INPUT', type: 'text' }, { tagName: 'TEXTAREA' }, { tagName: 'SELECT' }]) {
      expect(belongsToTarget(target, 's')).toBe(true);
    }
    expect(belongsToTarget({ tagName: 'DIV', isContentEditable: true }, 's')).toBe(true);
  });

  it('belongs to a button, a slider or a checkbox only where they use it', () => {
    expect(belongsToTarget({ tagName: 'BUTTON' }, ' ')).toBe(true);
    expect(belongsToTarget({ tagName: 'BUTTON' }, 's')).toBe(false);
    expect(belongsToTarget({ tagName: 'INPUT', type: 'range' }, 'ArrowLeft')).toBe(true);
    expect(belongsToTarget({ tagName: 'INPUT', type: 'range' }, ']')).toBe(false);
    expect(belongsToTarget({ tagName: 'INPUT', type: 'checkbox' }, ' ')).toBe(true);
    expect(belongsToTarget({ tagName: 'INPUT', type: 'checkbox' }, 'i')).toBe(false);
    expect(belongsToTarget({ tagName: 'BODY' }, ' ')).toBe(false);
  });
});

describe('undo and redo', () => {
  const press = (key: string, modifiers: Partial<Parameters<typeof editAsked>[0]> = {}) =>
    editAsked({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers });

  it('are Ctrl or ⌘ with Z, with Shift, and Ctrl with Y; nothing else', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('z', { metaKey: true })).toBe('undo');
    // With Shift, or with Caps Lock on, the key is a capital letter.
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
    for (const asked of [
      press('z'),
      press('y', { metaKey: true }),
      press('z', { ctrlKey: true, altKey: true }),
      press('x', { ctrlKey: true }),
    ]) {
      expect(asked).toBeNull();
    }
  });

  it('belong to what text is typed into', () => {
    for (const target of [{ tagName: 'INPUT', type: 'text' }, { tagName: 'TEXTAREA' }, { tagName: 'INPUT' }]) {
      expect(isTextEntry(target)).toBe(true);
    }
    for (const target of [{ tagName: 'INPUT', type: 'range' }, { tagName: 'SELECT' }, { tagName: 'BODY' }]) {
      expect(isTextEntry(target)).toBe(false);
    }
  });
});
