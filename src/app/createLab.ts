/** Makes the lab: the stores, the training worker behind them, and what they show. */
import type { RunConfig } from '../config/config.ts';
import { readLink, writeLink } from '../config/link.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore, freshRun, type RunState } from '../store/run.ts';
import { createSettingsStore, type SettingsStorage, stageDelay } from '../store/settings.ts';
import { createViewStore } from '../store/view.ts';
import type { Command, Message, Order, StageReport } from '../training/protocol.ts';
import { firstRecord, pinnedTasks, watchedTasks } from '../training/replay.ts';
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
}

export interface OpenLab extends Lab {
  /** The hash of what is on screen. */
  link(): string;
  /** Goes to another hash: a new run where its configuration differs. */
  open(hash: string): void;
  /** Loads the backend and starts listening, once; the page paints first. */
  connect(): void;
}

export function createLab(host: LabHost): OpenLab {
  const link = readLink(host.hash);
  const run = createRunStore(link.config, link.issues);
  const view = createViewStore(readView(link.view, link.config));
  const settings = createSettingsStore(host.storage);
  const screen = createScreen(run, view, host.nextFrame);

  let worker: TrainingWorker | null = null;
  const send = (command: Command): void => worker?.postMessage(command);
  const current = (): number => run.getState().run;
  let orders = 0;
  const give = (order: Order): void => send({ type: 'order', run: current(), number: ++orders, order });

  /** Rollouts of the untrained policy, on screen before TensorFlow.js is there; the session's own first ones. */
  const preview = async (): Promise<void> => {
    const { config, run: id } = run.getState();
    run.setState({ watched: pinnedTasks(config).map(({ task, seed }, index) => describeTask(task, index, seed)) });
    const record = await firstRecord(config);
    if (current() === id) screen.setPreview(record);
  };

  const fail = (message: string, detail: string): void => {
    run.setState({ status: 'failed', queued: null, failure: { message, detail } });
    worker?.terminate();
    worker = null;
  };

  const receive = (message: Message): void => {
    if (message.run !== current()) return;
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
    const { run: id, config } = run.getState();
    send({ type: 'start', run: id, config });
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

  const reset = (config: RunConfig): void => {
    run.setState(({ run: id }) => freshRun(id + 1, config), true);
    view.setState(({ task, selection }) => ({
      task: Math.min(task, watchedTasks(config) - 1),
      iteration: null,
      hover: null,
      selection: selection?.kind === 'trajectory' ? null : selection,
    }));
    screen.setPreview(null);
    void preview();
    start();
  };

  settings.subscribe(({ speed }, before) => {
    if (speed !== before.speed && run.getState().status === 'playing') {
      give({ type: 'play', delay: stageDelay(speed) });
    }
  });

  void preview();

  return {
    run,
    view,
    settings,
    connect,
    reset,
    play: () => begin('playing', { type: 'play', delay: stageDelay(settings.getState().speed) }),
    pause: () => {
      run.setState({ queued: null });
      give({ type: 'pause' });
    },
    step: () => begin('working', { type: 'step' }),
    iterate: (count) => begin('working', { type: 'iterate', count: Math.max(1, Math.round(count)) }),
    creditOf: screen.creditOf,
    dismissNotes: () => run.setState({ notes: [] }),
    link: () => writeLink(run.getState().config, writeView(view.getState())),
    open: (hash) => {
      const next = readLink(hash);
      view.setState(readView(next.view, next.config));
      const same = writeLink(next.config, {}) === writeLink(run.getState().config, {});
      if (!same) reset(next.config);
      run.setState({ notes: next.issues });
    },
  };
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
