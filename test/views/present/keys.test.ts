import { afterEach, describe, expect, it } from 'vitest';
import { scenes } from '../../../src/lessons/scenes.ts';
import { createLectureStore, type Lecture } from '../../../src/store/lecture.ts';
import { speak } from '../../../src/text/language.ts';
import { presentText } from '../../../src/text/present.ts';
import { shortcutsOf } from '../../../src/views/controls/shortcuts.ts';
import {
  endsBlack,
  findKey,
  keysInForce,
  listedKeys,
  type PresentContext,
  presentKeys,
  walksOn,
} from '../../../src/views/present/keys.ts';
import { stillLab } from '../lessons/stage.ts';

/** A context that writes down what it is asked for. */
function context(lecture: boolean): PresentContext & { readonly calls: string[] } {
  const calls: string[] = [];
  const note = (name: string) => (value?: unknown) => void calls.push(value === undefined ? name : `${name} ${value}`);
  const store = createLectureStore();
  const lab = { ...stillLab(['a -x-> success']), play: note('play'), step: note('step') };
  const fake = { store, next: note('next'), previous: note('previous'), open: note('open'), melt: note('melt') };
  const open: Lecture | null = lecture
    ? {
        ...fake,
        stage: { ...store, ...never() },
        close: note('close'),
        predict: note('predict'),
        pointOut: note('pointOut'),
        again: note('again'),
        link: () => null,
      }
    : null;
  return { calls, store, lecture: open, lab, help: note('help'), full: note('full'), notes: note('notes') };
}

/** The stage is not looked at by keys. */
function never(): Lecture['stage'] {
  const refuse = (): never => {
    throw new Error('keys do not look at the stage');
  };
  return { getState: refuse, getInitialState: refuse, setState: refuse, subscribe: refuse };
}

function press(on: PresentContext, ...keys: string[]): void {
  for (const key of keys) findKey(presentKeys, key)?.act(on, key);
}

