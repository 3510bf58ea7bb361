/** Makes the lab: the stores, the training worker behind them, and what they show. */
import type { RunConfig } from '../config/config.ts';
import { readLink, writeLink } from '../config/link.ts';
import type { ArchiveResult } from '../store/archive/archive.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore, freshRun, type Recovery, type RunState, type RunStore } from '../store/run.ts';
import { createSettingsStore, type SettingsStorage, stageDelay } from '../store/settings.ts';
import { createViewStore } from '../store/view.ts';
import type { Command, Message, Order, SessionCheckpoint, StageReport } from '../training/protocol.ts';
import { firstRecord, pinnedTasks, watchedTasks } from '../training/replay.ts';
import type { Keeper, Resumable } from './keeper.ts';
import { createScreen, describeTask } from './screen.ts';
import { readView, writeView } from './viewLink.ts';

/** The part of a Worker that is used, so that tests can stand in for it. */
export interface TrainingWorker {
  postMessage(command: Command): void;
  onMessage(listener: (message: Message) => void): void;
  onError(listener: (detail: string) => void): void;
  terminate(): void;
}

export interface LabHost {
  /** The address' hash at start. */
  readonly hash: string;
  readonly storage: SettingsStorage;
  createWorker(): TrainingWorker;
  /** Calls back before the next picture, or soon where there are no pictures. */
  nextFrame(callback: () => void): void;
  /** Keeps the run's history; absent where nothing is to be kept. */
  createKeeper?(run: RunStore): Keeper;
}

/** Faults in a row that training is taken up after; a fault that comes back each time is for the user to see. */
const MAX_RECOVERIES = 3;

export interface OpenLab extends Lab {
  /** The hash of what is on screen. */
  link(): string;
  /** Goes to another hash: a new run where its configuration differs. */
  open(hash: string): void;
  /** Loads the backend and starts listening, once; the page paints first. */
  connect(): void;
  /** Like `connect`, but goes on with the run that this tab was at before a reload, if the address still says the same. */
  reconnect(): Promise<void>;
  /** Goes on with a saved run; says why where it cannot. */
  openSaved(id: string): Promise<ArchiveResult>;
  readonly keeper: Keeper | null;
}

