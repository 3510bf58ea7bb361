/** Studies as the page asks for them, and the estimators on a record that holds its truth. */
import { describe, expect, it } from 'vitest';
import { createLab } from '../../src/app/createLab.ts';
import { createStudies, recordAccuracy } from '../../src/app/study.ts';
import { parseConfig } from '../../src/config/config.ts';
import { creditAccuracy } from '../../src/credit/accuracy.ts';
import { findEstimator } from '../../src/credit/estimators/registry.ts';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { computeValues } from '../../src/credit/values.ts';
import { createRunStore } from '../../src/store/run.ts';
import type { StudyState } from '../../src/store/study.ts';
import type { Message, StudyOrder } from '../../src/training/protocol.ts';
import { replayTask } from '../../src/training/replay.ts';
import { Runner } from '../../src/training/runner.ts';
import { Session } from '../../src/training/session.ts';
import { fakePolicy } from '../training/fakePolicy.ts';

const config = parseConfig({ world: 'keydoor', tasks: 3, rollouts: 3, pinned: 2, truth: true });

function begin() {
  const run = createRunStore(config, []);
  run.setState({ status: 'idle' });
  const asked: (StudyOrder | null)[] = [];
  const studies = createStudies(run, (order) => asked.push(order));
  const study = () => run.getState().study;
  return { run, asked, studies, study };
}

const answer = (number: number, done: number, of: number): Extract<Message, { type: 'study' }> => ({
  type: 'study',
  run: 0,
  number,
  iteration: 4,
  done,
  of,
  groups: [{ estimator: 'g2po', rollouts: 2 + done, accuracy: creditAccuracy([1, -1], [1, -1]) }],
});

describe('a study asked of the worker', () => {
  it('grows by each answer until it is done', () => {
    const { asked, studies, study } = begin();
    studies.actions.study([8, 2, 8]);
    expect(asked).toEqual([{ number: 1, sizes: [2, 8] }]);
    expect(study()).toEqual({ number: 1, status: 'running', sizes: [2, 8], iteration: null, of: null, tasks: [] });
    studies.receive(answer(1, 1, 2));
    expect(study()).toMatchObject({ status: 'running', iteration: 4, of: 2 });
    studies.receive(answer(1, 2, 2));
    expect(study()).toMatchObject({ status: 'done' });
    expect(study()?.tasks.map(([{ rollouts }]) => rollouts)).toEqual([3, 4]);
    // Kept until the next one.
    studies.lose();
    expect(study()?.status).toBe('done');
  });

  it('is ended by the user, and hears no more of it', () => {
    const { asked, studies, study } = begin();
    studies.actions.cancelStudy();
    expect(asked).toEqual([]);
    studies.actions.study([2]);
    studies.receive(answer(1, 1, 3));
    studies.actions.cancelStudy();
    studies.actions.cancelStudy();
    expect(asked).toEqual([{ number: 1, sizes: [2] }, null]);
    studies.receive(answer(1, 2, 3));
    expect(study()).toMatchObject({ status: 'cancelled', of: 3 });
    expect(study()?.tasks.length).toBe(1);
  });

  it('gives way to the next, whose answers alone count', () => {
    const { studies, study } = begin();
    studies.actions.study([2]);
    studies.actions.study([4]);
    studies.receive(answer(1, 1, 1));
    expect(study()).toMatchObject({ number: 2, status: 'running', tasks: [] });
  });

  it('is lost with its session', () => {
    const { studies, study } = begin();
    studies.actions.study([2]);
    studies.receive(answer(1, 1, 2));
    studies.lose();
    expect(study()).toMatchObject({ status: 'lost' });
    expect(study()?.tasks.length).toBe(1);
  });

  it('is refused for sizes that are none, and not begun where nothing can train', () => {
    const { run, asked, studies, study } = begin();
    for (const sizes of [[], [1], [2, 2.5], [Number.NaN]]) {
      expect(() => studies.actions.study(sizes)).toThrow(RangeError);
    }
    run.setState({ status: 'failed' });
    studies.actions.study([2]);
    expect([asked, study()]).toEqual([[], null]);
  });
});

/** A lab whose worker really trains, on a policy without a network, until it is broken. */
function openLab() {
  let fail: (detail: string) => void = () => {};
  const lab = createLab({
    hash: '#v=1&world=keydoor&tasks=2&rollouts=2&pinned=2&seed=4',
    storage: null,
    nextFrame: (callback) => void setTimeout(callback, 0),
    createWorker: () => {
      let hear: (message: Message) => void = () => {};
      const runner = new Runner({
        post: (message) => queueMicrotask(() => hear(structuredClone(message))),
        openPolicy: async () => fakePolicy('none'),
        yieldToCommands: () => new Promise((resolve) => setTimeout(resolve, 0)),
      });
      return {
        postMessage: (command) => void runner.handle(structuredClone(command)),
        onMessage: (listener) => {
          hear = listener;
        },
        onError: (listener) => {
          fail = listener;
        },
        terminate: () => {},
      };
    },
  });
  const ended = () =>
    new Promise<StudyState | null>((resolve) => {
      const look = () => {
        const { study } = lab.run.getState();
        if (study === null || study.status === 'running') return;
        unsubscribe();
        resolve(study);
      };
      const unsubscribe = lab.run.subscribe(look);
      look();
    });
  return { lab, ended, break: (detail: string) => fail(detail) };
}

describe('a study in the lab', () => {
  it('can be asked for before anything is trained, and says of which policy it is', async () => {
    const { lab, ended } = openLab();
    lab.study([2, 4]);
    expect(await ended()).toMatchObject({ status: 'done', iteration: 0, of: 2, sizes: [2, 4] });
    // Six estimators on two groups of two and one of four, of two tasks.
    expect(lab.run.getState().study?.tasks.map(({ length }) => length)).toEqual([18, 18]);
    lab.reset(lab.run.getState().config);
    expect(lab.run.getState().study).toBeNull();
  });

  it('says so where its worker breaks under it', async () => {
    const { lab, ended, break: breakWorker } = openLab();
    lab.connect();
    await expect.poll(() => lab.run.getState().status).toBe('idle');
    lab.study([2]);
    breakWorker('out of memory');
    expect(await ended()).toMatchObject({ status: 'lost', tasks: [] });
    // The next one is answered by the worker that took its place.
    lab.study([2]);
    expect(await ended()).toMatchObject({ status: 'done', number: 2 });
  });
});

describe('the estimators on a record', () => {
  it('are compared with its truth task by task, as done by hand', async () => {
    const { rollouts: record } = await new Session(config, fakePolicy(), () => 0).iterate();
    if (record === undefined) throw new Error('no record');
    const accuracy = recordAccuracy(config, record);
    expect(accuracy.map(({ task, groups }) => [task, groups.length])).toEqual([
      [0, 6],
      [1, 6],
    ]);
    const { rollouts, truth } = replayTask(config, record, 1);
    const graph = buildStateGraph(rollouts);
    const values = computeValues(rollouts, graph, config);
    const { advantage } = findEstimator('gigpo').estimate({ rollouts, graph, values }, config);
    expect(accuracy[1].groups.find(({ estimator }) => estimator === 'gigpo')).toEqual({
      estimator: 'gigpo',
      rollouts: 3,
      accuracy: creditAccuracy(advantage, truth?.advantage ?? []),
    });
    expect(recordAccuracy(config, { ...record, truths: [] })).toEqual([]);
  });
});
