/** The lab with a worker in this process: a real Runner with a fake policy, or a worker that only listens. */
import { describe, expect, it } from 'vitest';
import { createHandle } from '../../src/app/automation.ts';
import type { OpenLab } from '../../src/app/createLab.ts';
import { createRecordings } from '../../src/app/recordings.ts';
import { createTraceLab } from '../../src/app/traceLab.ts';
import type { Lab } from '../../src/store/lab.ts';
import type { IterationMetrics } from '../../src/training/protocol.ts';
import { firstRecord } from '../../src/training/replay.ts';
import { HASH, labWith, ready, silentLab, trainingWorker, until } from './labHarness.ts';

/** The handle of a page on which nobody brings rollouts. */
function handleOf(lab: Lab) {
  const never = () => {
    throw new Error('no rollouts are brought here');
  };
  return createHandle(
    lab,
    createTraceLab(lab.settings, { openWorker: never, fetch: never, follow: never, soon: never }),
    createRecordings(lab.settings, { nextFrame: never, later: never }, never),
  );
}

const emptyMetrics: IterationMetrics = {
  iteration: 0,
  successRate: 0,
  watchedSuccessRate: null,
  familySuccess: {},
  meanLength: 0,
  envSteps: 0,
  kl: 0,
  clipFraction: 0,
  entropy: 0,
  loss: 0,
  gradientNorm: 0,
  groupSize: 0,
  singletonShare: 0,
  noVarianceShare: 0,
  peakAdvantage: 0,
  advantages: { zeros: 0, counts: [] },
  meanScore: null,
  heldOutSuccess: null,
  seconds: { rollout: 0, credit: 0, update: 0, evaluation: 0 },
};

describe('the lab', () => {
  it('shows the first rollouts before there is a worker, and trains on with the very same', async () => {
    const { lab } = labWith(() => trainingWorker());
    await until(lab, () => lab.run.getState().shown !== null);
    const preview = lab.run.getState().shown;
    expect(lab.run.getState().status).toBe('loading');
    const state = await handleOf(lab).iterate(1);
    expect(state).toMatchObject({ status: 'idle', iteration: 1, stage: 'update', failure: null });
    await until(lab, () => lab.run.getState().shown !== preview);
    const shown = lab.run.getState().shown;
    expect(shown?.rollouts).toEqual(preview?.rollouts);
    expect(shown?.logProbs).toEqual(preview?.logProbs);
    expect(shown?.iteration).toBe(1);
  });

  it('loses no order that is given before the page has painted', () => {
    const { lab, workers } = silentLab();
    lab.play();
    lab.connect();
    expect(workers.length).toBe(1);
    expect(workers[0].commands).toMatchObject([
      { type: 'start', run: 0 },
      { type: 'order', run: 0, order: { type: 'play' } },
    ]);
    workers[0].post(ready(0));
    expect(lab.run.getState()).toMatchObject({ status: 'playing', queued: null });
  });

  it('is idle only when the newest order is carried out', () => {
    const { lab, workers } = silentLab();
    lab.connect();
    const [worker] = workers;
    worker.post(ready(0));
    lab.step();
    lab.step();
    worker.post({ type: 'idle', run: 0, order: 1 });
    expect(lab.run.getState().status).toBe('working');
    worker.post({ type: 'idle', run: 0, order: 2 });
    expect(lab.run.getState().status).toBe('idle');
  });

  it('acknowledges progress, and drops that of another run', () => {
    const { lab, workers } = silentLab();
    lab.connect();
    const [worker] = workers;
    worker.post(ready(0));
    const report = { iteration: 1, stage: 'merge' } as const;
    worker.post({ type: 'progress', run: 0, reports: [report] });
    expect(worker.commands.at(-1)).toEqual({ type: 'acknowledge', run: 0 });
    expect(lab.run.getState()).toMatchObject({ iteration: 1, stage: 'merge' });
    lab.reset(lab.run.getState().config);
    worker.post({ type: 'progress', run: 0, reports: [report] });
    expect(lab.run.getState()).toMatchObject({ run: 1, iteration: 0, stage: null });
    expect(worker.commands.at(-1)).toMatchObject({ type: 'start', run: 1 });
  });

  it('gives a failed worker up, and starts over in a new one that the old cannot disturb', () => {
    const { lab, workers } = silentLab();
    lab.connect();
    workers[0].post({ type: 'failed', run: 0, message: 'The GPU device was lost.', detail: 'unplugged' });
    expect(lab.run.getState()).toMatchObject({ status: 'failed', failure: { detail: 'unplugged' } });
    expect(workers[0].terminated).toBe(true);
    workers[0].post({ type: 'idle', run: 0, order: 0 });
    expect(lab.run.getState().status).toBe('failed');
    lab.play();
    expect(lab.run.getState().status).toBe('failed');
    lab.reset(lab.run.getState().config);
    expect(workers.length).toBe(2);
    workers[0].break('late');
    expect(lab.run.getState().status).toBe('loading');
    workers[1].break('at once');
    expect(lab.run.getState().failure?.detail).toBe('at once');
  });
});