export function createLab(host: LabHost): OpenLab {
  const link = readLink(host.hash);
  const run = createRunStore(link.config, link.issues);
  const view = createViewStore(readView(link.view, link.config));
  const settings = createSettingsStore(host.storage);
  const screen = createScreen(run, view, host.nextFrame);

  const keeper = host.createKeeper?.(run) ?? null;

  let worker: TrainingWorker | null = null;
  /** Number of the session that the worker holds: a run that is taken up again is another session of the same run. */
  let session = -1;
  let newest: SessionCheckpoint | null = null;
  let recoveries = 0;
  const send = (command: Command): void => worker?.postMessage(command);
  let orders = 0;
  const give = (order: Order): void => send({ type: 'order', run: session, number: ++orders, order });
  const givePlay = (): void => give({ type: 'play', delay: stageDelay(settings.getState().speed) });

  /** Rollouts of the untrained policy, on screen before TensorFlow.js is there; the session's own first ones. */
  const preview = async (): Promise<void> => {
    const { config, run: id } = run.getState();
    run.setState({ watched: pinnedTasks(config).map(({ task, seed }, index) => describeTask(task, index, seed)) });
    const record = await firstRecord(config);
    if (run.getState().run === id) screen.setPreview(record);
  };

  /** Ends a worker that broke. Training goes on in a new one from the newest checkpoint, unless that keeps happening. */
  const fail = (message: string, detail: string): void => {
    worker?.terminate();
    worker = null;
    const { backend, status, queued } = run.getState();
    // A backend that never came up would not come up again either.
    if (backend === null || recoveries >= MAX_RECOVERIES) {
      run.setState({ status: 'failed', queued: null, failure: { message, detail } });
      return;
    }
    recoveries++;
    takeUp(newest, { cause: 'fault', message, detail });
    if (status === 'playing' || queued === 'playing') {
      run.setState({ queued: 'playing' });
      givePlay();
    }
  };

  /** Back to a checkpoint (null: to the beginning) of the run on screen, and on from there in the worker. */
  const takeUp = (
    checkpoint: SessionCheckpoint | null,
    cause: Pick<Recovery, 'cause' | 'message' | 'detail'>,
  ): void => {
    const iteration = checkpoint?.iteration ?? 0;
    run.setState(({ records, metrics, iteration: at }) => ({
      status: 'loading',
      queued: null,
      iteration,
      stage: iteration === 0 ? null : 'update',
      backend: null,
      records: records.slice(0, iteration),
      metrics: metrics.slice(0, iteration),
      recovery: { ...cause, iteration, again: Math.max(0, at - iteration) },
    }));
    view.setState(({ iteration: seen }) => (seen !== null && seen > iteration ? { iteration: null } : {}));
    newest = checkpoint;
    start();
  };

  const receive = (message: Message): void => {
    if (message.run !== session) return;
    switch (message.type) {
      case 'ready':
        run.setState(({ queued, status }) => ({
          backend: message.backend,
          parameterCount: message.parameterCount,
          status: queued ?? (status === 'loading' ? 'idle' : status),
          queued: null,
        }));
        break;
      case 'progress':
        run.setState((state) => takeIn(state, message.reports));
        send({ type: 'acknowledge', run: message.run });
        break;
      case 'checkpoint':
        newest = message.checkpoint;
        recoveries = 0;
        keeper?.checkpoint(message.checkpoint);
        break;
      case 'idle':
        // A later order is on its way to the worker: it is not idle for long.
        if (message.order === orders) run.setState({ status: 'idle' });
        break;
      case 'failed':
        fail(message.message, message.detail);
    }
  };

  /** Starts the current run in the worker, in a new one where there is none. */
  const start = (): void => {
    if (worker === null) {
      const opened = host.createWorker();
      worker = opened;
      // What a worker that was given up still says, or breaks with, concerns nobody.
      opened.onMessage((message) => worker === opened && receive(message));
      opened.onError((detail) => worker === opened && fail('The training worker stopped.', detail));
    }
    session++;
    send({ type: 'start', run: session, config: run.getState().config, checkpoint: newest });
  };

  const connect = (): void => {
    if (worker === null) start();
  };

  /** What was asked for while the backend loads is remembered as the status to come. */
  const begin = (status: 'playing' | 'working', order: Order): void => {
    const state = run.getState();
    if (state.status === 'failed') return;
    // Asked for before the page has painted: the order must find a worker.
    connect();
    if (state.status === 'loading') run.setState({ queued: status });
    else run.setState({ status });
    // Following training and looking at the past exclude each other.
    view.setState({ iteration: null });
    give(order);
  };

  /** Puts another run on screen, at its beginning. */
  const show = (config: RunConfig): void => {
    run.setState(({ run: id }) => freshRun(id + 1, config), true);
    newest = null;
    recoveries = 0;
    view.setState(({ task, selection }) => ({
      task: Math.min(task, watchedTasks(config) - 1),
      iteration: null,
      hover: null,
      selection: selection?.kind === 'trajectory' ? null : selection,
    }));
    screen.setPreview(null);
    void preview();
  };

  const reset = (config: RunConfig): void => {
    show(config);
    start();
  };

  const resume = ({ id, config, records, metrics, checkpoint, again }: Resumable): void => {
    show(config);
    run.setState({ records, metrics, iteration: checkpoint.iteration + again });
    takeUp(checkpoint, { cause: 'reload', message: '', detail: '' });
    keeper?.adopt(id);
  };

  const reconnect = async (): Promise<void> => {
    const saved = (await keeper?.ofThisTab()) ?? null;
    // Something may have been started meanwhile.
    if (worker !== null) return;
    if (saved !== null && sameConfig(saved.config, run.getState().config)) resume(saved);
    else connect();
  };

  settings.subscribe(({ speed }, before) => {
    if (speed !== before.speed && run.getState().status === 'playing') {
      givePlay();
    }
  });

  void preview();

  return {
    run,
    view,
    settings,
    connect,
    reconnect,
    reset,
    openSaved: async (id) => {
      if (keeper === null) return { ok: false, reason: 'refused', message: 'nothing is kept here' };
      const claimed = await keeper.claim(id);
      if (claimed.ok) resume(claimed.run);
      return claimed;
    },
    keeper,
    play: () => begin('playing', { type: 'play', delay: stageDelay(settings.getState().speed) }),
    pause: () => {
      run.setState({ queued: null });
      give({ type: 'pause' });
    },
    step: () => begin('working', { type: 'step' }),
    iterate: (count) => begin('working', { type: 'iterate', count: Math.max(1, Math.round(count)) }),
    creditOf: screen.creditOf,
    dismissNotes: () => run.setState({ notes: [], recovery: null }),
    link: () => writeLink(run.getState().config, writeView(view.getState())),
    open: (hash) => {
      const next = readLink(hash);
      view.setState(readView(next.view, next.config));
      if (!sameConfig(next.config, run.getState().config)) reset(next.config);
      run.setState({ notes: next.issues });
    },
  };
}

function sameConfig(a: RunConfig, b: RunConfig): boolean {
  return writeLink(a, {}) === writeLink(b, {});
}

/** The run after some reports: history grows by what they bring. */
function takeIn(state: RunState, reports: readonly StageReport[]): Partial<RunState> {
  const last = reports.at(-1);
  if (last === undefined) return {};
  const records = reports.flatMap(({ rollouts }) => rollouts ?? []);
  const metrics = reports.flatMap(({ metrics: scalars }) => scalars ?? []);
  return {
    iteration: last.iteration,
    stage: last.stage,
    records: records.length > 0 ? [...state.records, ...records] : state.records,
    metrics: metrics.length > 0 ? [...state.metrics, ...metrics] : state.metrics,
  };
}
