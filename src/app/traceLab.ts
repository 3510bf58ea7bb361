/**
 * A second lab on the same page: it shows imported rollouts in the views that else show the training run, which stays as it
 * is meanwhile. The file lives in a worker; the page asks it for one task at a time.
 */
import { defaultConfig } from '../config/config.ts';
import { estimatorOptions } from '../credit/estimator.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore } from '../store/run.ts';
import type { Shown } from '../store/shown.ts';
import type { TracesControl } from '../store/traces/control.ts';
import {
  createTracesStore,
  freshEdits,
  noEdits,
  redoneEdit,
  unanswered,
  undoneEdit,
  withEdits,
} from '../store/traces/state.ts';
import { createViewStore } from '../store/view.ts';
import { tracesText } from '../text/traces.ts';
import { type OpenedTraces, type TraceEdits, type TraceQuery, trajectoryId } from '../traces/answers.ts';
import { restingLab } from './restingLab.ts';
import type { TakeIn } from './traceFollow.ts';
import type { KeptTraces } from './traceKeeper.ts';
import { tracePicture } from './tracePicture.ts';
import { createTraceReader, type TraceReaderHost } from './traceReader.ts';
import { pictureUnder } from './whatIf.ts';

export interface TraceLab {
  readonly lab: Lab;
  readonly traces: TracesControl;
  /** Goes on with a file that was kept over a reload. */
  restore(kept: KeptTraces): Promise<void>;
}

/** States that the preview of a merging lists. */
const PREVIEWED = 200;

