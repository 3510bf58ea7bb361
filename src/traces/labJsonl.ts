/**
 * Lab JSONL: one step a line, rows in any order. The fields are those of ALGORITHM.md, "Golden file", and what a trainer may log
 * besides; `labStep` lists them.
 */
import { MAX_EPISODE_REWARD, MAX_POSITION, type Rollouts, trajectoryLength } from '../credit/rollouts.ts';
import type { TraceAdapter, TraceCollector, TraceOptions, TraceStep } from './adapter.ts';
import { recordOf } from './fields.ts';
import { canonicalJson, type Fields, isFields, kindOf, valueAt } from './jsonValues.ts';

const REQUIRED = ['uid', 'traj_uid', 'step', 'anchor_obs', 'text_action', 'is_action_valid', 'episode_reward'];
/** Fields of formats that share some of those names and mean a trajectory, or number no steps. */
const FOREIGN = ['active_masks', 'episode_rewards', 'messages', 'trajectory', 'input', 'output'];
const MAX_ITERATION = 2 ** 31 - 1;

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isIteration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_ITERATION;

/**
 * One record as a step, null where it is left out, which is listed. Fields: `uid`, `traj_uid`, `step` (from 0), `anchor_obs`,
 * `text_action`, `is_action_valid`, `episode_reward`; optional `next_obs`, `success` (else the reward decides), `iteration`
 * (from 0), `advantage`, `log_prob`, and `done` or `truncated`: an episode whose last step is not done was cut off. Others are
 * ignored.
 */
export function labStep(line: unknown, at: number, options: TraceOptions, into: TraceCollector): TraceStep | null {
  const value = recordOf(line, at, into);
  if (value === null) return null;
  const { uid, traj_uid: trajUid, iteration = null } = value;
  const refuse = (field: string, wanted: string): null => {
    const problem = value[field] === '' ? 'it is an empty text' : `it is ${kindOf(value[field])}`;
    into.problem(at, field, problem, `give ${wanted}`);
    // A trajectory without one of its steps is another trajectory.
    if (isId(uid) && isId(trajUid) && (iteration === null || isIteration(iteration))) {
      into.leaveOut?.(uid, trajUid, iteration);
    }
    return null;
  };
  if (!isId(uid)) return refuse('uid', 'the id of the task, a text in quotes');
  if (!isId(trajUid)) return refuse('traj_uid', 'the id of the trajectory within its task, a text in quotes');
  const { step, anchor_obs: anchorObs, text_action: action, is_action_valid: valid, episode_reward: reward } = value;
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 0 || step > MAX_POSITION) {
    return refuse('step', 'the position in the trajectory, a whole number from 0');
  }
  if (typeof anchorObs !== 'string') {
    return refuse('anchor_obs', 'the observation that the agent acted on, a text without history');
  }
  if (typeof action !== 'string') return refuse('text_action', 'the action, a text');
  if (typeof valid !== 'boolean') return refuse('is_action_valid', 'true or false');
  if (typeof reward !== 'number' || !(Math.abs(reward) <= MAX_EPISODE_REWARD)) {
    return refuse(
      'episode_reward',
      `the reward of the whole episode, a number of at most ${MAX_EPISODE_REWARD} in size`,
    );
  }
  const { success = null, next_obs: next = null } = value;
  if (success !== null && typeof success !== 'boolean') return refuse('success', 'true or false, or leave it out');
  if (next !== null && typeof next !== 'string') {
    return refuse('next_obs', 'the observation after the step, a text, or leave it out');
  }
  if (iteration !== null && !isIteration(iteration)) {
    return refuse('iteration', 'the number of the training iteration, a whole number from 0, or leave it out');
  }
  const byField = options.nodeKey === 'field';
  const observation = byField ? valueAt(value, options.nodeField) : anchorObs;
  if (observation === undefined) return refuse(options.nodeField, 'it in every line, or choose another node key');
  return {
    group: uid,
    trajectory: trajUid,
    iteration,
    position: step,
    observation: typeof observation === 'string' ? observation : canonicalJson(observation),
    action,
    valid,
    // Under another key the observation after the step names no state.
    next: byField ? null : next,
    reward,
    success,
    advantage: logged(value, 'advantage', at, into),
    logProb: logged(value, 'log_prob', at, into),
    truncated:
      typeof value.truncated === 'boolean' ? value.truncated : typeof value.done === 'boolean' ? !value.done : null,
  };
}

/** A number that the trainer logged, null where there is none; one of another kind is listed, and the step kept. */
function logged(fields: Fields, name: string, at: number, into: TraceCollector): number | null {
  const value = fields[name] ?? null;
  if (value === null || (typeof value === 'number' && Number.isFinite(value))) return value;
  into.problem(at, name, `it is ${kindOf(value)}`, 'give a number, or leave it out');
  return null;
}

/** Per-step columns that a written file may carry besides the steps. */
export interface LabColumns {
  readonly advantage?: ArrayLike<number>;
  readonly logProb?: ArrayLike<number>;
  /** Iteration of the run that the rollouts are of, or that of each task. */
  readonly iteration?: number | ArrayLike<number>;
  /** Per trajectory: 1 cut off, 0 ended by itself, −1 unknown, which leaves `done` out. Without it, all ended. */
  readonly truncated?: ArrayLike<number>;
}

/** The rollouts as Lab JSONL, one line (with its line break) at a time, in the order of rows. Reading it gives them back. */
export function* toLabJsonl(rollouts: Rollouts, columns: LabColumns = {}): Generator<string> {
  const { observations, actions, trajectory, trajectoryTask, nextObservation } = rollouts;
  const { iteration, truncated } = columns;
  for (let row = 0; row < rollouts.stepCount; row++) {
    const i = trajectory[row];
    const task = trajectoryTask[i];
    const next = nextObservation?.[row] ?? -1;
    const last = rollouts.position[row] === trajectoryLength(rollouts, i) - 1;
    const cutOff = truncated?.[i] ?? 0;
    const step = {
      uid: rollouts.tasks[task],
      traj_uid: rollouts.trajectories[i],
      step: rollouts.position[row],
      anchor_obs: observations[rollouts.observation[row]],
      text_action: actions[rollouts.action[row]],
      is_action_valid: rollouts.valid[row] === 1,
      next_obs: next < 0 ? undefined : observations[next],
      episode_reward: rollouts.episodeReward[i],
      success: rollouts.success[i] === 1,
      done: last && cutOff < 0 ? undefined : last && cutOff === 0,
      iteration: typeof iteration === 'object' ? iteration[task] : iteration,
      // NaN where a row has none, which JSON does not know.
      advantage: finite(columns.advantage?.[row]),
      log_prob: finite(columns.logProb?.[row]),
    };
    yield `${JSON.stringify(step)}\n`;
  }
}

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

export const labJsonl: TraceAdapter<'lab-jsonl'> = {
  id: 'lab-jsonl',
  label: 'Lab JSONL',
  help: 'One step a line: uid, traj_uid, step, anchor_obs, text_action, is_action_valid, episode_reward; optionally next_obs, success, done, iteration, advantage, log_prob.',
  extensions: ['.jsonl', '.ndjson'],
  uses: ['nodeField'],
  recognise: (first) => {
    if (!isFields(first) || FOREIGN.some((name) => Object.hasOwn(first, name))) return 0;
    return (0.95 * REQUIRED.filter((name) => Object.hasOwn(first, name)).length) / REQUIRED.length;
  },
  read: (options, into) => ({
    record: (value, at) => {
      const step = labStep(value, at, options, into);
      if (step !== null) into.step(step, at);
    },
  }),
};
