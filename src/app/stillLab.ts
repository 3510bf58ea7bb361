/** A lab that shows rollouts written down by hand: nothing trains, but values, credit and what-ifs are worked out as for any others. */
import { parseConfig } from '../config/config.ts';
import { exactMerging } from '../credit/merging.ts';
import { RolloutsBuilder } from '../credit/rollouts.ts';
import type { Lab } from '../store/lab.ts';
import { createRunStore } from '../store/run.ts';
import type { Shown } from '../store/shown.ts';
import { createViewStore } from '../store/view.ts';
import type { TracePicture } from '../traces/answers.ts';
import { restingLab } from './restingLab.ts';
import { tracePicture } from './tracePicture.ts';
import { pictureUnder } from './whatIf.ts';

/** Separates an observation from its action and what follows: 'hall -open door-> garden'. */
const STEP = / -(.*?)-> /;

/**
 * Rollouts of one task from texts like 'hall -open door-> garden -look-> success', one a trajectory.
 * @param name of the task
 * @throws RangeError where a text ends in neither success nor failure
 */
export function rolloutsFromPaths(paths: readonly string[], name: string, successReward: number) {
  const builder = new RolloutsBuilder();
  for (const [number, path] of paths.entries()) {
    const parts = path.split(STEP);
    const outcome = parts[parts.length - 1];
    if (outcome !== 'success' && outcome !== 'failure')
      throw new RangeError(`rollout ${number + 1} ends in ${outcome}`);
    const success = outcome === 'success';
    const steps = Array.from({ length: (parts.length - 1) / 2 }, (_, k) => ({
      observation: parts[2 * k],
      action: parts[2 * k + 1],
      valid: true,
    }));
    builder.appendTrajectory({
      task: name,
      trajectory: String(number + 1),
      steps,
      episodeReward: success ? successReward : 0,
      success,
    });
  }
  return builder.build();
}

export interface StillSource {
  readonly paths: readonly string[];
  /** Of the task. */
  readonly name: string;
  /** As links write it. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** @param settings what this person prefers, shared with the other labs */
export function createStillLab(settings: Lab['settings'], { paths, name, config: given }: StillSource): Lab {
  const first = parseConfig(given);
  const run = createRunStore(first, []);
  const view = createViewStore();
  const rollouts = rolloutsFromPaths(paths, name, first.successReward);
  const picture: TracePicture = {
    task: 0,
    iteration: 0,
    group: name,
    original: rollouts,
    rollouts,
    rows: Int32Array.from({ length: rollouts.stepCount }, (_, row) => row),
    trajectories: Int32Array.from(rollouts.trajectories.keys()),
    at: Int32Array.from({ length: rollouts.stepCount }, (_, row) => rollouts.trajectory[row] + 1),
    advantage: null,
    logProb: null,
    truncated: new Int8Array(rollouts.trajectories.length).fill(-1),
  };
  let last: { readonly config: object; readonly threshold: number; readonly shown: Shown } | null = null;
  const draw = (): void => {
    const { config } = run.getState();
    const { threshold, whatIf } = view.getState();
    if (last?.config !== config || last.threshold !== threshold) {
      const options = { run: 0, config, threshold, unit: 'record', baseline: null, merging: exactMerging } as const;
      const shown = tracePicture(picture, options);
      last = { config, threshold, shown };
    }
    const shown = pictureUnder(last.shown, whatIf, threshold);
    if (run.getState().shown !== shown) run.setState({ shown, status: 'idle' });
  };
  view.subscribe((now, before) => {
    if (now.threshold !== before.threshold || now.whatIf !== before.whatIf) draw();
  });
  run.subscribe((now, before) => {
    if (now.config !== before.config) draw();
  });
  draw();

  return restingLab({ run, view, settings });
}
