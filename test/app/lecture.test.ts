/** The lecture's player, on stages that need no worker. */
import { describe, expect, it } from 'vitest';
import { createLecture } from '../../src/app/lecture.ts';
import type { Scene } from '../../src/lessons/scene.ts';
import type { Lab } from '../../src/store/lab.ts';
import { createLectureStore } from '../../src/store/lecture.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { fakePolicy } from '../training/fakePolicy.ts';
import { stillLab } from '../views/lessons/stage.ts';
import { labWith, trainingWorker } from './labHarness.ts';

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

function setUp(played: readonly Scene[] = scenes, lab: Lab = stillLab(paths)) {
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

/** A scene that trains two iterations to show and one to reveal, on a worker that takes its time to load. */
function trainingScene() {
  const config = { tasks: 2, rollouts: 2, pinned: 1 };
  const scene: Scene = {
    id: 'run',
    stage: { kind: 'run', config },
    show: [{ do: 'iterate', count: 2 }],
    reveal: [{ do: 'iterate', count: 1 }],
    question,
    formulas: [],
  };
  const slowly = () =>
    trainingWorker(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return fakePolicy();
    });
  const { lab } = labWith(slowly, '');
  const { lecture, store } = setUp([scene], lab);
  return { lecture, store, status: () => store.getState().status, lab: () => lecture.stage.getState().lab };
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

  it('remembers what its own acts selected, whatever is clicked, and selects it again for the answer', async () => {
    const { lecture, store, ready } = setUp();
    lecture.open(0);
    await ready();
    const { view } = lecture.stage.getState().lab;
    const { subject } = store.getState();
    expect(subject).toEqual({ kind: 'node', node: expect.stringContaining('hall') });
    view.setState({ selection: { kind: 'trajectory', trajectory: 1, step: null } });
    expect(store.getState()).toMatchObject({ subject, subjectBefore: null });
    lecture.pointOut();
    expect(view.getState().selection).toEqual(subject);
    view.setState({ selection: null });
    lecture.next();
    await ready();
    expect(store.getState()).toMatchObject({ subject, subjectBefore: subject });
    expect(view.getState().selection).toEqual(subject);
    // The next scene is about something else, here about nothing in particular.
    lecture.next();
    await ready();
    expect(store.getState()).toMatchObject({ subject: null, subjectBefore: null });
    expect(lecture.stage.getState().lab.view.getState().selection).toBeNull();
  });

  it('keeps what was asked about where the reveal selects something else', async () => {
    const [first] = scenes;
    const reveal = [{ do: 'select', target: { kind: 'greatestGain' } }] as const;
    const { lecture, store, ready } = setUp([{ ...first, reveal }]);
    lecture.open(0, true);
    await ready();
    expect(store.getState()).toMatchObject({ subject: { kind: 'edge' }, subjectBefore: { kind: 'node' } });
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

  it('is not ready before all of it is done, however it was opened', async () => {
    const { lecture, store, status } = trainingScene();
    const seen: [string, boolean, number][] = [];
    store.subscribe((now, before) => {
      if (now.status === before.status && now.revealed === before.revealed) return;
      seen.push([now.status, now.revealed, lecture.stage.getState().lab.run.getState().records.length]);
    });
    lecture.open(0, true);
    await expect.poll(status).toBe('ready');
    // Two iterations to show, one to reveal. Before them no verdict, and none between them.
    expect(seen.filter(([now]) => now === 'ready')).toEqual([['ready', true, 3]]);
  });

  it('trains what a scene says once, however often it is put on', async () => {
    const { lecture, status, lab } = trainingScene();
    lecture.open(0);
    await expect.poll(() => lab().run.getState().queued ?? lab().run.getState().status).toBe('working');
    lecture.open(0);
    lecture.again();
    await expect.poll(status).toBe('ready');
    expect(lab().run.getState()).toMatchObject({ status: 'idle', iteration: 2 });
    lecture.next();
    await expect.poll(() => lab().run.getState().records.length).toBe(3);
    // Pressed again while it trains.
    lecture.again();
    await expect.poll(status).toBe('ready');
    expect(lab().run.getState()).toMatchObject({ status: 'idle', iteration: 2 });
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