describe('a fault', () => {
  const checkpoint = (iteration: number) => ({
    iteration,
    policy: { network: 'fake', step: iteration, parameters: [] },
  });
  /** Reports of whole iterations from 1 on, as the worker sends them at full speed; only their number matters here. */
  const trained = async (lab: OpenLab, count: number) => {
    const rollouts = await firstRecord(lab.run.getState().config);
    return Array.from({ length: count }, (_, i) => ({
      iteration: i + 1,
      stage: 'update' as const,
      rollouts: { ...rollouts, iteration: i + 1 },
      metrics: { ...emptyMetrics, iteration: i + 1 },
    }));
  };

  it('is recovered from: a new worker goes on from the newest checkpoint, playing as before, and the page says so', async () => {
    const { lab, workers } = silentLab();
    lab.connect();
    workers[0].post(ready(0));
    lab.play();
    workers[0].post({ type: 'progress', run: 0, reports: await trained(lab, 7) });
    workers[0].post({ type: 'checkpoint', run: 0, checkpoint: checkpoint(5) });
    workers[0].post({ type: 'failed', run: 0, message: 'The GPU device was lost.', detail: 'unplugged' });
    expect(workers[0].terminated).toBe(true);
    expect(workers[1].commands).toMatchObject([
      { type: 'start', run: 1, checkpoint: { iteration: 5 } },
      { type: 'order', run: 1, order: { type: 'play' } },
    ]);
    const state = lab.run.getState();
    // The same run for the page: 5 of its 7 iterations are kept, 2 are done again.
    expect(state).toMatchObject({ run: 0, status: 'loading', queued: 'playing', iteration: 5, stage: 'update' });
    expect([state.records.length, state.metrics.length]).toEqual([5, 5]);
    expect(state.recovery).toMatchObject({ cause: 'fault', iteration: 5, again: 2, detail: 'unplugged' });
    workers[1].post(ready(1));
    expect(lab.run.getState().status).toBe('playing');
    lab.dismissNotes();
    expect(lab.run.getState().recovery).toBeNull();
  });

  it('under an order with an end has it carried out all the same, in a new worker', async () => {
    const { lab, workers } = silentLab();
    lab.connect();
    workers[0].post(ready(0));
    lab.iterate(7);
    workers[0].post({ type: 'progress', run: 0, reports: await trained(lab, 6) });
    workers[0].post({ type: 'checkpoint', run: 0, checkpoint: checkpoint(5) });
    workers[0].break('gone');
    // 5 of the 7 are kept.
    expect(workers[1].commands.at(-1)).toMatchObject({ run: 1, order: { type: 'iterate', count: 2 } });
    workers[1].post(ready(1));
    expect(lab.run.getState().status).toBe('working');
    // An order that had been carried out is not given again.
    workers[1].post({ type: 'idle', run: 1, order: 2 });
    workers[1].break('gone too');
    expect(workers[2].commands.at(-1)).toMatchObject({ type: 'start', run: 2 });
  });

  it('does not undo a pause that the broken worker had not come to', () => {
    const { lab, workers } = silentLab();
    lab.connect();
    workers[0].post(ready(0));
    lab.play();
    lab.pause();
    workers[0].break('gone');
    expect(workers[1].commands.at(-1)).toMatchObject({ type: 'start' });
    workers[1].post(ready(1));
    expect(lab.run.getState().status).toBe('idle');
  });

  it('that keeps a backend from coming back makes the run go on with another', () => {
    const { lab, workers } = silentLab(`${HASH}&backend=webgpu`);
    lab.connect();
    workers[0].post(ready(0));
    for (const worker of [0, 1, 2]) workers[worker].break('gone');
    const asked = workers.map(({ commands }) => commands.find(({ type }) => type === 'start'));
    expect(asked.map((start) => start?.type === 'start' && start.config.backend)).toEqual([
      'webgpu',
      'webgpu',
      'auto',
      'wasm',
    ]);
    // The run itself still asks for what it was made with.
    expect(lab.run.getState()).toMatchObject({ config: { backend: 'webgpu' }, recovery: { before: 'cpu' } });
    lab.reset(lab.run.getState().config);
    expect(workers[3].commands.at(-1)).toMatchObject({ type: 'start', config: { backend: 'webgpu' } });
  });

  it('that ended training leaves a way on: from the newest checkpoint, or from the start', async () => {
    const { lab, workers } = silentLab();
    lab.retry();
    expect(workers.length).toBe(0);
    lab.connect();
    workers[0].break('not loaded');
    expect(lab.run.getState()).toMatchObject({ status: 'failed', failure: { kept: null } });
    lab.retry();
    expect(lab.run.getState()).toMatchObject({ status: 'loading', failure: null, recovery: null });
    workers[1].post(ready(1));
    workers[1].post({ type: 'progress', run: 1, reports: await trained(lab, 3) });
    workers[1].post({ type: 'checkpoint', run: 1, checkpoint: checkpoint(2) });
    for (let worker = 1; worker <= 4; worker++) workers[worker].break('gone');
    expect(lab.run.getState()).toMatchObject({ status: 'failed', failure: { kept: 2 } });
    lab.retry();
    expect(workers[5].commands).toMatchObject([{ type: 'start', checkpoint: { iteration: 2 } }]);
    expect(lab.run.getState()).toMatchObject({ status: 'loading', iteration: 2, failure: null });
  });

  it('that comes back without progress is given up on, and says why', () => {
    const { lab, workers } = silentLab();
    lab.connect();
    for (let fault = 0; fault < 4; fault++) {
      workers[fault].post(ready(fault));
      workers[fault].post({ type: 'failed', run: fault, message: 'Training stopped.', detail: `fault ${fault}` });
    }
    expect(workers.length).toBe(4);
    expect(lab.run.getState()).toMatchObject({ status: 'failed', failure: { detail: 'fault 3' } });
  });
});

