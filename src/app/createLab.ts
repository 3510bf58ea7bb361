/** Makes the lab: the stores, the training worker behind them, and what they show. */
import { type ConfigChange, parseLiveSettings, recordChanges, withSettings } from '../config/changes.ts';
import { ConfigError, defaultConfig, type RunConfig, sameConfig } from '../config/config.ts';
import type { BackendName } from '../policy/backends.ts';
import { sameChanges } from '../share/changeLog.ts';
import { type Link, linkTo, readLink, writeLink } from '../share/link.ts';
import { writeCamera, writeSelection } from '../share/place.ts';
import type { ArchiveResult } from '../store/archive/archive.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore, freshRun, type LinkRemark, nextConfig, type RunState, type RunStore } from '../store/run.ts';
import { createSettingsStore, type SettingsStorage, type SettingsStore } from '../store/settings.ts';
import { createViewStore } from '../store/view.ts';
import type { SessionCheckpoint } from '../training/protocol.ts';
import { firstRecord, pinnedTasks, watchedTasks } from '../training/replay.ts';
import { createArrival, iterationsDone, type Place } from './arrival.ts';
import type { Keeper, Resumable } from './keeper.ts';
import { watchOrigin } from './linkOrigin.ts';
import { stillPending } from './progress.ts';
import { linkedRecording } from './recordings.ts';
import { createScreen, describeTask } from './screen.ts';
import { createTrainer, type TrainingWorker } from './trainer.ts';
import { type AskedView, readView, writeLayout, writeView } from './viewLink.ts';

export interface LabHost {
  /** The address' hash at start. */
  readonly hash: string;
  readonly storage: SettingsStorage;
  /** Preferences of another lab on the same page, which this one shares and lends nothing of a link to. */
  readonly settings?: SettingsStore;
  createWorker(): TrainingWorker;
  /** Calls back before the next picture, or soon where there are no pictures. */
  nextFrame(callback: () => void): void;
  /** Keeps the run's history; absent where nothing is to be kept. */
  createKeeper?(run: RunStore): Keeper;
}

export interface OpenLab extends Lab {
  /** The hash of what is on screen, for a reload: where a link was made is in it until the page is there. */
  link(): string;
  /** Goes to another hash: a new run where this one is on another way; none where it is of something beside the run. */
  open(hash: string): void;
  /** Loads the backend and starts listening, once; the page paints first. */
  connect(): void;
  /** Like `connect`, but goes on with the run that this tab was at before a reload, if the address still says the same. */
  reconnect(): Promise<void>;
  /** Goes on with a saved run; says why where it cannot. */
  openSaved(id: string): Promise<ArchiveResult>;
  readonly keeper: Keeper | null;
  /** The newest weights of the run; null before there are any. */
  checkpoint(): SessionCheckpoint | null;
  /** Trains on from a run that somebody recorded, as a new run of this page's. */
  goOn(recorded: Recorded): void;
}

/** A run with weights: entry i of `records` and `metrics` is iteration i + 1. */
export interface Recorded {
  readonly config: RunConfig;
  readonly changes: RunState['changes'];
  readonly records: RunState['records'];
  readonly metrics: RunState['metrics'];
  readonly checkpoint: SessionCheckpoint;
}

