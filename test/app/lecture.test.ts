/** The lecture's player, on stages that need no worker. */
import { describe, expect, it } from 'vitest';
import { createLecture } from '../../src/app/lecture.ts';
import type { Scene } from '../../src/lessons/scene.ts';
import { createLectureStore } from '../../src/store/lecture.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { stillLab } from '../views/lessons/stage.ts';

const paths = ['hall -walk-> pantry -take honey-> success', 'hall -walk-> pantry -take vinegar-> failure'];
const question = { fact: 'steps', bounds: [1] } as const;

/** Two scenes on rollouts written by hand. */
const scenes: readonly Scene[] = [
  {
    id: 'first',
    stage: { kind: 'rollouts', paths, config: {} },
    show: [
      { do: 'colour', by: 'grpo' },
      { do: 'melt', to: 0 },
      { do: 'select', target: { kind: 'state', observation: 'hall' } },
    ],
    reveal: [
      { do: 'melt', to: 1 },
      { do: 'whatIf', settings: 'gamma=0.5' },
    ],
    question,
    formulas: [],
  },
  {
    id: 'second',
    stage: { kind: 'rollouts', paths: paths.slice(0, 1), config: {} },
    show: [],
    reveal: [],
    question,
    formulas: [],
  },
];

function setUp(played: readonly Scene[] = scenes, lab = stillLab(paths)) {
  const told: string[] = [];
  const store = createLectureStore();
  const settings = createSettingsStore(null);
  const lecture = createLecture({
    store,
    settings,
    scenes: played,
    hold: () => {
      told.push('hold');
      return () => void told.push('release');
    },
    createLab: () => ({ value: lab, end: () => void told.push('end') }),
    createRace: () => {
      throw new Error('no scene is a race');
    },
  });
  const ready = () => expect.poll(() => store.getState().status).toBe('ready');
  return { told, store, settings, lecture, ready };
}

describe('the player', () => {
  it('puts a scene on its stage', async () => {
    const { lecture, store, ready } = setUp();
    lecture.open(0);
    await ready();
    const { lab } = lecture.stage.getState();
    expect(lab.trains).toBe(false);
    expect(lab.view.getState()).toMatchObject({ colouring: 'grpo', selection: { kind: 'node' }, whatIf: {} });
    expect(store.getState()).toMatchObject({ scene: 0, revealed: false, melt: 0, meltTo: null });
  });

  it('reveals, keeps what was before, and remembers what was seen', async () => {
    const { lecture, store, settings, ready } = setUp();
    lecture.open(0);
    await ready();
    const { lab } = lecture.stage.getState();
    const asked = lab.run.getState().shown;
    lecture.predict(1);
    lecture.next();
    await ready();
    expect(store.getState()).toMatchObject({ revealed: true, predicted: 1, meltTo: 1 });
    expect(store.getState().before).toBe(asked);
    expect(lab.view.getState().whatIf).toEqual({ gamma: 0.5 });
    expect(settings.getState()).toMatchObject({ lastScene: 'first', seenScenes: ['first'] });
  });

  it('opened with its answer, waits for the picture that the answer is compared with', async () => {
    const lab = stillLab(paths);
    const { shown } = lab.run.getState();
    // Its first rollouts come after the scene is open.
    lab.run.setState({ shown: null });
    const run: Scene = { id: 'run', stage: { kind: 'run', config: {} }, show: [], reveal: [], question, formulas: [] };
    const { lecture, store, ready } = setUp([run], lab);
    lecture.open(0, true);
    await Promise.resolve();
    expect(store.getState()).toMatchObject({ revealed: true, before: null, status: 'acting' });
    lab.run.setState({ shown });
    await ready();
    expect(shown).not.toBeNull();
    expect(store.getState().before).toBe(shown);
  });

  it('takes no prediction after the reveal', async () => {
    const { lecture, store, ready } = setUp();
    lecture.open(0);
    lecture.next();
    await ready();
    lecture.predict(0);
    expect(store.getState().predicted).toBeNull();
  });

  it('goes on to the next scene and back to the reveal before it', async () => {
    const { lecture, store, ready } = setUp();
    lecture.open(0);
    lecture.next();
    lecture.next();
    await ready();
    expect(store.getState()).toMatchObject({ scene: 1, revealed: false, predicted: null, melt: 1 });
    lecture.previous();
    await ready();
    expect(store.getState()).toMatchObject({ scene: 0, revealed: true });
    // The acts of both parts were done again.
    expect(lecture.stage.getState().lab.view.getState()).toMatchObject({ colouring: 'grpo', whatIf: { gamma: 0.5 } });
  });

  it('stops at the last beat and at the first', async () => {
    const { lecture, store, ready } = setUp();
    lecture.open(99);
    lecture.next();
    lecture.next();
    await ready();
    expect(store.getState()).toMatchObject({ scene: 1, revealed: true });
    lecture.open(0);
    lecture.previous();
    await ready();
    expect(store.getState()).toMatchObject({ scene: 0, revealed: false });
  });

  it('lets the run on the page wait once, and gives it back', () => {
    const { lecture, store, told } = setUp();
    lecture.open(0);
    lecture.open(1);
    expect(told).toEqual(['hold']);
    lecture.close();
    expect(told).toEqual(['hold', 'end', 'release']);
    expect(store.getState().scene).toBeNull();
    lecture.open(0);
    expect(told.slice(3)).toEqual(['hold']);
  });

  it('keeps the merging within its ends, and stands still where it is pulled', () => {
    const { lecture, store } = setUp();
    lecture.melt(1.2);
    expect(store.getState()).toMatchObject({ melt: 1, meltTo: null });
    lecture.melt(0.4, 1);
    expect(store.getState()).toMatchObject({ melt: 0.4, meltTo: 1 });
    lecture.melt(1, 1);
    expect(store.getState().meltTo).toBeNull();
  });
});
