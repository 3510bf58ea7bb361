/** The way into the lecture: from a link, and into the link. */
import { describe, expect, it } from 'vitest';
import { createLecture } from '../../src/app/lecture.ts';
import { createLectureDoor } from '../../src/app/lectureDoor.ts';
import type { Scene } from '../../src/lessons/scene.ts';
import { defaultsOf } from '../../src/options/option.ts';
import { type LinkOptions, linkOptions } from '../../src/share/options.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { createViewStore } from '../../src/store/view.ts';
import { stillLab } from '../views/lessons/stage.ts';

const paths = ['hall -walk-> pantry -take honey-> success'];
const scenes = ['first', 'second', 'third'].map(
  (id): Scene => ({
    id,
    stage: { kind: 'rollouts', paths, config: {} },
    show: [],
    reveal: [],
    question: { fact: 'steps', bounds: [1] },
    formulas: [],
  }),
);

/** A page that was opened with a link that asks for this. */
function opened(asked: Partial<LinkOptions>) {
  const view = createViewStore({ options: { ...defaultsOf(linkOptions), ...asked } });
  const door = createLectureDoor(view, async (store) =>
    createLecture({
      store,
      settings: createSettingsStore(null),
      scenes,
      hold: () => () => {},
      createLab: () => ({ value: stillLab(paths), end: () => {} }),
      createRace: () => {
        throw new Error('no scene is a race');
      },
    }),
  );
  /** The scene on screen, from 0, and what a link would say of it. */
  const now = () => {
    const { scene, revealed, presenting } = door.store.getState();
    const { scene: number, reveal, present } = view.getState().options;
    return { scene, revealed, presenting, link: [number, reveal, present] };
  };
  const comes = (expected: ReturnType<typeof now>) => expect.poll(now).toEqual(expected);
  const ask = (options: Partial<LinkOptions>) =>
    view.setState((state) => ({ options: { ...state.options, ...options } }));
  return { door, comes, ask };
}

describe('a link to a scene', () => {
  it('opens it, in presenter mode and with its answer if it says so', async () => {
    await opened({ scene: 2 }).comes({ scene: 1, revealed: false, presenting: false, link: [2, false, false] });
    await opened({ scene: 3, reveal: true, present: true }).comes({
      ...{ scene: 2, revealed: true, presenting: true },
      link: [3, true, true],
    });
  });

  it('follows the lecture: the next scene, its answer, and out of it', async () => {
    const { door, comes } = opened({ scene: 1 });
    await comes({ scene: 0, revealed: false, presenting: false, link: [1, false, false] });
    const lecture = await door.load();
    lecture.next();
    await comes({ scene: 0, revealed: true, presenting: false, link: [1, true, false] });
    lecture.next();
    await comes({ scene: 1, revealed: false, presenting: false, link: [2, false, false] });
    lecture.next();
    await comes({ scene: 1, revealed: true, presenting: false, link: [2, true, false] });
    lecture.close();
    // Without a scene there is no answer to reveal.
    await expect.poll(() => door.store.getState().scene).toBeNull();
    await comes({ scene: null, revealed: true, presenting: false, link: [0, false, false] });
  });

  it('that is opened in the page goes there', async () => {
    const { comes, ask } = opened({ scene: 1, reveal: true });
    await comes({ scene: 0, revealed: true, presenting: false, link: [1, true, false] });
    ask({ scene: 1, reveal: false });
    await comes({ scene: 0, revealed: false, presenting: false, link: [1, false, false] });
    ask({ scene: 3, reveal: true });
    await comes({ scene: 2, revealed: true, presenting: false, link: [3, true, false] });
    ask({ scene: 0, reveal: false });
    await comes({ scene: null, revealed: true, presenting: false, link: [0, false, false] });
  });

  it('is not followed any more where another link was opened while the lecture loaded', async () => {
    const { door, comes, ask } = opened({ scene: 2 });
    ask({ scene: 0 });
    const lecture = await door.load();
    // What waited for the lecture before this has had its turn.
    expect(door.store.getState().scene).toBeNull();
    ask({ scene: 1 });
    ask({ scene: 3 });
    await comes({ scene: 2, revealed: false, presenting: false, link: [3, false, false] });
    lecture.close();
  });

  it('is given up where the lecture cannot be loaded', async () => {
    const view = createViewStore({ options: { ...defaultsOf(linkOptions), scene: 2 } });
    const door = createLectureDoor(view, () => Promise.reject(new TypeError('no network')));
    await expect.poll(() => view.getState().options.scene).toBe(0);
    expect(door.store.getState()).toMatchObject({ scene: null, arriving: false });
  });

  it('lets nothing else be shown before it, until it is there or not waited for', async () => {
    const { door, comes } = opened({ scene: 2 });
    expect(door.store.getState().arriving).toBe(true);
    await comes({ scene: 1, revealed: false, presenting: false, link: [2, false, false] });
    expect(door.store.getState().arriving).toBe(false);
    const left = opened({ scene: 2 });
    left.door.giveUp();
    expect(left.door.store.getState().arriving).toBe(false);
    await left.door.load();
    expect(left.door.store.getState()).toMatchObject({ scene: null, arriving: false });
    expect(opened({}).door.store.getState().arriving).toBe(false);
  });

  it('is followed all the same where presenter mode is begun meanwhile', async () => {
    const { door, comes } = opened({ scene: 2 });
    door.store.setState({ presenting: true });
    await comes({ scene: 1, revealed: false, presenting: true, link: [2, false, true] });
  });
});
