/** The race with workers that do as they are told: queueing, faults, stopping, and results that no order of events changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdRun } from '../../src/app/openRace.ts';
import { createRace, type OpenRace, raceWorkers } from '../../src/app/race.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { progressOf, type Racer, type RaceSetup, sameStart } from '../../src/store/race.ts';
import type { RaceStorage } from '../../src/store/raceStorage.ts';
import { createRunStore } from '../../src/store/run.ts';
import { type FakeWorker, fakeWorker, metricsFor } from './raceWorkers.ts';

const SETUP: RaceSetup = {
  config: { ...defaultConfig('house'), backend: 'wasm', estimator: 'g2po', seed: 7, truth: true },
  estimators: ['grpo', 'g2po'],
  seeds: [7, 8],
  iterations: 3,
};

interface Opened {
  readonly race: OpenRace;
  readonly workers: FakeWorker[];
  readonly held: string[];
  now: number;
}

function open(workers: number, storage: RaceStorage = null): Opened {
  const made: FakeWorker[] = [];
  const held: string[] = [];
  const race = createRace({
    createWorker: () => {
      const worker = fakeWorker();
      made.push(worker);
      return worker;
    },
    workers,
    storage,
    now: () => opened.now,
    hold: () => {
      held.push('hold');
      return () => held.push('release');
    },
  });
  const opened: Opened = { race, workers: made, held, now: 1000 };
  return opened;
}

function memory(): NonNullable<RaceStorage> & { text: string | null } {
  const storage: ReturnType<typeof memory> = {
    text: null,
    getItem: () => storage.text,
    setItem: (_: string, text: string) => {
      storage.text = text;
    },
  };
  return storage;
}

/** What each worker that is not ended trains, as estimator and seed. */
const training = (workers: readonly FakeWorker[]): readonly string[] =>
  workers
    .filter((worker) => !worker.terminated && worker.left() > 0)
    .map((worker) => `${worker.start()?.config.estimator} ${worker.start()?.config.seed}`);

const statuses = ({ race }: Opened): readonly string[] => race.store.getState().racers.map(({ status }) => status);
/** Trains what a worker is at to its end, and nothing of what it is given next. */
const finish = (worker: FakeWorker): void => {
  for (let left = worker.left(); left > 0; left--) worker.train();
};

describe('workers', () => {
  it('leave one core to the page, and are four at most', () => {
    expect([1, 2, 3, 5, 64].map(raceWorkers)).toEqual([1, 1, 2, 4, 4]);
  });

  it('take the racers seed by seed, one after the other, with their own estimator and seed and nothing else changed', () => {
    const opened = open(3);
    const { race, workers } = opened;
    race.start(SETUP, { pause: false });
    expect(training(workers)).toEqual(['grpo 7', 'g2po 7', 'grpo 8']);
    expect(workers[0].start()).toMatchObject({ changes: [], checkpoint: null });
    expect(workers[0].start()?.config).toEqual({ ...SETUP.config, estimator: 'grpo', seed: 7, truth: false });

    finish(workers[1]);
    expect(training(workers)).toEqual(['grpo 7', 'g2po 8', 'grpo 8']);
    expect(workers.length).toBe(3);
    // Nothing waits any more: a worker that comes to rest is not needed.
    finish(workers[0]);
    expect(workers[0].terminated).toBe(true);
    finish(workers[1]);
    finish(workers[2]);
    expect(race.store.getState()).toMatchObject({ status: 'finished', clock: null });
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });

  it('all compute on the backend that the first has found to be the fastest', () => {
    const { race, workers } = open(4);
    race.start({ ...SETUP, config: { ...SETUP.config, backend: 'auto' } }, { pause: false });
    expect(workers.length).toBe(1);
    expect(workers[0].start()?.config.backend).toBe('auto');
    workers[0].ready('webgpu');
    expect(workers.map((worker) => worker.start()?.config.backend)).toEqual(['auto', 'webgpu', 'webgpu', 'webgpu']);
  });

  it('acknowledge what they report, and what they say of an earlier racer is not taken for the present one', () => {
    const { race, workers } = open(1);
    race.start(SETUP, { pause: false });
    const [worker] = workers;
    const first = worker.start();
    finish(worker);
    expect(worker.commands.filter(({ type }) => type === 'acknowledge').length).toBe(3);
    if (first === null) throw new Error('nothing was started');
    const late = metricsFor(first, 3);
    worker.post({ type: 'progress', run: first.run, reports: [{ iteration: 3, stage: 'update', metrics: late }] });
    worker.post({ type: 'idle', run: first.run, order: 1 });
    expect(race.store.getState().racers.map(({ points }) => points.length)).toEqual([3, 0, 0, 0]);
  });
});