describe('the keys of presenter mode', () => {
  it('are each in the table once', () => {
    const all = presentKeys.flatMap(({ keys }) => keys);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are all that clickers send', () => {
    for (const key of [
      ' ',
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'PageUp',
      'PageDown',
      'b',
      '.',
      '1',
      '9',
      '?',
      'F',
      'Escape',
    ]) {
      expect(findKey(presentKeys, key), key).toBeDefined();
    }
  });

  it('lead through a lecture', () => {
    const on = context(true);
    press(on, 'PageDown', 'ArrowRight', ' ', 'PageUp', 'ArrowLeft', '3');
    expect(on.calls).toEqual(['next', 'next', 'next', 'previous', 'previous', 'open 2']);
  });

  it('without a lecture do stages and play', () => {
    const on = context(false);
    press(on, ' ', 'PageDown', 'ArrowDown');
    expect(on.calls).toEqual(['play', 'step']);
  });

  it('leave rollouts that nothing trains at their task: they have a list of theirs', () => {
    const on = context(false);
    press(on, '2');
    expect(on.lab.view.getState().task).toBe(0);
  });

  it('merge the rollouts by a twentieth: up is more, as on the slider', () => {
    const on = context(true);
    on.store.setState({ melt: 0.5 });
    press(on, 'ArrowUp', 'ArrowDown');
    expect(on.calls).toEqual(['melt 0.55', 'melt 0.45']);
  });

  it('leave the arrows to the page where there is nothing to merge', () => {
    const arrow = findKey(presentKeys, 'ArrowUp');
    const on = context(true);
    const melting = scenes.findIndex(({ melts }) => melts === true);
    const other = scenes.findIndex(({ melts }) => melts !== true);
    on.store.setState({ scene: melting });
    expect(arrow?.when?.(on)).toBe(true);
    on.store.setState({ scene: other });
    expect(arrow?.when?.(on)).toBe(false);
    // Taken apart they can be merged in any scene.
    on.store.setState({ melt: 0.5 });
    expect(arrow?.when?.(on)).toBe(true);
    expect(arrow?.when?.(context(false))).toBe(false);
  });

  it('leave the arrows to what is walked through by them; in presenter mode only where the keyboard went into it', () => {
    /** Something with the focus, within what `walked` is a selector of. */
    const within = (walked: string, focusVisible: boolean) => ({
      closest: (selectors: string) => (selectors.split(', ').includes(walked) ? { matches: () => focusVisible } : null),
    });
    for (const walked of ['[role="application"]', '[role="grid"]', '.rollout-rows', '.matrix']) {
      expect(walksOn(within(walked, false), 'ArrowRight', false), walked).toBe(true);
      expect(walksOn(within(walked, true), 'ArrowUp', true), walked).toBe(true);
      // Clicked with the mouse: the next arrow is the clicker's.
      expect(walksOn(within(walked, false), 'ArrowRight', true), walked).toBe(false);
      // Whatever has the focus, the other keys of clickers lead on.
      for (const key of ['PageDown', 'PageUp', ' ', 'b']) expect(walksOn(within(walked, true), key, false)).toBe(false);
    }
    expect(walksOn(within('.lecture-panel', true), 'ArrowRight', false)).toBe(false);
  });

  it('blacken the screen and bring it back, and leave', () => {
    const on = context(false);
    on.store.setState({ presenting: true });
    press(on, 'B');
    expect(on.store.getState().black).toBe(true);
    press(on, '.');
    expect(on.store.getState().black).toBe(false);
    press(on, 'r');
    expect(on.store.getState().ring).toBe(false);
    press(on, 'b', 'Escape');
    expect(on.store.getState()).toMatchObject({ presenting: false, black: false });
  });

  it('end the black whether they are theirs or the page’s; what is the browser’s does not', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false };
    const lab = shortcutsOf({ help: () => {}, search: () => {}, copy: () => {} });
    for (const key of [...presentKeys, ...lab].flatMap(({ keys }) => keys)) {
      expect(endsBlack({ ...plain, key }), key).toBe(true);
      expect(endsBlack({ ...plain, key, ctrlKey: true }), key).toBe(false);
      expect(endsBlack({ ...plain, key, metaKey: true }), key).toBe(false);
      expect(endsBlack({ ...plain, key, altKey: true }), key).toBe(false);
    }
    // Where the focus is: they move it, press it, write into it.
    for (const key of ['Tab', 'Enter', 'Backspace', 'Home', 'x', 'F', 'é', '中']) {
      expect(endsBlack({ ...plain, key }), key).toBe(true);
    }
    for (const key of [
      'Shift',
      'Control',
      'Alt',
      'AltGraph',
      'Meta',
      'CapsLock',
      'F5',
      'F11',
      'F12',
      'AudioVolumeUp',
    ]) {
      expect(endsBlack({ ...plain, key }), key).toBe(false);
    }
  });

  it('leave the page its own keys where nothing is presented: F, B and Escape', () => {
    const inLecture = keysInForce({ presenting: false, lecture: true });
    expect(['f', 'b', '.', 'r', 'Escape'].filter((key) => findKey(inLecture, key))).toEqual([]);
    expect(findKey(inLecture, 'PageDown')).toBeDefined();
    expect(keysInForce({ presenting: false, lecture: false })).toEqual([]);
  });

  it('are listed once for each thing that they do', () => {
    const listed = listedKeys();
    expect(new Set(listed.map(({ label }) => label)).size).toBe(listed.length);
    expect(listed.find(({ keys }) => keys.includes('ArrowUp'))?.keys).toEqual(['ArrowUp', 'ArrowDown']);
  });

  afterEach(() => speak('en'));

  it('are listed in the language that the page has now', async () => {
    const black = () => listedKeys().find(({ keys }) => keys.includes('b'))?.label;
    const before = black();
    await speak('zh-CN');
    expect(black()).toBe(presentText.keys.black);
    expect(black()).not.toBe(before);
    expect(black()).toMatch(/\p{Script=Han}/u);
  });
});