describe('the address', () => {
  it('carries configuration and view: a reload comes back to the same place', () => {
    const { lab } = silentLab('#v=1&gamma=0.9&pinned=3&view.task=2&view.colour=gigpo&view.critical=2');
    const again = silentLab(`#${lab.link()}`).lab;
    expect(again.run.getState().config).toEqual(lab.run.getState().config);
    expect(again.view.getState()).toEqual(lab.view.getState());
    expect(again.view.getState()).toMatchObject({ task: 1, colouring: 'gigpo', threshold: 2 });
    expect(again.link()).toBe(lab.link());
  });

  it('has no theme that presenter mode borrows: after a reload its end gives back the person’s own', () => {
    const { lab } = silentLab('#v=2&present');
    lab.settings.lend({ theme: 'projector', language: 'zh-CN' });
    expect(lab.link()).toBe('v=2&present&view.lang=zh-CN');
    lab.view.setState(({ options }) => ({ options: { ...options, present: false } }));
    expect(lab.link()).toBe('v=2&view.theme=projector&view.lang=zh-CN');
  });

  it('that is opened is shown whole: what it does not say is at its default', () => {
    const { lab } = silentLab('#v=1&pinned=3&view.task=2&view.colour=gigpo&view.critical=2');
    lab.connect();
    lab.open('#v=1&pinned=3');
    // The same configuration: the run goes on, the view is the link's.
    expect(lab.run.getState().run).toBe(0);
    expect(lab.view.getState()).toMatchObject({ task: 0, colouring: 'g2po.edge_centric', threshold: 1.5 });
    lab.open('#v=1&gamma=0.5&gamma2=1');
    expect(lab.run.getState()).toMatchObject({ run: 1, config: { gamma: 0.5 }, notes: [{ key: 'gamma2' }] });
  });
});