describe('results', () => {
  it('are the same whichever worker is quicker', () => {
    const runBy = (workers: number, choices: readonly number[]): readonly Racer[] => {
      const opened = open(workers);
      opened.race.start({ ...SETUP, estimators: ['grpo', 'gigpo', 'g2po'] }, { pause: false });
      for (let k = 0; opened.race.store.getState().status === 'running'; k++) {
        const busy = opened.workers.filter((worker) => !worker.terminated && worker.left() > 0);
        busy[choices[k % choices.length] % busy.length].train();
      }
      return opened.race.store.getState().racers;
    };
    const alone = runBy(1, [0]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(11), { minLength: 1 }), (workers, choices) => {
        expect(runBy(workers, choices)).toEqual(alone);
      }),
      { numRuns: 40 },
    );
    // Success .1, then .1 · i + .05 · rank + .001 · seed; the evaluation's eight seconds are left out.
    expect(alone[2]).toMatchObject({ estimator: 'g2po', seed: 7, status: 'done' });
    expect(alone[2].points[2].success).toBeCloseTo(0.407, 12);
    expect(alone[2].points[2]).toMatchObject({ heldOut: null, envSteps: 105, seconds: 1 });
    expect(alone[2].points[1].heldOut).toBe(0.5);
    expect(sameStart(alone)).toBe(true);
  });

  it('tell when two estimators of a seed did not begin alike', () => {
    const point = { success: 0.1, heldOut: null, envSteps: 100, seconds: 1 };
    const racer = (seed: number, envSteps: number): Racer => ({
      ...{ estimator: 'g2po', seed, status: 'done', attempts: 1, backend: 'wasm', failure: null },
      points: [{ ...point, envSteps }],
    });
    expect(sameStart([racer(1, 100), racer(2, 90)])).toBeNull();
    expect(sameStart([racer(1, 100), racer(2, 90), racer(1, 100)])).toBe(true);
    expect(sameStart([racer(1, 100), racer(1, 101)])).toBe(false);
  });

  it('come with the time that is left, at the pace so far', () => {
    const opened = open(1);
    const { race, workers } = opened;
    race.start(SETUP, { pause: false });
    workers[0].train();
    expect(progressOf(race.store.getState(), 1500)).toEqual({ done: 1, total: 12, left: null });
    workers[0].train();
    workers[0].train();
    // Three iterations in 1.2 s, nine to go.
    expect(progressOf(race.store.getState(), 2200)).toEqual({ done: 3, total: 12, left: 3600 });
  });
});

describe('a worker that breaks', () => {
  it('is replaced once, and its racer begins again', () => {
    const opened = open(1);
    const { race, workers } = opened;
    race.start(SETUP, { pause: false });
    workers[0].train();
    workers[0].break('out of memory');
    expect(workers[0].terminated).toBe(true);
    expect(training(workers)).toEqual(['grpo 7']);
    expect(race.store.getState().racers[0]).toMatchObject({ status: 'running', attempts: 2, points: [] });
    finish(workers[1]);
    expect(race.store.getState().racers[0]).toMatchObject({ status: 'done' });
    expect(race.store.getState().racers[0].failure).toContain('out of memory');
    expect(training(workers)).toEqual(['g2po 7']);
  });

  it('fails its racer the second time; the others go on to the end', () => {
    const opened = open(2);
    const { race, workers } = opened;
    race.start(SETUP, { pause: false });
    const breakFirst = (): void => {
      const worker = workers.find((one) => !one.terminated && one.start()?.config.estimator === 'grpo');
      const run = worker?.start()?.run ?? -1;
      worker?.post({ type: 'failed', run, message: 'Training stopped.', detail: 'NaN' });
    };
    breakFirst();
    expect(statuses(opened)).toEqual(['running', 'running', 'waiting', 'waiting']);
    breakFirst();
    expect(statuses(opened)).toEqual(['failed', 'running', 'running', 'waiting']);
    expect(race.store.getState().racers[0].failure).toBe('Training stopped. NaN');
    while (race.store.getState().status === 'running')
      for (const worker of workers) if (!worker.terminated) worker.train();
    expect(statuses(opened)).toEqual(['failed', 'done', 'done', 'done']);
    expect(race.store.getState().status).toBe('finished');
    expect(progressOf(race.store.getState(), 0)).toMatchObject({ done: 12, total: 12 });
  });

  it('is no longer heard once it was given up', () => {
    const { race, workers } = open(1);
    race.start(SETUP, { pause: false });
    const [first] = workers;
    first.break('gone');
    first.break('gone again');
    expect(race.store.getState().racers[0]).toMatchObject({ status: 'running', attempts: 2 });
    expect(workers.length).toBe(2);
  });
});