/** @param settings what this person prefers, shared with the training lab */
export function createTraceLab(settings: Lab['settings'], host: TraceReaderHost): TraceLab {
  const run = createRunStore(defaultConfig(), []);
  run.setState({ status: 'idle' });
  const view = createViewStore();
  const store = createTracesStore();

  const queryNow = (edits: TraceEdits = store.getState().edits): TraceQuery => ({
    edits,
    settings: run.getState().config,
  });

  /** Takes in a file that was read: a new one with fresh edits, the same again with those there are. */
  const takeIn: TakeIn = (opened, from, again) => {
    const { following } = store.getState();
    store.setState((state) => ({
      number: state.number + 1,
      ...from,
      opened,
      reading: null,
      // What grows by itself answers nothing that was said.
      failure: again && from.source === null ? state.failure : null,
      // A file that grows must not take the page away from the training run.
      ...(again ? {} : { active: true, ...freshEdits, baseline: null }),
      // Of a file that grows the answers before stay in sight until the next come.
      ...(again && from.source === null ? {} : unanswered),
    }));
    if (!again) {
      const { default: usual } = estimatorOptions.successReward;
      const successReward = opened.largestReward > 0 ? opened.largestReward : usual;
      run.setState({ config: { ...defaultConfig(), successReward }, shown: null });
      view.setState({ task: opened.first, iteration: null, selection: null, hover: null, whatIf: {}, whatIfPast: [] });
    }
    const { task } = view.getState();
    const wanted = following?.newest ? newestOf(opened, task) : Math.min(task, opened.groups.length - 1);
    if (wanted === task) draw();
    else view.setState({ task: wanted });
    survey();
  };

  const reader = createTraceReader(store, host, takeIn);

  /** The picture before the what-if, and what it was made of. */
  let last: { readonly of: readonly unknown[]; readonly shown: Shown } | null = null;

  const draw = oneAtATime(async () => {
    const { number, opened, edits, baseline } = store.getState();
    if (opened === null) return;
    const { task, threshold } = view.getState();
    const { config } = run.getState();
    const of = [number, task, edits, baseline, config, threshold];
    if (last === null || of.some((part, k) => part !== last?.of[k])) {
      const before = baseline ?? noEdits;
      const picture = await reader.ask((service) => service.picture(task, queryNow(edits)));
      if (store.getState().number !== number || picture === null) return;
      const former = sameEdits(edits, before)
        ? null
        : await reader.ask((service) => service.picture(task, queryNow(before)));
      if (store.getState().number !== number) return;
      const options = { run: number, config, threshold, unit: opened.report.unit };
      const drawn =
        former === null || isEmpty(former)
          ? null
          : tracePicture(former, { ...options, merging: before.merging, baseline: null });
      last = { of, shown: tracePicture(picture, { ...options, merging: edits.merging, baseline: drawn }) };
    }
    const shown = pictureUnder(last.shown, view.getState().whatIf, threshold);
    if (run.getState().shown !== shown) run.setState({ shown, iteration: shown.iteration });
  });

  /** Answers about the whole file, and about the merging, come after the picture; only the newest question's count. */
  let surveyed: readonly unknown[] = [null];
  const survey = oneAtATime(async () => {
    const { number, edits, opened } = store.getState();
    if (opened === null) return;
    const { task } = view.getState();
    const { config } = run.getState();
    const query = queryNow();
    // Under other edits no more is asked: a pattern that never ends would end the next worker as well.
    const stale = () => store.getState().number !== number || store.getState().edits !== edits;
    const elsewhere = () => stale() || view.getState().task !== task;
    const preview = await reader.ask((service) => service.preview(task, edits.merging, PREVIEWED));
    if (elsewhere()) return;
    if (preview !== null) store.setState({ preview });
    const taskFindings = await reader.ask((service) => service.findings(query, task));
    if (elsewhere()) return;
    if (taskFindings !== null) store.setState({ taskFindings });
    // Which task is on screen is nothing to the whole file.
    const outdated = () => stale() || run.getState().config !== config;
    if (surveyed.every((part, k) => part === [number, edits, config][k])) return;
    const overview = await reader.ask((service) => service.overview(query), 'file');
    if (outdated()) return;
    if (overview !== null) store.setState({ overview });
    const findings = await reader.ask((service) => service.findings(query, null), 'file');
    if (findings === null || outdated()) return;
    store.setState({ findings });
    surveyed = [number, edits, config];
  });

  view.subscribe((now, before) => {
    if (now.task !== before.task || now.threshold !== before.threshold || now.whatIf !== before.whatIf) draw();
    if (now.task !== before.task) {
      store.setState({ preview: null, taskFindings: null });
      survey();
    }
  });
  store.subscribe((now, before) => {
    if (now.number === before.number && (now.edits !== before.edits || now.baseline !== before.baseline)) {
      draw();
      if (now.edits === before.edits) return;
      store.setState({ preview: null });
      survey();
    }
  });
  run.subscribe((now, before) => {
    if (now.config !== before.config && now.shown !== null) {
      draw();
      survey();
    }
  });

  const lab = restingLab({ run, view, settings });

  const restore: TraceLab['restore'] = async ({ source, opening, edits, baseline, task, settings: kept, active }) => {
    await reader.restore(source, opening);
    const { opened } = store.getState();
    if (opened === null || store.getState().source !== source) return;
    run.setState({ config: kept });
    store.setState({ edits, baseline, active });
    if (task < opened.groups.length) view.setState({ task });
  };
  /** The file that was closed last, as it was. */
  let closed: Omit<KeptTraces, 'active'> | null = null;

  const traces: TracesControl = {
    store,
    open: reader.open,
    fetch: reader.fetch,
    reopen: reader.reopen,
    retry: reader.retry,
    cancel: reader.cancel,
    follow: reader.follow,
    show: (imported) => store.setState(({ opened }) => ({ active: imported && opened !== null })),
    close: () => {
      const { source, opening, edits, baseline } = store.getState();
      // What came of a file that grows cannot be read again.
      closed =
        source === null
          ? null
          : { source, opening, edits, baseline, task: view.getState().task, settings: run.getState().config };
      reader.close();
      last = null;
      store.setState(({ number }) => ({
        active: false,
        number: number + 1,
        opened: null,
        source: null,
        reading: null,
        failure: null,
        refused: null,
        closed: closed?.source.name ?? null,
        baseline: null,
        ...freshEdits,
        ...unanswered,
      }));
      run.setState({ shown: null });
    },
    openAgain: () => {
      if (closed !== null) void restore({ ...closed, active: true });
    },
    edit: (edits, gesture = null) => store.setState((state) => withEdits(state, edits, gesture)),
    undo: () => store.setState(undoneEdit),
    redo: () => store.setState(redoneEdit),
    editTrajectory: (trajectory, as) => {
      const { opened, edits } = store.getState();
      const { shown } = run.getState();
      if (opened === null || shown?.imported == null) return;
      const { imported, iteration } = shown;
      const idOf = (one: string) => trajectoryId(iteration, imported.group, one);
      const id = idOf(trajectory);
      const dropped = edits.dropped.filter((other) => other !== id);
      const flipped = edits.flipped.filter((other) => other !== id);
      // By the edits as they are now: the picture may be of those before.
      const left = imported.original.trajectories.filter((other) => !dropped.includes(idOf(other)));
      if (as === 'dropped' && left.every((other) => other === trajectory)) {
        store.setState({ failure: tracesText.failure.lastTrajectory });
        return;
      }
      traces.edit({
        ...edits,
        dropped: as === 'dropped' ? [...dropped, id] : dropped,
        flipped: as === 'flipped' ? [...flipped, id] : flipped,
      });
    },
    setBaseline: (baseline) => store.setState({ baseline }),
    look: (task) => view.setState({ task, selection: null, hover: null }),
    picture: (task) => reader.ask((service) => service.picture(task, queryNow())),
    credits: (format) => reader.ask((service) => service.credits(queryNow(), format), 'file'),
    dismissFailure: () => store.setState({ failure: null, refused: null }),
  };
  return { lab, traces, restore };
}

const isEmpty = ({ rollouts }: { readonly rollouts: { readonly stepCount: number } }): boolean =>
  rollouts.stepCount === 0;

const sameEdits = (a: TraceEdits, b: TraceEdits): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The task of the same group in the newest iteration, or the first one there. */
function newestOf({ groups, iteration }: OpenedTraces, task: number): number {
  const newest = iteration.reduce((a, b) => Math.max(a, b), 0);
  const there = groups.flatMap((group, k) => (iteration[k] === newest ? [{ group, k }] : []));
  return (there.find(({ group }) => group === groups[task]) ?? there[0]).k;
}

/** Runs `work` now, or once more after the run under way: only the newest state counts. */
function oneAtATime(work: () => Promise<void>): () => void {
  let busy = false;
  let again = false;
  const go = (): void => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    void work().finally(() => {
      busy = false;
      if (!again) return;
      again = false;
      go();
    });
  };
  return go;
}
