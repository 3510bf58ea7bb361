/** Makes the lab: the stores, the training worker behind them, and what they show. */
import { parseLiveSettings, withSettings } from '../config/changes.ts';
import type { RunConfig } from '../config/config.ts';
import { readLink, sameConfig, writeLink } from '../config/link.ts';
import type { BackendName } from '../policy/backends.ts';
import type { ArchiveResult } from '../store/archive/archive.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore, freshRun, nextConfig, type Recovery, type RunStore } from '../store/run.ts';
import { createSettingsStore, type SettingsStorage, stageDelay } from '../store/settings.ts';
import { createViewStore } from '../store/view.ts';
import type { Command, Message, Order, SessionCheckpoint } from '../training/protocol.ts';
import { firstRecord, pinnedTasks, watchedTasks } from '../training/replay.ts';
import { backendAfter, MAX_RECOVERIES } from './fallback.ts';
import { type Goal, goalOf, ordersTo, stagesDone } from './goal.ts';
import type { Keeper, Resumable } from './keeper.ts';
import { stillPending, takeIn } from './progress.ts';
import { createScreen, describeTask } from './screen.ts';
import { createStudies } from './study.ts';
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
  /** What this run has computed on last; null before its first backend was up. */
  let ranOn: BackendName | null = null;
  /** Whether the newest order was to play, and where those before it lead, should a worker break under them. */
  let playing = false;
  let goal: Goal | null = null;
  /** The configuration has changed since the worker heard of it, before anything was trained. */
  let stale = false;
  const send = (command: Command): void => worker?.postMessage(command);
  const studies = createStudies(run, (study) => {
    connect();
    send({ type: 'study', run: session, study });
  });
  let orders = 0;
  const give = (order: Order): void => {
    playing = order.type === 'play';
    goal = goalOf(order, stagesDone(run.getState()), goal);
    send({ type: 'order', run: session, number: ++orders, order });
  };
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
    studies.lose();
    // A worker that never came up would not come up again either.
    if (ranOn === null || recoveries >= MAX_RECOVERIES) {
      const kept = run.getState().records.length === 0 ? null : (newest?.iteration ?? 0);
      run.setState({ status: 'failed', queued: null, background: null, failure: { message, detail, kept } });
      return;
    }
    recoveries++;
    const [wasPlaying, led] = [playing, goal];
    takeUp(newest, { cause: 'fault', message, detail, before: ranOn });
    const again = led === null ? [] : ordersTo(led, stagesDone(run.getState()));
    if (wasPlaying) {
      run.setState({ queued: 'playing' });
      givePlay();
    } else if (again.length > 0) {
      run.setState({ queued: 'working' });
      for (const order of again) give(order);
    }
  };

  const retry = (): void => {
    const { failure } = run.getState();
    if (failure === null) return;
    recoveries = 0;
    run.setState({ status: 'loading', failure: null });
    const { message, detail, kept } = failure;
    if (kept === null) start();
    else takeUp(newest, { cause: 'fault', message, detail, before: ranOn });
  };

  /** Back to a checkpoint (null: to the beginning) of the run on screen, and on from there in the worker. */
  const takeUp = (
    checkpoint: SessionCheckpoint | null,
    cause: Pick<Recovery, 'cause' | 'message' | 'detail' | 'before'>,
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
    playing = false;
    goal = null;
    start();
  };

  const receive = (message: Message): void => {
    if (message.run !== session) return;
    if (message.type === 'study') studies.receive(message);
    switch (message.type) {
      case 'ready':
        ranOn = message.backend.name;
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
        if (message.order !== orders) break;
        goal = null;
        run.setState({ status: 'idle' });
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
    stale = false;
    studies.lose();
    const { config, changes, pending } = run.getState();
    const backend = backendAfter(config.backend, recoveries);
    send({ type: 'start', run: session, config: { ...config, backend }, changes, checkpoint: newest });
    if (Object.keys(pending).length > 0) send({ type: 'change', run: session, settings: pending });
  };

  const connect = (): void => {
    if (worker === null || stale) start();
  };

  /** What was asked for while the backend loads is remembered as the status to come. */
  const begin = (status: 'playing' | 'working', order: Order): void => {
    const state = run.getState();
    if (state.status === 'failed') return;
    // Asked for before the page has painted: the order must find a worker.
    connect();
    if (state.status === 'loading') run.setState({ queued: status, background: null });
    else run.setState({ status, background: null });
    // Following training and looking at the past exclude each other.
    view.setState({ iteration: null });
    give(order);
  };

  /** Puts another run on screen, at its beginning. */
  const show = (config: RunConfig): void => {
    run.setState(({ run: id }) => freshRun(id + 1, config), true);
    newest = null;
    recoveries = 0;
    ranOn = null;
    playing = false;
    goal = null;
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

  const change: Lab['change'] = (given) => {
    const state = run.getState();
    const settings = parseLiveSettings(nextConfig(state), given);
    if (
      state.records.length === 0 &&
      state.queued === null &&
      (state.status === 'loading' || state.status === 'idle')
    ) {
      // Nothing has been trained yet: the run begins with it, and the address says so.
      stale = true;
      run.setState({ config: withSettings(state.config, settings) });
      void preview();
      return;
    }
    send({ type: 'change', run: session, settings });
    run.setState({ pending: stillPending({ ...state, pending: { ...state.pending, ...settings } }) });
  };

  const resume = (saved: Resumable): void => {
    const { config, changes, records, metrics, checkpoint, again } = saved;
    show(config);
    // Before its history is there, which else would be saved as a new run's.
    keeper?.adopt(saved);
    run.setState({ changes, records, metrics, iteration: checkpoint.iteration + again });
    takeUp(checkpoint, { cause: 'reload', message: '', detail: '', before: null });
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
    change,
    openSaved: async (id) => {
      if (keeper === null) return { ok: false, reason: 'refused', message: 'nothing is kept here' };
      const claimed = await keeper.claim(id);
      if (claimed.ok) resume(claimed.run);
      return claimed;
    },
    keeper,
    play: () => begin('playing', { type: 'play', delay: stageDelay(settings.getState().speed) }),
    pause: () => {
      run.setState({ queued: null, background: null });
      give({ type: 'pause' });
    },
    step: () => begin('working', { type: 'step' }),
    iterate: (count) => begin('working', { type: 'iterate', count: Math.max(1, Math.round(count)) }),
    shownAt: screen.shownAt,
    creditOf: screen.creditOf,
    ...studies.actions,
    retry,
    dismissNotes: () =>
      run.setState(({ storage }) => ({
        notes: [],
        recovery: null,
        // What is saved only until the tab closes is said once; what is not saved at all stays said.
        storage: storage?.reason === 'memory' ? null : storage,
      })),
    link: () => writeLink(run.getState().config, writeView(view.getState())),
    open: (hash) => {
      const next = readLink(hash);
      view.setState(readView(next.view, next.config));
      if (!sameConfig(next.config, run.getState().config)) reset(next.config);
      run.setState({ notes: next.issues });
    },
  };
}
