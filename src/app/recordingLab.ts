/**
 * A lab whose run is a recording: the same stores, replay and credit, and no worker. Play moves through what happened, stage by
 * stage where there is time to look, else iteration by iteration; nothing is trained and nothing can be changed.
 */
import { ConfigError } from '../config/config.ts';
import { defaultsOf } from '../options/option.ts';
import { linkOptions } from '../share/options.ts';
import type { Recording } from '../share/recording/recording.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore } from '../store/run.ts';
import { stageDelay } from '../store/settings.ts';
import { createViewStore } from '../store/view.ts';
import { STAGES, type Stage } from '../training/protocol.ts';
import { pinnedTasks, taskOf } from '../training/replay.ts';
import { createScreen, describeTask } from './screen.ts';
import { createStudies } from './study.ts';

export interface RecordingHost {
  /** Calls back before the next picture, or soon where there are no pictures. */
  nextFrame(callback: () => void): void;
  /** Calls back after some milliseconds; the answer calls that off. */
  later(callback: () => void, milliseconds: number): () => void;
}

/** Milliseconds that a stage has to stay for the stages to be played one by one. */
const STAGE_TO_LOOK_AT = 120;
/** Milliseconds of an iteration at full speed: what a small run takes to train one. */
const ITERATION_MS = 150;

/** @param settings what this person prefers, shared with the other labs */
export function createRecordingLab(recording: Recording, settings: Lab['settings'], host: RecordingHost): Lab {
  const { config, changes, records, metrics, task } = recording;
  const last = records.length;
  const run = createRunStore(config, []);
  const tasks = task === null ? pinnedTasks(config) : [linkedTask(recording)];
  // Whatever changes a setting of a run is locked as on a page for viewing only.
  const options = { ...defaultsOf(linkOptions), viewOnly: true };
  const view = createViewStore({ options, iteration: last === 1 ? null : 1 });
  const screen = createScreen(run, view, host.nextFrame);
  // Now that the screen listens.
  run.setState({
    changes,
    records,
    metrics,
    status: 'idle',
    iteration: 1,
    stage: 'update',
    watched: tasks.map(({ task: one, seed }, index) => describeTask(one, index, seed)),
  });

  /**
   * Whether the first iteration is on screen as a whole, and what comes next are its own stages: on opening, and where somebody
   * went there by hand. An iteration that was come to by its stages is followed by the next.
   */
  let unplayed = true;
  /** Puts a stage of an iteration on screen. */
  const go = (iteration: number, stage: Stage): void => {
    unplayed = false;
    run.setState({ iteration, stage });
    view.setState({ iteration: iteration === last && stage === 'update' ? null : iteration });
  };
  const here = () => ({ iteration: run.getState().iteration, stage: run.getState().stage ?? 'update' });
  const atEnd = (): boolean => here().iteration === last && here().stage === 'update';

  const nextStage = (): void => {
    const { iteration, stage } = here();
    const next = STAGES[STAGES.indexOf(stage) + 1];
    if (next !== undefined) go(iteration, next);
    // The only iteration there is is stepped through again and again.
    else if (unplayed || last === 1) go(1, STAGES[0]);
    else if (iteration < last) go(iteration + 1, STAGES[0]);
  };

  let callOff: (() => void) | null = null;
  /** Only while it plays: the settings outlive it. */
  let unfollow: (() => void) | null = null;
  const pause = (): void => {
    callOff?.();
    callOff = null;
    unfollow?.();
    unfollow = null;
    if (run.getState().status === 'playing') run.setState({ status: 'idle' });
  };
  /** A single iteration has nothing but its stages to play, at whatever speed. */
  const pace = () => {
    const delay = Math.max(stageDelay(settings.getState().speed), last === 1 ? STAGE_TO_LOOK_AT : 0);
    return { delay, byStage: delay >= STAGE_TO_LOOK_AT };
  };
  const schedule = (): void => {
    callOff?.();
    const { delay, byStage } = pace();
    callOff = host.later(
      () => {
        // Somebody may have gone to the end meanwhile.
        if (byStage && !atEnd()) nextStage();
        else iterate(1);
        if (atEnd()) pause();
        else schedule();
      },
      byStage ? delay : Math.max(ITERATION_MS, STAGES.length * delay),
    );
  };
  /** On to the end of an iteration: of the one whose stages are being shown, or of a later one. */
  const iterate = (count: number): void => {
    const { iteration, stage } = here();
    go(Math.min(last, iteration + count - (stage === 'update' ? 0 : 1)), 'update');
  };

  view.subscribe((now, before) => {
    // A link's recording has one task, whatever key is pressed.
    if (now.task >= Math.max(1, tasks.length)) view.setState({ task: 0 });
    if (now.iteration === before.iteration) return;
    const wanted = now.iteration ?? last;
    // Somebody moved through the recording by hand: whole iterations, and play goes on from there.
    if (wanted !== run.getState().iteration) {
      unplayed = wanted === 1;
      run.setState({ iteration: wanted, stage: 'update' });
    } else if (now.iteration === null) run.setState({ stage: 'update' });
  });

  return {
    trains: true,
    recorded: true,
    run,
    view,
    settings,
    play: () => {
      // From the beginning: by its stages where they are played, else as it came out.
      const { byStage } = pace();
      if (byStage && (unplayed || atEnd())) go(1, STAGES[0]);
      else if (atEnd()) go(1, 'update');
      run.setState({ status: 'playing' });
      unfollow ??= settings.subscribe(({ speed }, before) => {
        if (speed !== before.speed) schedule();
      });
      schedule();
    },
    pause,
    step: () => {
      pause();
      nextStage();
    },
    iterate: (count) => {
      pause();
      iterate(Math.max(1, Math.round(count)));
    },
    reset: nothing,
    change: (given) => {
      throw new ConfigError(
        Object.keys(given).map((key) => ({ key: key.slice(0, 40), message: 'cannot change in a recording' })),
      );
    },
    shownAt: screen.shownAt,
    graphAt: screen.graphAt,
    creditOf: screen.creditOf,
    accuracyOf: createStudies(run, nothing).actions.accuracyOf,
    study: nothing,
    cancelStudy: nothing,
    retry: nothing,
    dismissNotes: nothing,
  };
}

const nothing = (): void => undefined;

/** The only task of a link's recording, with its seed. */
function linkedTask({ config, records }: Recording) {
  const [seed] = records[0].taskSeeds;
  return { seed, task: taskOf(config, seed) };
}