describe('stopping', () => {
  it('ends the workers and keeps what has been trained; the run on screen goes on', () => {
    const opened = open(1);
    const { race, workers, held } = opened;
    race.start(SETUP, { pause: true });
    expect(held).toEqual(['hold']);
    finish(workers[0]);
    workers[0].train();
    race.cancel();
    expect(held).toEqual(['hold', 'release']);
    expect(workers[0].terminated).toBe(true);
    expect(statuses(opened)).toEqual(['done', 'stopped', 'stopped', 'stopped']);
    expect(race.store.getState().racers.map(({ points }) => points.length)).toEqual([3, 1, 0, 0]);
    race.cancel();
    expect(held.length).toBe(2);
  });

  it('can be taken back: what is finished stays, the rest begins again', () => {
    const opened = open(2);
    const { race, workers, held } = opened;
    race.start(SETUP, { pause: false });
    finish(workers[0]);
    race.cancel();
    const [finished] = race.store.getState().racers;
    race.proceed({ pause: true });
    expect(training(workers)).toEqual(['g2po 7', 'grpo 8']);
    expect(race.store.getState().racers[0]).toBe(finished);
    // The pace counts from here: three iterations were done before.
    expect(race.store.getState().clock).toEqual({ started: 1000, before: 3 });
    while (race.store.getState().status === 'running')
      for (const worker of workers) if (!worker.terminated) worker.train();
    expect(statuses(opened)).toEqual(['done', 'done', 'done', 'done']);
    expect(held).toEqual(['hold', 'release']);
  });

  it('a second start while one is under way changes nothing', () => {
    const { race, workers } = open(1);
    race.start(SETUP, { pause: false });
    race.start({ ...SETUP, seeds: [99] }, { pause: false });
    expect(training(workers)).toEqual(['grpo 7']);
    expect(race.store.getState().setup?.seeds).toEqual([7, 8]);
  });
});

describe('after a reload', () => {
  it('the results are back, and what ran is stopped', () => {
    const storage = memory();
    const { race, workers } = open(1, storage);
    race.start(SETUP, { pause: false });
    finish(workers[0]);
    workers[0].train();
    race.save();
    const { setup, racers } = open(2, storage).race.store.getState();
    expect(setup).toEqual(SETUP);
    expect(racers[0]).toEqual(race.store.getState().racers[0]);
    expect(racers[1]).toEqual({ ...race.store.getState().racers[1], status: 'stopped' });
    expect(racers[3]).toMatchObject({ status: 'stopped', points: [] });
    expect(open(1, storage).race.store.getState()).toMatchObject({ status: 'stopped', workers: 1 });
  });

  it('what cannot be read is no race', () => {
    const storage = memory();
    const { race, workers } = open(1, storage);
    race.start(SETUP, { pause: false });
    finish(workers[0]);
    const good = storage.text ?? '';
    const bad = [
      'not JSON',
      '[]',
      good.replace('"version":1', '"version":2'),
      good.replace('"estimators":["grpo","g2po"]', '"estimators":["grpo","magic"]'),
      good.replace('"seeds":[7,8]', '"seeds":[7]'),
      good.replace('"gamma":', '"gammma":'),
      good.replace('"heldOut":[null,0.5,null]', '"heldOut":[null,0.5]'),
      good.replace('"status":"done"', '"status":"won"'),
    ];
    for (const text of bad) {
      expect(text).not.toBe(good);
      storage.text = text;
      expect(open(1, storage).race.store.getState()).toMatchObject({ status: 'none', racers: [] });
    }
  });

  it('a storage that refuses is told, and the race goes on', () => {
    const full: RaceStorage = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota exceeded');
      },
    };
    const { race, workers } = open(1, full);
    race.start(SETUP, { pause: false });
    finish(workers[0]);
    expect(race.store.getState().unsaved).toBe('quota exceeded');
    expect(training(workers)).toEqual(['g2po 7']);
  });
});

describe('the run on screen', () => {
  const lab = () => {
    const run = createRunStore(defaultConfig('house'), []);
    const calls: string[] = [];
    return {
      run,
      calls,
      play: () => {
        calls.push('play');
      },
      pause: () => {
        calls.push('pause');
      },
    };
  };

  it('rests where it plays, and goes on afterwards', () => {
    const { calls, ...host } = lab();
    host.run.setState({ status: 'playing' });
    const release = holdRun(host);
    host.run.setState({ status: 'idle' });
    release();
    expect(calls).toEqual(['pause', 'play']);
  });

  it('rests on its way to where a link was made, too, and goes on although its worker has not come to rest yet', () => {
    const { calls, ...host } = lab();
    host.run.setState({ status: 'working', aim: 40 });
    holdRun(host)();
    host.run.setState({ status: 'playing', aim: null });
    holdRun(host)();
    host.run.setState({ status: 'loading', queued: 'playing' });
    holdRun(host)();
    expect(calls).toEqual(['pause', 'play', 'pause', 'play', 'pause', 'play']);
  });

  it('does not go on where it has failed, or does something else by then', () => {
    for (const status of ['failed', 'working'] as const) {
      const { calls, ...host } = lab();
      host.run.setState({ status: 'playing' });
      const release = holdRun(host);
      host.run.setState({ status });
      release();
      expect(calls).toEqual(['pause']);
    }
  });

  it('is left alone where it does not play, and where another has taken its place', () => {
    const { calls, ...host } = lab();
    host.run.setState({ status: 'idle' });
    holdRun(host)();
    expect(calls).toEqual([]);
    host.run.setState({ status: 'playing' });
    const release = holdRun(host);
    host.run.setState({ status: 'idle', run: 1 });
    release();
    expect(calls).toEqual(['pause']);
  });
});