export function createLab(host: LabHost): OpenLab {
  let link = readLink(host.hash);
  const asked = readView(link.view, link.config);
  const run = createRunStore(link.config, [...link.issues, ...asked.issues]);
  run.setState({ changes: link.changes });
  const view = createViewStore({ ...asked.state, options: link.options });
  const settings = host.settings ?? createSettingsStore(host.storage, asked.lent);
  const screen = createScreen(run, view, host.nextFrame);
  const keeper = host.createKeeper?.(run) ?? null;
  const trainer = createTrainer({ run, view, settings, keeper, createWorker: host.createWorker });

  const arrival = createArrival(run, view, {
    onThere: ({ to }, found) => {
      if (!found) remark({ kind: 'noSelection' });
      if (to > 0 && view.getState().options.autoplay) trainer.play();
    },
  });
  const remark = (said: LinkRemark): void =>
    run.setState(({ remarks }) => ({ remarks: [...remarks.filter(({ kind }) => kind !== said.kind), said] }));
  /** The run on screen is the link's from now on. */
  const takeLink = (next: Link, place: Place): void => {
    link = next;
    watchOrigin(run, next, remark);
    arrival.expect(place);
  };
  /** Sets out for where a link was made, unless it is to wait for its reader. */
  const setOut = (): void => {
    const { paused, autoplay } = view.getState().options;
    if (run.getState().aim !== null && !paused) play();
    else if (autoplay && link.to === 0) play();
  };

  /** Rollouts of the untrained policy, on screen before TensorFlow.js is there; the session's own first ones. */
  const preview = async (): Promise<void> => {
    const { config, run: id } = run.getState();
    run.setState({ watched: pinnedTasks(config).map(({ task, seed }, index) => describeTask(task, index, seed)) });
    const record = await firstRecord(config);
    if (run.getState().run === id) screen.setPreview(record);
  };

  /** Puts another run on screen, at its beginning. @param backend to compute on where the configuration leaves the choice */
  const show = (config: RunConfig, backend: BackendName | null = null): void => {
    run.setState(({ run: id }) => freshRun(id + 1, config), true);
    trainer.forget(backend);
    view.setState(({ task, selection }) => ({
      task: Math.min(task, watchedTasks(config) - 1),
      iteration: null,
      hover: null,
      selection: selection?.kind === 'trajectory' ? null : selection,
    }));
    screen.setPreview(null);
    void preview();
  };

  /** Whatever changes a setting while the page is for viewing only, there is no control for it on screen. */
  const refuseChanges = (): void => {
    if (view.getState().options.viewOnly)
      throw new ConfigError([{ key: 'viewOnly', message: 'the page was opened for viewing only' }]);
  };

  const reset = (config: RunConfig): void => {
    if (!sameConfig(config, nextConfig(run.getState()))) refuseChanges();
    view.setState({ tidied: null });
    show(config);
    trainer.start();
  };

  const change: Lab['change'] = (given) => {
    refuseChanges();
    const state = run.getState();
    const changed = parseLiveSettings(nextConfig(state), given);
    if (
      state.records.length === 0 &&
      state.queued === null &&
      (state.status === 'loading' || state.status === 'idle')
    ) {
      // Nothing has been trained yet: the run begins with it, and the address says so.
      trainer.touch();
      const changes = state.changes.filter(({ key }) => !(key in changed));
      run.setState({ config: withSettings(state.config, changed), changes });
      void preview();
      return;
    }
    trainer.change(changed);
    run.setState({ pending: stillPending({ ...state, pending: { ...state.pending, ...changed } }) });
  };

  const play = (): void => {
    const { aim } = run.getState();
    const left = aim === null ? 0 : aim - iterationsDone(run.getState());
    if (left > 0) trainer.begin('working', { type: 'iterate', count: left });
    else trainer.play();
  };

  const resume = (saved: Resumable, backend: BackendName | null = null): void => {
    const { config, changes, pending, records, metrics, checkpoint, again } = saved;
    show(config, backend);
    // Before its history is there, which else would be saved as a new run's.
    keeper?.adopt(saved);
    run.setState({ changes, pending, records, metrics, iteration: checkpoint.iteration + again });
    trainer.takeUp(checkpoint, { cause: 'reload', message: '', detail: '', before: null });
  };

  const goOn = ({ config, changes, records, metrics, checkpoint }: Recorded): void => {
    view.setState({ tidied: null });
    show(config);
    const { iteration } = checkpoint;
    run.setState({
      changes: changes.filter((change) => change.iteration <= iteration),
      records: records.slice(0, iteration),
      metrics: metrics.slice(0, iteration),
      iteration,
    });
    keeper?.checkpoint(checkpoint);
    trainer.takeUp(checkpoint, { cause: 'recording', message: '', detail: '', before: null });
  };

  const reconnect = async (): Promise<void> => {
    const saved = (await keeper?.ofThisTab()) ?? null;
    // Something may have been started meanwhile.
    if (trainer.started()) return;
    if (saved !== null && sameConfig(saved.config, run.getState().config)) {
      const done = saved.checkpoint.iteration + saved.again;
      if (isOnTheWay(saved.changes, done, link)) {
        const place = arrival.expected();
        const backend = link.to > 0 ? (link.on?.backend ?? null) : null;
        resume(link.to > done ? { ...saved, changes: link.changes } : saved, backend);
        if (place !== null) takeLink(link, place);
      }
    }
    trainer.connect();
    setOut();
  };

  trainer.forget(link.on?.backend ?? null);
  takeLink(link, placeOf(link, asked));
  void preview();

  return {
    trains: true,
    run,
    view,
    settings,
    connect: trainer.connect,
    reconnect,
    reset,
    change,
    openSaved: async (id) => {
      if (keeper === null) return { ok: false, reason: 'refused', message: 'nothing is kept here' };
      const claimed = await keeper.claim(id);
      if (claimed.ok) {
        view.setState({ tidied: null });
        resume(claimed.run);
      }
      return claimed;
    },
    keeper,
    checkpoint: trainer.newest,
    goOn,
    play,
    pause: trainer.pause,
    step: () => trainer.begin('working', { type: 'step' }),
    iterate: (count) => trainer.begin('working', { type: 'iterate', count: Math.max(1, Math.round(count)) }),
    shownAt: screen.shownAt,
    graphAt: screen.graphAt,
    creditOf: screen.creditOf,
    ...trainer.studies,
    retry: trainer.retry,
    dismissNotes: () =>
      run.setState(({ storage }) => ({
        notes: [],
        remarks: [],
        elsewhere: null,
        recovery: null,
        // What is saved only until the tab closes is said once; what is not saved at all stays said.
        storage: storage?.reason === 'memory' ? null : storage,
      })),
    link: () => {
      const { config, changes } = run.getState();
      const looks = view.getState();
      const place = arrival.expected();
      const way = place === null || place.to === 0 ? linkTo(config) : { ...link, config, changes };
      const pointed = {
        ...(place?.selection ? { select: writeSelection(place.selection) } : {}),
        ...(place?.camera ? { camera: writeCamera(place.camera) } : {}),
      };
      const lent = settings.lent();
      // Presenter mode borrows a theme for as long as it lasts.
      const { theme: _, ...own } = lent;
      const layout = writeLayout(looks, looks.options.present ? own : lent);
      const shownView = { ...writeView(looks), ...layout, ...pointed };
      return writeLink({ ...way, view: shownView, options: looks.options }, 'plain');
    },
    open: (hash) => {
      const next = readLink(hash);
      const wanted = readView(next.view, next.config);
      const state = run.getState();
      if (host.settings === undefined) settings.lend(wanted.lent);
      if (isBeside(next, hash)) {
        view.setState({ options: next.options });
        run.setState({ notes: [...next.issues, ...wanted.issues] });
        return;
      }
      const place = placeOf(next, wanted);
      view.setState({ ...wanted.state, options: next.options });
      if (sameConfig(next.config, state.config) && leadsTo(state, next)) {
        takeLink(next, place);
      } else {
        show(next.config, next.on?.backend);
        run.setState({ changes: next.changes });
        takeLink(next, place);
        trainer.start();
      }
      setOut();
      run.setState({ notes: [...next.issues, ...wanted.issues] });
    },
  };
}