describe('window.g2poLab', () => {
  it('steps, iterates, resets and tells', async () => {
    const { lab } = labWith(() => trainingWorker());
    const handle = handleOf(lab);
    // Resolved once the screen, a picture behind, shows what was trained.
    expect(await handle.iterate(2)).toMatchObject({ iteration: 2, shown: { iteration: 2, stage: 'update' } });
    handle.step();
    await until(lab, () => lab.run.getState().status === 'idle');
    expect(handle.state()).toMatchObject({ iteration: 3, stage: 'rollout', backend: 'cpu' });
    expect(handle.reset({ gamma: 0.5, tasks: 2, pinned: 1 })).toMatchObject({ run: 1, iteration: 0, stage: null });
    expect(handle.config()).toEqual({ world: 'house', gamma: 0.5, tasks: 2, pinned: 1 });
    expect(() => handle.reset({ gamma: 5 })).toThrow(/gamma/);
    expect(handle.state().run).toBe(1);
    await expect(handle.iterate(0)).rejects.toThrow(/count/);
  });

  it('does not wait for a run that has failed', async () => {
    const { lab, workers } = silentLab();
    lab.connect();
    // Before its backend was up, so there is nothing to recover.
    workers[0].post({ type: 'failed', run: 0, message: 'Training stopped.', detail: '' });
    // Once the first rollouts are on screen nothing in the stores will change any more.
    await until(lab, () => lab.run.getState().shown !== null);
    expect(await handleOf(lab).iterate()).toMatchObject({ status: 'failed', failure: 'Training stopped.' });
  });
});

describe('settings that change', () => {
  it('before anything is trained are what the run begins with, and the address says so', async () => {
    const { lab, workers } = silentLab();
    lab.connect();
    workers[0].post(ready(0));
    lab.change({ gamma: 0.5 });
    expect(lab.run.getState()).toMatchObject({ run: 0, config: { gamma: 0.5 }, changes: [], pending: {} });
    expect(lab.link()).toContain('gamma=0.5');
    lab.step();
    // The worker hears of it with the next order, once, however often a slider moved.
    expect(workers[0].commands.slice(1)).toMatchObject([
      { type: 'start', run: 1, config: { gamma: 0.5 } },
      { type: 'order', run: 1, order: { type: 'step' } },
    ]);
  });

  it('during a run wait for the next iteration; scrubbing shows each with its own, credit bit for bit', async () => {
    const { lab } = labWith(() => trainingWorker(), '#v=1&tasks=2&rollouts=4&pinned=1&world.family=pick');
    const handle = handleOf(lab);
    await handle.iterate(1);
    const first = lab.run.getState().shown;
    handle.change({ gamma: 0.5, estimator: 'gigpo' });
    expect(lab.run.getState().pending).toEqual({ gamma: 0.5, estimator: 'gigpo' });
    expect(lab.run.getState().shown).toBe(first);
    expect(handle.config()).toMatchObject({ gamma: 0.5, estimator: 'gigpo' });
    await handle.iterate(2);
    expect(lab.run.getState()).toMatchObject({
      pending: {},
      changes: [
        { iteration: 2, key: 'gamma', value: 0.5 },
        { iteration: 2, key: 'estimator', value: 'gigpo' },
      ],
      shown: { iteration: 3, config: { gamma: 0.5, estimator: 'gigpo' } },
    });
    const third = lab.run.getState().shown;
    const scrubTo = async (iteration: number | null, at: number) => {
      lab.view.setState({ iteration });
      await until(lab, () => lab.run.getState().shown?.iteration === at);
      return lab.run.getState().shown;
    };
    expect((await scrubTo(1, 1))?.credit).toEqual(first?.credit);
    expect((await scrubTo(null, 3))?.credit).toEqual(third?.credit);
    expect(first?.config).toMatchObject({ gamma: 0.95, estimator: 'g2po' });
    // Back to what is in force is no change.
    handle.change({ gamma: 0.9 });
    handle.change({ gamma: 0.5 });
    expect(lab.run.getState().pending).toEqual({});
    await handle.iterate(1);
    expect(lab.run.getState().changes.length).toBe(2);
    expect(() => handle.change({ seed: 1 })).toThrow('seed: cannot change during a run');
  });

  it('outlive a fault: the log is made again, and what waited still waits', async () => {
    const { lab, workers } = silentLab();
    lab.connect();
    workers[0].post(ready(0));
    lab.run.setState({ changes: [{ iteration: 1, key: 'clip', value: 0.1 }], records: [], status: 'playing' });
    lab.change({ gamma: 0.5 });
    workers[0].post({ type: 'failed', run: 0, message: 'The GPU device was lost.', detail: 'unplugged' });
    expect(workers[1].commands.slice(0, 2)).toMatchObject([
      { type: 'start', run: 1, changes: [{ iteration: 1, key: 'clip', value: 0.1 }] },
      { type: 'change', run: 1, settings: { gamma: 0.5 } },
    ]);
  });
});