function placeOf({ to, at }: Link, { selection, camera }: AskedView): Place {
  return { to, at, selection, camera };
}

/** Whether a link is to a scene or a recording, and says nothing of a run: that of the page waits unchanged beside it. */
function isBeside({ config, changes, to, options }: Link, hash: string): boolean {
  const elsewhere = options.scene > 0 || linkedRecording(hash)?.ofRun === false;
  return elsewhere && to === 0 && changes.length === 0 && sameConfig(config, defaultConfig());
}

/** Whether a run of the link's configuration comes, going on as it is set, to where the link was made, or was there. */
function leadsTo(state: RunState, { to, changes }: Link): boolean {
  const log = recordChanges(state.changes, state.iteration + 1, state.pending);
  if (to === 0) return changes.length === 0 || sameChanges(log, changes, Number.POSITIVE_INFINITY);
  return to <= iterationsDone(state)
    ? sameChanges(state.changes, changes, to)
    : sameChanges(log, changes, Number.POSITIVE_INFINITY);
}

/** Whether a run of the link's configuration, with this log and so many iterations done, is one on the way to where it was made. */
function isOnTheWay(changes: readonly ConfigChange[], done: number, link: Link): boolean {
  return link.to === 0 || sameChanges(changes, link.changes, Math.min(done, link.to));
}
